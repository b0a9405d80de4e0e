import type { View } from "./view.ts";

/** First and last year in which rows can have happened; null when no year is known. */
export function periodOf(view: View, rows: Iterable<number>): { firstYear: number | null; lastYear: number | null } {
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    const year = view.columns.year[view.current(row)] as number;
    if (year === 0) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return first > last ? { firstYear: null, lastYear: null } : { firstYear: first, lastYear: last };
}
