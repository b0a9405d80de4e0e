import type { Basis, Cell, Sentence } from "./finding.ts";
import type { View } from "./view.ts";

/** First and last year in which rows can have happened; null when no year is known. */
export function periodOf(
  view: View,
  rows: readonly number[] | Int32Array,
): { firstYear: number | null; lastYear: number | null } {
  const { year } = view.columns;
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < rows.length; i++) {
    const at = year[view.current(rows[i] as number)] as number;
    if (at === 0) continue;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return first > last ? { firstYear: null, lastYear: null } : { firstYear: first, lastYear: last };
}

/** Of which years it is, or that no year is known; its words stand with each lens. */
export const periodSentence = ({ firstYear, lastYear }: Pick<Basis, "firstYear" | "lastYear">): Sentence =>
  firstYear === null
    ? { key: "period-unknown", values: {} }
    : { key: "period", values: { years: yearsCell({ firstYear, lastYear }) }, units: { years: "years" } };

/** The years as one cell of unit "years". */
export const yearsCell = ({ firstYear, lastYear }: Pick<Basis, "firstYear" | "lastYear">): Cell =>
  firstYear === null || firstYear === lastYear ? firstYear : `${firstYear}-${lastYear}`;
