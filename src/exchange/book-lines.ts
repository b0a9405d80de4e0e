import type { WrittenEntry } from "../register/entry.ts";
import type { PartyId } from "../register/ids.ts";
import type { KindName } from "../register/kinds.ts";
import { mayRead, type Viewer } from "../register/reading.ts";
import { FEWEST_PEOPLE } from "../register/round.ts";
import { type Register, sideOf, writtenAt, writtenById } from "../register/register.ts";

/**
 * An entry as it leaves the book for a reader: without the pseudonym of whoever typed it, and without its number in the book, which
 * would say how many entries that reader may not read stand before it.
 */
export interface BookLine {
  readonly id: string;
  readonly kind: string;
  readonly by: PartyId;
  readonly at: string;
  readonly audience: string;
  readonly body: object;
}

/**
 * What a viewer may take along of a row; undefined when the row may not be read.
 * Never 3: a group's own words and the text of a claim are no export for others. The names and titles of a published
 * register are left out too: a file of them could be searched line by line, which no page allows. Never 6: of fewer than five
 * people stands "under-five".
 */
export function bookLine(register: Register, row: number, viewer: Viewer, now: number): BookLine | undefined {
  const entry = writtenAt(register, row);
  if (!entry || !mayRead(register, row, viewer, now)) return undefined;
  const { id, kind, by, at, audience } = entry;
  return { id, kind, by: by.party, at, audience, body: bodyFor(register, entry, viewer) };
}

/** What an entry says, as far as a viewer may take it along. */
export function bodyFor(register: Register, entry: WrittenEntry, viewer: Viewer): object {
  if (entry.by.party === viewer.party) return entry.body;
  const residents = sideOf(register, entry.by.party) === "residents";
  const told = (kind: KindName, body: object): object =>
    withoutFew(withoutNames(residents ? without(body, OWN_WORDS[kind] ?? []) : body), HEADCOUNTS[kind] ?? []);
  if (entry.kind !== "correction") return told(entry.kind, entry.body);
  const corrected = writtenById(register, entry.body.target);
  return { ...entry.body, body: told(corrected?.kind ?? "correction", entry.body.body) };
}

const OWN_WORDS: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  party: ["words"],
  claim: ["forWhom", "notFor", "words", "where", "backing"],
};

/** Whether words of an entry are read on its page alone, by everybody but who wrote them: in no program's hands. */
export const isPageOnly = (register: Register, entry: WrittenEntry): boolean =>
  sideOf(register, entry.by.party) === "residents" && OWN_WORDS[entry.kind] !== undefined;

/** Where people are counted; how many others were asked for a role counts parties. */
const HEADCOUNTS: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  activity: ["counts", "meeting"],
  fact: ["count"],
  backing: ["count"],
};

const withoutFew = (body: object, fields: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      if (!fields.includes(name)) return [name, value];
      if (typeof value === "object" && value !== null) return [name, withoutFew(value, Object.keys(value))];
      return [name, typeof value === "number" && value < FEWEST_PEOPLE ? "under-five" : value];
    }),
  );

const without = (body: object, fields: readonly string[]): object =>
  Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));

/** Whoever a published register lists keeps only its legal form, wherever it is named; what stands on a line of one has no title. */
function withoutNames(body: object): object {
  const { source } = body as { readonly source?: { readonly file?: unknown } };
  const told = source?.file === undefined ? body : without(body, ["what"]);
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, LISTING.includes(name) ? formOnly(value) : value]),
  );
}

/** Fields in which somebody can stand as a register lists it. */
const LISTING = ["from", "to", "doubter"];

function formOnly(who: unknown): unknown {
  const { listed } = (who ?? {}) as { readonly listed?: { readonly form?: unknown } };
  return listed === undefined ? who : { listed: { form: listed.form } };
}
