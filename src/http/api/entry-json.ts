import { bodyFor } from "../../exchange/book-lines.ts";
import type { WrittenEntry } from "../../register/entry.ts";
import { asEntryId, type EntryId, KEEPER, type PartyId } from "../../register/ids.ts";
import { type Body, KINDS, type KindName } from "../../register/kinds.ts";
import { mayRead } from "../../register/reading.ts";
import { writtenAt } from "../../register/register.ts";
import type { BookPageContext } from "../../web/context.ts";
import { type Told, toldBy } from "../../web/pages/reading.ts";

/** An entry as it leaves the book for a program; `now` only where a correction changed what it says. */
export interface EntryJson {
  readonly id: string;
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly audience: string;
  readonly body: object;
  readonly now?: object;
}

/**
 * A readable entry as an export gives it: without others' own words and the text of their claims (never 3), without few people
 * counted (never 6). What it names and this viewer may not read is "unknown".
 */
export function entryJson(context: BookPageContext, told: Told): EntryJson {
  const { register, viewer, now } = context.book;
  if (!mayRead(register, told.row, viewer, now)) throw new Error(`row ${told.row} may not be read`);
  return openedJson(context, told);
}

/** The same of an entry that is open in this context, for who decides on a report of it. */
export function openedJson(context: BookPageContext, { entry, body }: Told): EntryJson {
  const { register, viewer } = context.book;
  const hide = masking(context, entry as WrittenEntry);
  const { id, kind, by, at, audience } = entry as WrittenEntry;
  const told = hide(bodyFor(register, entry as WrittenEntry, viewer), entry.body);
  const said = { id, kind, by: nameOrUnknown(context, by.party), at, audience, body: told };
  if (body === entry.body) return said;
  return { ...said, now: hide(bodyFor(register, { ...entry, body } as WrittenEntry, viewer), body) };
}

/** The party that wrote an entry, where it may be read. */
const nameOrUnknown = ({ book }: BookPageContext, party: PartyId): string =>
  party === KEEPER || isReadable(book, party) ? party : "unknown";

function isReadable({ register, view }: BookPageContext["book"], id: string): boolean {
  const row = register.rowOf.get(asEntryId(id));
  return row !== undefined && view.mask[row] === 1 && writtenAt(register, row) !== undefined;
}

type Named = {
  about(body: Body): readonly PartyId[];
  links?(body: Body): readonly { readonly id: EntryId }[];
};
const namedIn = (kind: KindName, body: Body): readonly string[] => {
  const { about, links } = KINDS[kind] as unknown as Named;
  return [...about(body), ...(links?.(body).map(({ id }) => id) ?? [])];
};

/** Puts "unknown" in the place of every party and entry that a body names and this viewer may not read. */
function masking(context: BookPageContext, entry: WrittenEntry): (shown: object, said: Body) => object {
  return (shown, said) => {
    const hidden = idsIn(context, entry, said).filter((id) => !isReadable(context.book, id));
    return hidden.length === 0 ? shown : (without(shown, new Set(hidden)) as object);
  };
}

/** What a correction names stands in its new body, which is of its target's kind. */
function idsIn(context: BookPageContext, entry: WrittenEntry, said: Body): readonly string[] {
  if (entry.kind !== "correction") return namedIn(entry.kind, said);
  const { target, body } = said as unknown as { readonly target: EntryId; readonly body: Body };
  const corrected = toldBy(context, target)?.entry.kind;
  return [target, ...(corrected === undefined ? [] : namedIn(corrected, body))];
}

function without(value: unknown, ids: ReadonlySet<string>): unknown {
  if (typeof value === "string") return ids.has(value) ? "unknown" : value;
  if (Array.isArray(value)) return value.map((one) => without(one, ids));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, without(one, ids)]));
}
