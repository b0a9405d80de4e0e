import json from "../../samples/retelling.json" with { type: "json" };
import type { EntryOf, WrittenEntry } from "../../src/register/entry.ts";
import type { PartyId } from "../../src/register/ids.ts";
import type { BodyOf, KindName } from "../../src/register/kinds.ts";
import { draftsOf, readSample } from "../../src/simulation/sample.ts";
import { countingIds, foldDrafts } from "./fold.ts";

/** The article retold, folded, and ways to ask what it says. */
export const sample = readSample(json);
const book = foldDrafts(
  "retelling",
  draftsOf(sample, countingIds()).map((draft) => ({ draft, at: sample.written })),
);
export const written = book.entries as readonly WrittenEntry[];

export const all = <K extends KindName>(kind: K): readonly BodyOf<K>[] =>
  written
    .filter((entry): entry is EntryOf<K> & WrittenEntry => entry.kind === kind)
    .map((entry) => entry.body) as never;

/** What the entry with this name in the sample says. */
export function told<K extends KindName>(kind: K, name: string): BodyOf<K> {
  const entry = written[sample.entries.findIndex(({ as }) => as === name)];
  if (entry?.kind !== kind) throw new Error(`${name} is no ${kind}`);
  return entry.body as BodyOf<K>;
}

export const party = (name: string): PartyId =>
  [...book.parties].find(([, facts]) => facts.name.includes(name))?.[0] as PartyId;
export const nameOf = (id: string): string => book.parties.get(id as PartyId)?.name ?? "unknown";
export const entryAt = (id: string) => written.find((entry) => entry.id === id);
export const rule = (title: string) =>
  written.find((entry): entry is EntryOf<"rule"> => entry.kind === "rule" && entry.body.title.includes(title));
export const heldUnder = (title: string) => all("held").filter((held) => held.rule === rule(title)?.id);
export const factsUnder = (title: string) => all("fact").filter((fact) => fact.rule === rule(title)?.id);
