import type { PartyId } from "../../register/ids.ts";
import { type Body, KINDS, type KindName } from "../../register/kinds.ts";
import { concernedBy, type Register } from "../../register/register.ts";
import type { EntryId } from "../../register/ids.ts";
import { traitWordsIn } from "../../register/traits.ts";
import { specsOf } from "./read-form.ts";

/** Words in what somebody wrote that say what people are, by field. */
export interface TraitNotice {
  readonly name: string;
  readonly words: readonly string[];
}

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
  const names = [...new Set(Object.keys(inner))].filter((name) => isFreeText(kind, name));
  return names
    .map((name) => ({ name, words: traitWordsIn(textIn(inner[name])) }))
    .filter(({ words }) => words.length > 0);
}

function isFreeText(kind: KindName, name: string): boolean {
  const specs = specsOf(kind).filter((spec) => spec.name.split(".")[0] === name);
  return kind === "correction" || specs.some(({ type }) => type === "text" || type === "line" || type === "rows");
}

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
