import { dayRange, dayToIso } from "../../register/partial-date.ts";
import { answersOf, NO, NO_ANSWER_KNOWN, PARTLY, YES } from "../answers.ts";
import { type Cases, casesOf } from "../cases.ts";
import { NO_DAY, NONE } from "../columns.ts";
import { casesWhere } from "../selection.ts";
import { RESIDENTS, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";

/** Requests that somebody else put to a residents' party. */
export function putToResidents(view: View): Cases {
  const { columns } = view;
  const [sides, cases] = [sidesOf(view), casesOf(view)];
  return casesWhere(cases, (i) => {
    const row = cases.current[i] as number;
    return sides[columns.to[row] as number] === RESIDENTS && columns.from[row] !== columns.to[row];
  });
}

/** Those of which one end is this party. */
export const withEnd = (
  { columns }: View,
  cases: Cases,
  { end, party }: { end: "from" | "to"; party: number },
): Cases => casesWhere(cases, (i) => columns[end][cases.current[i] as number] === party);

/** What was asked in one year, or of which the year is unknown (null). */
export interface Asked {
  readonly year: number | null;
  readonly requests: number;
  /** Different parties at the other end; who asked without a name counts as nobody. */
  readonly others: number;
  /** Minutes asked where that is written, and requests of which it is not. */
  readonly minutes: number;
  readonly unwritten: number;
  readonly yes: number;
  readonly no: number;
  /** No answer is written; a request taken back needs none. */
  readonly open: number;
}

/** One row over all cases. */
export function askedIn(
  view: View,
  cases: Cases,
  { other, year }: { other: "from" | "to"; year: number | null },
): Asked {
  const { columns } = view;
  const answers = answersOf(view, cases);
  const others = new Set<number>();
  let [minutes, unwritten, yes, no, open] = [0, 0, 0, 0, 0];
  for (let i = 0; i < cases.length; i++) {
    const row = cases.current[i] as number;
    others.add(columns[other][row] as number);
    const asked = columns.minutes[row] as number;
    if (Number.isNaN(asked)) unwritten++;
    else minutes += asked;
    yes += Number(answers[i] === YES || answers[i] === PARTLY);
    no += Number(answers[i] === NO);
    open += Number(answers[i] === NO_ANSWER_KNOWN);
  }
  others.delete(NONE);
  return { year, requests: cases.length, others: others.size, minutes, unwritten, yes, no, open };
}

/** The same year by year, oldest first; those of an unknown year last. */
export function askedPerYear(view: View, cases: Cases, other: "from" | "to"): readonly Asked[] {
  const yearAt = (i: number) => view.columns.year[cases.current[i] as number] as number;
  const years = [...new Set(cases.current.map((row) => view.columns.year[row] as number))];
  return years
    .sort((a, b) => (a || Infinity) - (b || Infinity))
    .map((year) =>
      askedIn(
        view,
        casesWhere(cases, (i) => yearAt(i) === year),
        { other, year: year || null },
      ),
    );
}

const AGREED = 1;
const WEEKS = 52;

/** A role as far as it sets how much may be asked. */
export interface AgreedRole {
  readonly row: number;
  /** Minutes a week, NaN when unknown. */
  readonly minutes: number;
  /** First and last year it can have held. */
  readonly from: number;
  readonly until: number;
}

/** The roles of a party to which it agreed, and how many it did not, or nobody knows: those set nothing. */
export function rolesOf(
  view: View,
  party: number,
): { readonly agreed: readonly AgreedRole[]; readonly others: number } {
  const { columns } = view;
  const own = [...view.rows("role")].filter((row) => columns.from[view.current(row)] === party);
  const agreed = own.filter((row) => columns.value[view.current(row)] === AGREED);
  return { agreed: agreed.map((row) => roleAt(view, row)), others: own.length - agreed.length };
}

function roleAt(view: View, row: number): AgreedRole {
  const { columns } = view;
  const now = view.current(row);
  const since = columns.first[now] as number;
  const end = dayRange(view.said(row, "role")?.until ?? "unknown");
  return {
    row,
    minutes: columns.minutes[now] as number,
    from: since === NO_DAY ? -Infinity : yearOf(since),
    until: end === undefined ? Infinity : yearOf(end.last),
  };
}

const yearOf = (day: number): number => Number(dayToIso(day).slice(0, 4));

/**
 * Minutes agreed for a year: every role that can have held in it counts whole, so that "more asked than agreed" never rests on
 * what is unknown. Undefined when no agreed role held; NaN when of one the hours are unknown.
 */
export function agreedIn(agreed: readonly AgreedRole[], year: number): number | undefined {
  const held = agreed.filter(({ from, until }) => from <= year && year <= until);
  return held.length === 0 ? undefined : held.reduce((sum, { minutes }) => sum + minutes * WEEKS, 0);
}
