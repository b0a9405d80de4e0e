import { dayAt } from "../../register/term.ts";
import { casesOf } from "../../mirror/cases.ts";
import { NO_DAY, NONE, type WordColumn } from "../../mirror/columns.ts";
import { wordAt } from "../../mirror/dictionary.ts";
import type { BookPageContext } from "../context.ts";
import type { ListFilter } from "./list-filter.ts";

/** A request and the last readable decision on it, by their rows; NONE where there is no decision to read. */
export interface RequestRow {
  /** The request as entered, and where it reads now. */
  readonly request: number;
  readonly current: number;
  readonly decision: number;
}

/** Every readable request, newest first. */
export function requestRows({ book }: BookPageContext): readonly RequestRow[] {
  const cases = casesOf(book.view);
  const rows = Array.from({ length: cases.length }, (_, i) => ({
    request: cases.request[i] as number,
    current: cases.current[i] as number,
    decision: cases.decision[i] as number,
  }));
  return rows.reverse();
}

/** A word of a row, undefined when unknown. */
export function wordOf({ book }: BookPageContext, column: WordColumn, row: number): string | undefined {
  const code = (): number => (column === "form" ? book.view.form(row) : (book.columns[column][row] ?? 0));
  const word = row === NONE ? "unknown" : wordAt(book.columns.words[column], code());
  return word === "unknown" ? undefined : word;
}

/** "none" while nothing was decided, as far as this viewer may read. */
export const stateOf = (context: BookPageContext, { decision }: RequestRow): string | undefined =>
  decision === NONE ? "no-answer" : wordOf(context, "outcome", decision);

/** Days since it was asked without a decision, as far as the day is known; counted from the last day it can have been. */
export function daysWaiting({ book }: BookPageContext, { current, decision }: RequestRow): number | undefined {
  const last = book.columns.last[current] ?? NO_DAY;
  return decision !== NONE || last === NO_DAY ? undefined : Math.max(0, dayAt(book.now) - last);
}

/** The closed list of filters on requests; the address holds what is chosen. */
export const requestFilters = (context: BookPageContext): readonly ListFilter<RequestRow>[] => [
  { name: "matter", list: "matter", valueOf: ({ current }) => wordOf(context, "matter", current) },
  { name: "state", list: "state", valueOf: (row) => stateOf(context, row) },
  { name: "unit", valueOf: ({ current }) => wordOf(context, "unit", current) },
  { name: "area", valueOf: ({ current }) => wordOf(context, "area", current) },
  { name: "year", valueOf: ({ current }) => yearOf(context, current) },
  { name: "form", list: "form", valueOf: ({ current }) => wordOf(context, "form", current) },
  { name: "cadence", list: "cadence", valueOf: ({ current }) => wordOf(context, "cadence", current) },
];

export function yearOf({ book }: BookPageContext, row: number): string | undefined {
  const year = row === NONE ? 0 : (book.columns.year[row] ?? 0);
  return year === 0 ? undefined : String(year);
}
