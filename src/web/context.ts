import type { Columns } from "../mirror/columns.ts";
import type { View } from "../mirror/view.ts";
import type { EntryId, PartyId } from "../register/ids.ts";
import type { Viewer } from "../register/reading.ts";
import { hangs } from "../register/hanging.ts";
import type { BookType, Register } from "../register/register.ts";
import { type Formats, formatsOf } from "./formats.ts";
import { directionOf, type Direction, type Locale, type Texts, textsIn, LOCALES } from "./texts.ts";

/** Everything a page is drawn from besides its own data: language, address, who looks, and in which book. */
export interface PageContext {
  readonly texts: Texts;
  readonly formats: Formats;
  readonly locale: Locale;
  readonly dir: Direction;
  /** The languages this page can be read in. */
  readonly languages: readonly Locale[];
  /** Path of this page, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly session?: Session;
  readonly book?: BookContext;
}

/** Somebody who is signed in; `party` is for whom they write in this book. */
export interface Session {
  readonly account: string;
  readonly party?: PartyId;
  readonly role?: "organiser" | "writer" | "reader";
  /** How this person is called in the book; never drawn on a page. */
  readonly pseudonym?: string;
  /** The other parties of this book that this account may choose. */
  readonly others?: readonly PartyId[];
  /** The decision by which the holder refused `party`: it answers that, and writes nothing else. */
  readonly refused?: EntryId;
  readonly steward: boolean;
  /** Goes into every form that posts. */
  readonly csrf: string;
}

/** Whether the visitor writes in this book; a reader reads along. */
export const mayWrite = ({ session }: PageContext): boolean =>
  session?.party !== undefined && session.role !== "reader" && session.refused === undefined;

/** Whether the visitor sends a form of this kind: whom the holder refused answers that, and erases what it wrote. */
export const maySendForm = (context: PageContext, kind: string): boolean =>
  mayWrite(context) || (context.session?.refused !== undefined && context.session.role !== "reader" && hangs(kind));

export interface BookContext {
  readonly slug: string;
  readonly name: string;
  readonly type: BookType;
  readonly place: string;
  /** Source line of a retelling, a practice book or a register; stands on every page. Empty for a neighbourhood. */
  readonly note: string;
  /** The name of its look, where that is another than the stylesheet's own. */
  readonly theme?: string;
  readonly register: Register;
  readonly columns: Columns;
  readonly view: View;
  readonly viewer: Viewer;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The moment of reading, also where the page shows an earlier one. */
  readonly readAt?: number;
  /** When the cleaning job began here, in the same; not before its first run. */
  readonly cleanedSince?: number;
}

/** A page inside a book. */
export interface BookPageContext extends PageContext {
  readonly book: BookContext;
}

/** Whether the visitor came in for a party that has not yet said who it is: it says that before it writes anything else. */
export const isEntering = ({ session, book }: BookPageContext): boolean =>
  session?.party !== undefined && !book.register.parties.has(session.party);

/** The same in words as programs read and compare them: without signs that keep names apart. */
export const inPlainWords = <C extends PageContext>(context: C): C => ({
  ...context,
  texts: context.texts.plain,
  formats: formatsOf(context.texts.plain),
});

/** What the page's address and the visitor bring; the rest follows from the language. */
export interface Visit {
  readonly locale: Locale;
  /** The texts in that language, where they are others than those of the program. */
  readonly texts?: Texts;
  readonly languages?: readonly Locale[];
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly session?: Session;
  readonly book?: BookContext;
}

/** The context of a page; a visit with a book gives a page inside that book. */
export function pageContext<V extends Visit>(visit: V): V extends { book: BookContext } ? BookPageContext : PageContext;
export function pageContext(visit: Visit): PageContext {
  const texts = visit.texts ?? textsIn(visit.locale);
  return {
    ...visit,
    languages: visit.languages ?? LOCALES,
    query: visit.query ?? new URLSearchParams(),
    texts,
    formats: formatsOf(texts),
    dir: directionOf(visit.locale),
  };
}
