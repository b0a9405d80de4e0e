import { answersOf, NO_ANSWER_KNOWN, PARTLY } from "../answers.ts";
import { institutionCases } from "../asked.ts";
import { askersOf } from "../askers.ts";
import type { Cases } from "../cases.ts";
import { NEW, newness, RETURNING, UNTOLD_YEARS } from "../labels.ts";
import { periodOf } from "../period.ts";
import { selection, type Selection } from "../selection.ts";
import type { View } from "../view.ts";

/** Requests with who asked them, what they got, and whether the asker asked in an earlier year. */
export interface Asking {
  readonly length: number;
  readonly party: Int32Array;
  readonly parties: number;
  readonly year: Int32Array;
  /** NEW, RETURNING, or −1 where nobody can tell. */
  readonly newness: Int32Array;
  readonly answer: Uint8Array;
  /** Cents granted; NaN when there was a yes of an unknown amount, 0 when there was none. */
  readonly granted: Float64Array;
  readonly keep: (i: number) => boolean;
  /** What went to whom in the years of which that can be told. */
  readonly reached: Readonly<Record<Who, Reached>>;
  /** From this year on it is known who is new: later than the first years of the book. Null in an empty book. */
  readonly since: number | null;
}

export function askingOf(view: View, parameters: Selection): Asking {
  const cases = institutionCases(view);
  const { year } = view.columns;
  const { party, parties, nameless } = askersOf(view, cases);
  const answer = answersOf(view, cases);
  const first = periodOf(view, cases.current).firstYear;
  const asking = {
    length: cases.length,
    party,
    parties,
    year: cases.current.map((row) => year[row] as number),
    newness: newness(view, cases, { party, parties, nameless }).label,
    answer,
    granted: grantedIn(view, cases, answer),
    keep: selection(view, cases, parameters),
    since: first === null ? null : first + UNTOLD_YEARS,
  };
  return { ...asking, reached: reachedIn(asking) };
}

function grantedIn({ columns: { amount } }: View, { decision }: Cases, answer: Uint8Array): Float64Array {
  const granted = new Float64Array(answer.length);
  for (let i = 0; i < answer.length; i++)
    if (isYes(answer[i] as number)) granted[i] = amount[decision[i] as number] as number;
  return granted;
}

export const isYes = (answer: number): boolean => answer >= PARTLY && answer < NO_ANSWER_KNOWN;

/** Whether a case is among those of which it can be told who is new. */
export const isTold = ({ year, since, keep }: Pick<Asking, "year" | "since" | "keep">, i: number): boolean =>
  since !== null && (year[i] as number) >= since && keep(i);

/** What went to whom in the years of which that can be told. */
export interface Reached {
  requests: number;
  yes: number;
  cents: number;
  /** Yes of which the amount is unknown. */
  unpriced: number;
  /** Requests of which the answer is unknown: each may still be a yes. */
  open: number;
}

export type Who = "returning" | "new" | "nameless";

function reachedIn(asking: Omit<Asking, "reached">): Asking["reached"] {
  const none = (): Reached => ({ requests: 0, yes: 0, cents: 0, unpriced: 0, open: 0 });
  const by = { returning: none(), new: none(), nameless: none() };
  for (let i = 0; i < asking.length; i++) {
    if (!isTold(asking, i)) continue;
    const to = by[whoAt(asking, i)];
    const cents = asking.granted[i] as number;
    to.requests++;
    if (asking.answer[i] === NO_ANSWER_KNOWN) to.open++;
    if (!isYes(asking.answer[i] as number)) continue;
    to.yes++;
    if (Number.isNaN(cents)) to.unpriced++;
    else to.cents += cents;
  }
  return by;
}

function whoAt({ newness: label }: Pick<Asking, "newness">, i: number): Who {
  if (label[i] === RETURNING) return "returning";
  return label[i] === NEW ? "new" : "nameless";
}
