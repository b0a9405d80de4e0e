import { isUnknown, type Reading } from "./values.ts";

/** What stands first in a column's dates with points, dashes or slashes; null when both occur. */
export type DateOrder = "day" | "month" | null;

const TIME = "(?:[T ]\\d{1,2}:\\d{2}.*)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}$`);
const MONTH_NAMED = /^(\d{1,2})[- ](\p{L}{3,9})\.?[- ](\d{4})$/u;
const TWO_DIGIT_YEAR = /^\d{1,2}([-/.])\d{1,2}\1\d{2}$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const EXPECTED = "2015-08-27";

/** Dutch and English month names by their first three letters. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  ["jan", "feb", "maa mrt mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"].flatMap(
    (names, index) => names.split(" ").map((name) => [name, index + 1] as const),
  ),
);

/** Which comes first in a column, from a sample: Dutch registers put the day first unless every date that tells says otherwise. */
export function detectDateOrder(cells: Iterable<string>): DateOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    const parts = YEAR_LAST.exec(cell.trim());
    if (parts && Number(parts[1]) > 12) dayFirst = true;
    if (parts && Number(parts[3]) > 12) monthFirst = true;
  }
  if (!monthFirst) return "day";
  return dayFirst ? null : "month";
}

/** A day as "2015-08-27"; a time of day behind it is dropped. */
export function readDate(cell: string, order: DateOrder): Reading<string> {
  const text = cell.trim();
  if (isUnknown(text)) return { value: null };
  const yearFirst = YEAR_FIRST.exec(text) ?? EIGHT_DIGITS.exec(text);
  if (yearFirst) return day(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const named = MONTH_NAMED.exec(text);
  if (named) return day(Number(named[3]), MONTHS.get(named[2]?.slice(0, 3).toLowerCase() ?? "") ?? 0, Number(named[1]));
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) return dayOrMonthFirst(Number(yearLast[1]), Number(yearLast[3]), { year: Number(yearLast[4]), order });
  return { problem: TWO_DIGIT_YEAR.test(text) ? "date-ambiguous" : "date-unreadable", expected: EXPECTED };
}

interface YearAndOrder {
  readonly year: number;
  readonly order: DateOrder;
}

function dayOrMonthFirst(first: number, second: number, { year, order }: YearAndOrder): Reading<string> {
  if (order === "month") return day(year, first, second);
  if (order === "day" || first === second || first > 12) return day(year, second, first);
  return second > 12 ? day(year, first, second) : { problem: "date-ambiguous", expected: EXPECTED };
}

function day(year: number, month: number, dayOfMonth: number): Reading<string> {
  const real =
    year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month);
  if (!real) return { problem: "date-impossible", expected: EXPECTED };
  return { value: `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}` };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
