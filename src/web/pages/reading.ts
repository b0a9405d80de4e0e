import { NONE } from "../../mirror/columns.ts";
import type { EntryOf, WrittenEntry } from "../../register/entry.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import type { HangingKind } from "../../register/hanging.ts";
import type { Body, BodyOf, KindName } from "../../register/kinds.ts";
import { Refusal } from "../../register/refusal.ts";
import { rootOf, sideOf, writtenAt } from "../../register/register.ts";
import { wordsLapseOf } from "../../register/retention.ts";
import type { BookPageContext } from "../context.ts";

/** An entry that may be read, with what it says now. Every page reads the book through here: the mask is looked at once. */
export interface Told<K extends KindName = KindName> {
  readonly row: number;
  readonly entry: EntryOf<K>;
  readonly body: BodyOf<K>;
}

/** The entry at a row as this viewer may read it; undefined when masked, erased or not there. */
export function toldAt({ book }: BookPageContext, row: number): Told | undefined {
  const entry = readableAt(book, row);
  return entry && asRead(book, { row, entry, body: bodyAt(book, entry, row) } as Told);
}

/** Never 3: what a party says of itself is unknown to others without its consent or after it, in older versions too. */
function asRead(book: BookPageContext["book"], told: Told): Told {
  const { entry, body, row } = told as { entry: WrittenEntry; body: Body; row: number };
  if (entry.kind !== "party" && entry.kind !== "correction") return told;
  const party = entry.kind === "party" ? row : rootOf(book.register, entry.id);
  const now = book.readAt ?? book.now;
  const until =
    party === undefined ? undefined : wordsLapseOf(book.register, party, { cleanedSince: book.cleanedSince ?? now });
  if (until === undefined || until > now || book.register.entries[party ?? -1]?.id === (book.viewer.party as string))
    return told;
  const written = withoutWords(entry.body);
  return {
    row,
    entry: { ...entry, body: written },
    body: body === entry.body ? written : withoutWords(body),
  } as unknown as Told;
}

function withoutWords(body: Body): Body {
  const { body: inner } = body as { readonly body?: object };
  return (inner ? { ...body, body: { ...inner, words: "unknown" } } : { ...body, words: "unknown" }) as unknown as Body;
}

const readableAt = (book: BookPageContext["book"], row: number): WrittenEntry | undefined =>
  row >= 0 && book.view.mask[row] === 1 ? writtenAt(book.register, row) : undefined;

function bodyAt(book: BookPageContext["book"], entry: WrittenEntry, row: number): Body {
  const last = readableAt(book, book.view.current(row));
  return last?.kind === "correction" && last.id !== entry.id ? (last.body.body as unknown as Body) : entry.body;
}

/** The same by its id. */
export const toldBy = (context: BookPageContext, id: EntryId | "unknown" | undefined): Told | undefined =>
  id === undefined ? undefined : toldAt(context, context.book.register.rowOf.get(id as EntryId) ?? NONE);

/** The entry at a row, when it is of this kind and may be read. */
export function toldAs<K extends KindName>(context: BookPageContext, row: number, kind: K): Told<K> | undefined {
  const told = toldAt(context, row);
  return told?.entry.kind === kind ? (told as unknown as Told<K>) : undefined;
}

/** The entry of one kind with this id. Throws the Refusal "entry-unknown", also for what may not be read. */
export function toldOrRefused<K extends KindName>(context: BookPageContext, id: EntryId, kind?: K): Told<K> {
  const told = toldBy(context, id);
  if (!told || (kind !== undefined && told.entry.kind !== kind)) throw new Refusal("entry-unknown");
  return told as unknown as Told<K>;
}

/** Some rows as they may be read. */
export const toldOf = <K extends KindName>(context: BookPageContext, rows: Iterable<number>): readonly Told<K>[] =>
  [...rows].flatMap((row) => (toldAt(context, row) as unknown as Told<K> | undefined) ?? []);

/** Every readable event of a kind, newest first. */
export const allOf = <K extends KindName>(context: BookPageContext, kind: K): readonly Told<K>[] =>
  toldOf<K>(context, context.book.view.rows(kind).toReversed());

/** What hangs on an entry, of one kind, oldest first. */
export const hangingOf = <K extends HangingKind>(context: BookPageContext, row: number, kind: K): readonly Told<K>[] =>
  toldOf<K>(context, context.book.register.hanging.get(row) ?? []).filter(({ entry }) => entry.kind === kind);

/** Other sides' versions of an entry. */
export const versionsOf = (context: BookPageContext, row: number): readonly Told[] =>
  toldOf(context, context.book.register.versions.get(row) ?? []);

/** Parties this viewer may read of, by name: no other order says who matters. */
export function readableParties({ book }: BookPageContext): readonly PartyId[] {
  const readable = [...book.register.parties].filter(([, facts]) => book.view.mask[facts.row] === 1);
  return readable.sort(([, a], [, b]) => a.name.localeCompare(b.name)).map(([id]) => id);
}

/** Whether an entry stands in a published register, where nobody is named outside the page of one file. */
export const isFromRegister = (body: Body): boolean =>
  (body as { readonly source?: { readonly file?: string } }).source?.file !== undefined;

export const isResidents = ({ book }: BookPageContext, party: PartyId): boolean =>
  sideOf(book.register, party) === "residents";

/** Parties named one by one on a page at most: more would be a list to look people up in. */
export const MOST_NAMED = 60;
