import { look, type Otherwise, otherwise, type ShownFinding } from "../mirror/mirror.ts";
import { isOnce, onceFor } from "./finding-cache.ts";
import type { BookVisit } from "./visit.ts";

/** Parameters of an address that are not the lens's own. */
const NOT_ASKED = ["at", "table", "page", "lang"];

/** The finding at an address, worked out once per view. */
export function found({ book, query }: BookVisit, name: string): ShownFinding {
  const asked = askedIn(query);
  return onceFor(book.view, `${name}?${asked}`, () => look(name, book.view, asked));
}

/** Whether the finding at an address was worked out before. */
export const isFound = ({ book, query }: BookVisit, name: string): boolean =>
  isOnce(book.view, `${name}?${askedIn(query)}`);

/** What the other telling would change in it, worked out as often. */
export function foundOtherwise(visit: BookVisit, name: string): Otherwise | undefined {
  const { book, query } = visit;
  const asked = askedIn(query);
  return onceFor(book.view, `otherwise ${name}?${asked}`, () => otherwise(name, book.view, asked, found(visit, name)));
}

function askedIn(query: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams(query);
  for (const other of NOT_ASKED) asked.delete(other);
  asked.sort();
  return asked;
}

/** Lenses that say something of a whole book without anything chosen. */
const TOLD_AT_HOME = ["like-for-like", "silence", "rule-test", "who-writes"];

/** What the mirror shows this viewer of the whole book, for its home page: the findings of those that rest on enough. */
export const newestFindings = ({ book }: BookVisit): readonly ShownFinding[] =>
  TOLD_AT_HOME.map((name) => onceFor(book.view, `${name}?`, () => look(name, book.view, []))).filter(
    ({ enough }) => enough,
  );
