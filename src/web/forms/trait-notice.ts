import type { View } from "../../mirror/view.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import { type Body, KINDS, type KindName } from "../../register/kinds.ts";
import { concernedBy, type Register } from "../../register/register.ts";
import type { AnySpec, Posted } from "./field.ts";
import { valuesIn } from "./field.ts";
import type { Form } from "./form-of.ts";
import { lookAgain, type LookAgainOn, type TraitNotice } from "./look-again.ts";
import { specsOf } from "./read-form.ts";

interface Writing {
  readonly kind: KindName;
  readonly body: Body;
  readonly by: PartyId;
}

/**
 * The words to look at once more before an entry is written: only in free text, and only where it is about somebody else.
 * A party's own words, claims and burdens are its own, and no notice stands in their way.
 */
export function traitNotices(register: Register, { kind, body, by }: Writing): readonly TraitNotice[] {
  if (!isAboutOthers(register, { kind, body, by })) return [];
  const loose = body as unknown as Readonly<Record<string, unknown>>;
  const inner = kind === "correction" ? (loose.body as Readonly<Record<string, unknown>>) : loose;
  const names = Object.keys(inner).filter((name) => isFreeText(kind, name));
  return lookAgain(
    kind,
    names.map((name) => [name, textIn(inner[name])] as const),
  );
}

const FREE: readonly AnySpec["type"][] = ["text", "line", "rows", "photo"];
const firstOf = (name: string): string => name.split(".")[0] ?? "";

const isFreeText = (kind: KindName, name: string): boolean =>
  kind === "correction" || specsOf(kind).some((spec) => firstOf(spec.name) === name && FREE.includes(spec.type));

/** The strings in a value, however deep. */
function textIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || typeof value !== "object") return "";
  return Object.values(value).map(textIn).join("\n");
}

function isAboutOthers(register: Register, { kind, body, by }: Writing): boolean {
  const about = KINDS[kind].about as (body: Body) => readonly PartyId[];
  const links = KINDS[kind] as { links?: (body: Body) => readonly { readonly id: EntryId }[] };
  const linked = (links.links?.(body) ?? []).flatMap(({ id }) => concernedBy(register, id));
  return kind === "rule" || [...about(body), ...linked].some((party) => party !== by);
}

interface Looking {
  readonly register: Register;
  readonly view: View;
  readonly own: PartyId;
}

/** What a form's page needs to look before anything is sent. An entry that may not be read is like one that never was. */
export function lookAgainOn({ register, view, own }: Looking, form: Form, values: Posted): LookAgainOn {
  const named = (types: readonly AnySpec["type"][]) =>
    form.fields.map(({ spec }) => spec).filter(({ type }) => types.includes(type));
  const rows = form.fields.flatMap(({ spec }) =>
    spec.type === "rows" ? spec.columns.filter((c) => c.type === "party").map((c) => `${spec.name}.${c.name}`) : [],
  );
  const entries = [...named(["entry"]).map(({ name }) => name), "target", "versionOf"];
  const offered = form.fields.flatMap(({ spec, choices }) => (spec.type === "entry" ? (choices ?? []) : []));
  const filled = entries.flatMap((name) => valuesIn(values, name));
  const isReadable = (id: string): boolean => view.mask[register.rowOf.get(id as EntryId) ?? -1] === 1;
  const concernsOwn = (id: string): boolean => concernedBy(register, id as EntryId).every((party) => party === own);
  return {
    kind: form.kind,
    own,
    ownEntries: [...new Set([...offered, ...filled])].filter((id) => isReadable(id) && concernsOwn(id)),
    free: named(FREE).map(({ name }) => firstOf(name)),
    parties: [...named(["party", "someone"]).map(({ name }) => name), ...rows],
    entries: [...new Set(entries)],
  };
}
