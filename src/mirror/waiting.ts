import type { Cases } from "./cases.ts";
import { NO_DAY, NONE } from "./columns.ts";
import { dayRange } from "../register/partial-date.ts";
import { dayAt, DECISION_DAYS } from "../register/term.ts";
import { answersOf, TAKEN_BACK } from "./answers.ts";
import { DECIDED, WAITING, WITHDRAWN } from "./statistics/aalen-johansen.ts";
import { risingOf } from "./statistics/rising.ts";
import type { View } from "./view.ts";

/**
 * Days each request waited, up to the day on which we look. For a row of a published file that is the date of the file:
 * what came after, the file cannot say. Where that date is not known, neither is the wait.
 */
export interface Waits {
  /** WAITING, DECIDED or WITHDRAWN per case. */
  readonly state: Uint8Array;
  /** Fewest and most days, as far as the dates say; NaN when nobody knows. */
  readonly fewest: Float64Array;
  readonly most: Float64Array;
  /** First day, counted from 1970, that the moment at which we look can be; NaN when the file's date is unknown. */
  readonly until: Float64Array;
}

export const DEFAULT_TERM = DECISION_DAYS;

export function waitsOf(view: View, cases: Cases): Waits {
  const { first, last, source } = view.columns;
  const answers = answersOf(view, cases);
  const today = dayAt(view.now);
  const atNow: Days = [today, today];
  const ofFile = daysOfFiles(view);
  const waits = {
    state: new Uint8Array(cases.length),
    fewest: new Float64Array(cases.length).fill(Number.NaN),
    most: new Float64Array(cases.length).fill(Number.NaN),
    until: new Float64Array(cases.length),
  };
  for (let i = 0; i < cases.length; i++) {
    const [row, decision] = [cases.current[i] as number, cases.decision[i] as number];
    waits.state[i] = decision === NONE ? WAITING : answers[i] === TAKEN_BACK ? WITHDRAWN : DECIDED;
    const looked = decision !== NONE || source[row] === 0 ? atNow : ofFile(row);
    waits.until[i] = looked?.[0] ?? Number.NaN;
    const from = decision === NONE ? (looked?.[0] ?? NO_DAY) : (first[decision] as number);
    const to = decision === NONE ? (looked?.[1] ?? NO_DAY) : (last[decision] as number);
    const asked = first[row] as number;
    // An end that lies before the beginning is a mistake in one of the dates: unknown, not zero.
    if (asked === NO_DAY || from === NO_DAY || to < asked) continue;
    waits.fewest[i] = Math.max(0, from - (last[row] as number));
    waits.most[i] = to - asked;
  }
  return waits;
}

type Days = readonly [first: number, last: number] | undefined;

/** The days that the date of the published file a row stands in leaves open; each date is read once. */
function daysOfFiles(view: View): (row: number) => Days {
  const known = new Map<string, Days>();
  return (row) => {
    const date = dateOfFile(view, row);
    if (known.has(date)) return known.get(date);
    const range = dayRange(date);
    const days: Days = range && [range.first, range.last];
    known.set(date, days);
    return days;
  };
}

function dateOfFile(view: View, row: number): string {
  const entry = view.entry(row);
  const body = entry?.kind === "correction" ? entry.body.body : entry?.body;
  return (body as { readonly source?: { readonly date: string } } | undefined)?.source?.date ?? "";
}

/** Whether a wait is longer than the term: "unknown" when the dates leave both open. */
export function isPast({ fewest, most }: Waits, i: number, term: number): "yes" | "no" | "unknown" {
  if ((fewest[i] as number) > term) return "yes";
  return (most[i] as number) <= term ? "no" : "unknown";
}

/** Days waited in the middle of what the dates leave open; NaN when unknown or when they leave more than a week open. */
export function daysOf({ fewest, most }: Waits, i: number): number {
  const [least, longest] = [fewest[i] as number, most[i] as number];
  return longest - least <= 7 ? (least + longest) / 2 : Number.NaN;
}

/** Median and quartiles (R's type 7) of numbers in any order; null of none. */
export function quartilesOf(numbers: Float64Array): readonly [number, number, number] | null {
  if (numbers.length === 0) return null;
  const rising = risingOf(numbers);
  const at = (p: number) => {
    const place = p * (rising.length - 1);
    const [below, above] = [rising[Math.floor(place)] as number, rising[Math.ceil(place)] as number];
    return below + (above - below) * (place - Math.floor(place));
  };
  return [at(0.25), at(0.5), at(0.75)];
}
