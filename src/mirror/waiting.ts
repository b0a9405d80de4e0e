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
  /** The places of those without an answer. */
  readonly waiting: Int32Array;
  /** Of each of those: first day, counted from 1970, that the moment at which we look can be; NaN when the file's date is unknown. */
  readonly until: Float64Array;
}

export const DEFAULT_TERM = DECISION_DAYS;

export function waitsOf(view: View, cases: Cases): Waits {
  const { first, last } = view.columns;
  const answers = answersOf(view, cases);
  const waiting = waitingIn(cases);
  const waits: Waits = {
    state: new Uint8Array(cases.length),
    fewest: new Float64Array(cases.length),
    most: new Float64Array(cases.length),
    waiting,
    until: new Float64Array(waiting.length),
  };
  for (let i = 0; i < cases.length; i++) {
    const decision = cases.decision[i] as number;
    if (decision === NONE) continue;
    waits.state[i] = answers[i] === TAKEN_BACK ? WITHDRAWN : DECIDED;
    const ended = { from: first[decision] as number, to: last[decision] as number };
    setWait(view, waits, { i, row: cases.current[i] as number, ended });
  }
  const lookedOn = daysOfLooking(view);
  for (let at = 0; at < waiting.length; at++) {
    const i = waiting[at] as number;
    const row = cases.current[i] as number;
    const looked = lookedOn(row);
    waits.state[i] = WAITING;
    waits.until[at] = looked?.[0] ?? Number.NaN;
    setWait(view, waits, { i, row, ended: { from: looked?.[0] ?? NO_DAY, to: looked?.[1] ?? NO_DAY } });
  }
  return waits;
}

function waitingIn({ decision }: Cases): Int32Array {
  const waiting = new Int32Array(decision.length);
  let count = 0;
  for (let i = 0; i < decision.length; i++) if (decision[i] === NONE) waiting[count++] = i;
  return waiting.slice(0, count);
}

interface Ended {
  readonly i: number;
  /** Where the request is read. */
  readonly row: number;
  /** First and last day on which its wait can have ended, NO_DAY when unknown. */
  readonly ended: { readonly from: number; readonly to: number };
}

function setWait({ columns: { first, last } }: View, { fewest, most }: Waits, { i, row, ended }: Ended): void {
  const asked = first[row] as number;
  // An end that lies before the beginning is a mistake in one of the dates: unknown, not zero.
  const known = asked !== NO_DAY && ended.from !== NO_DAY && ended.to >= asked;
  fewest[i] = known ? Math.max(0, ended.from - (last[row] as number)) : Number.NaN;
  most[i] = known ? ended.to - asked : Number.NaN;
}

type Days = readonly [first: number, last: number] | undefined;

/** The days on which we can have looked at a row: now, or those that the date of the published file leaves open; each date is read once. */
function daysOfLooking(view: View): (row: number) => Days {
  const { source } = view.columns;
  const today = dayAt(view.now);
  const known = new Map<string, Days>();
  return (row) => {
    if (source[row] === 0) return [today, today];
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
