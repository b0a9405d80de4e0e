import { type AgreedHours, agreedHours } from "../../register/agreed.ts";
import { answersOf, NO, NO_ANSWER_KNOWN, PARTLY, YES } from "../answers.ts";
import { type Cases, casesOf } from "../cases.ts";
import { NONE } from "../columns.ts";
import { enteredAt } from "../parties.ts";
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

/** What one party, or somebody without a name, asked. */
export interface Asker {
  /** NONE for whoever asked without a name. */
  readonly party: number;
  requests: number;
  minutes: number;
  unwritten: number;
  /** How often, in the words or numbers of the entries. */
  readonly often: Set<string>;
}

/** Who asked, in order of entering; then who may not be read, by first request; who asked without a name comes last. Linear in the cases. */
export function askersOf(view: View, cases: Cases): readonly Asker[] {
  const { columns } = view;
  const askers = new Map<number, Asker>();
  for (let i = 0; i < cases.length; i++) {
    const row = cases.current[i] as number;
    const party = columns.from[row] as number;
    const asker = askers.get(party) ?? { party, requests: 0, minutes: 0, unwritten: 0, often: new Set<string>() };
    askers.set(party, asker);
    const minutes = columns.minutes[row] as number;
    const often = view.said(cases.request[i] as number, "request")?.often ?? "unknown";
    asker.requests++;
    if (Number.isNaN(minutes)) asker.unwritten++;
    else asker.minutes += minutes;
    if (often !== "unknown") asker.often.add(typeof often === "number" ? `${often}×` : often);
  }
  const place = ({ party }: Asker): number => (party === NONE ? Infinity : enteredAt(view, party));
  return [...askers.values()].sort((a, b) => place(a) - place(b));
}

/** A role of a party that sets how much may be asked, with its row. */
export interface AgreedRole extends AgreedHours {
  readonly row: number;
}

/** The roles of a party to which it agreed, and how many it did not, or nobody knows: those set nothing. */
export function rolesOf(
  view: View,
  party: number,
): { readonly agreed: readonly AgreedRole[]; readonly others: number } {
  const own = [...view.rows("role")].filter((row) => view.columns.from[view.current(row)] === party);
  const agreed = own.flatMap((row) => {
    const role = view.agreed(row) === "yes" ? view.said(row, "role") : undefined;
    return role ? [{ row, ...agreedHours(role) }] : [];
  });
  return { agreed, others: own.length - agreed.length };
}
