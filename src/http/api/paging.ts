import { asEntryId } from "../../register/ids.ts";
import type { BookContext } from "../../web/context.ts";
import { FieldsWrong } from "./fields-wrong.ts";

export const MOST_ITEMS = 100;
export const USUAL_ITEMS = 50;

export interface Page<T> {
  readonly items: readonly T[];
  /** What to send as `cursor` for the next page; null on the last. */
  readonly next: string | null;
}

export interface PageAsked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const MARK = "c1.";
const toCursor = (id: string): string => Buffer.from(MARK + id).toString("base64url");

/** The id of the last item of the page before. Throws "field-wrong" for what is no cursor of ours. */
function idIn(cursor: string): string {
  const text = Buffer.from(cursor, "base64url").toString();
  if (!text.startsWith(MARK)) throw new FieldsWrong([{ field: "cursor", problem: "cursor" }]);
  return text.slice(MARK.length);
}

/** How a list is walked: what names an item, and where the items after the one so named begin. */
export interface Walk<T> {
  idOf(item: T): string;
  /** Undefined where no such item ever stood in the list. */
  after(all: readonly T[], id: string): number | undefined;
}

/** One page of a list in its own order. Items that came or went since the page before shift nothing. */
export function pageOf<T>(all: readonly T[], { cursor, limit }: PageAsked, { idOf, after }: Walk<T>): Page<T> {
  const start = cursor === undefined ? 0 : after(all, idIn(cursor));
  if (start === undefined) throw new FieldsWrong([{ field: "cursor", problem: "cursor" }]);
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && start + limit < all.length ? toCursor(idOf(last)) : null };
}

/** Items that stay in the list for good, each under its own name. */
export const byName = <T>(idOf: (item: T) => string): Walk<T> => ({
  idOf,
  after: (all, id) => {
    const index = all.findIndex((item) => idOf(item) === id);
    return index < 0 ? undefined : index + 1;
  },
});

/**
 * Rows of a book, oldest or newest first: a page goes on after a row that need no longer be in the list. What may not be read is no
 * place to go on from, or a cursor would tell that it is there.
 */
export const byRow = <T>({ register, view }: BookContext, rowIn: (item: T) => number): Walk<T> => ({
  idOf: (item) => register.entries[rowIn(item)]?.id ?? "",
  after: (all, id) => {
    const row = register.rowOf.get(asEntryId(id)) ?? -1;
    const [first, last] = [all[0], all.at(-1)];
    if (view.entry(row) === undefined) return undefined;
    if (first === undefined || last === undefined) return 0;
    const rising = rowIn(first) <= rowIn(last);
    const index = all.findIndex((item) => (rising ? rowIn(item) > row : rowIn(item) < row));
    return index < 0 ? all.length : index;
  },
});
