import { NO_DAY } from "../columns.ts";
import { aalenJohansen, type CompetingWaits, DECIDED, type Incidence, WAITING } from "../statistics/aalen-johansen.ts";
import { daysOf } from "../waiting.ts";
import type { Silent } from "./silence-waiting.ts";

export interface Curve {
  readonly drawn: Incidence | null;
  /** Why there is none: only decided files, no dates of decisions, or no dates at all. */
  readonly why: "decided-only" | "no-decision-dates" | "no-dates" | null;
  /** Requests written down more than a week after they were asked: quick answers before that day may be missing. */
  readonly late: number;
}

const WEEK = 7;
const DAY = 86_400_000;

/**
 * How waits end, where receipt and decision are dated to the week. A register of decided files only gives no curve, nor does
 * a list without a date: without those who still wait the others would seem quick. That sentence has been said then.
 */
export function curveOf(silent: Silent): Curve {
  const late = lateOf(silent);
  if (silent.waits.until.some(Number.isNaN)) return { drawn: null, why: null, late };
  const { time, state } = datedWaits(silent);
  const waiting = countOf(state, WAITING);
  if (state.length === 0) return { drawn: null, why: "no-dates", late };
  if (waiting === 0) return { drawn: null, why: "decided-only", late };
  if (isUndated(silent, state)) return { drawn: null, why: "no-decision-dates", late };
  const drawn = aalenJohansen({ time, state });
  return { drawn: drawn.known && drawn.times.length > 0 ? drawn : null, why: null, late };
}

/** With more than one in ten decisions undated the curve would show waits that had long ended. */
function isUndated({ waits }: Silent, dated: Uint8Array): boolean {
  return countOf(dated, DECIDED) < 0.9 * countOf(waits.state, DECIDED);
}

function countOf(states: Uint8Array, wanted: number): number {
  let count = 0;
  for (let i = 0; i < states.length; i++) if (states[i] === wanted) count++;
  return count;
}

function datedWaits({ waits }: Silent): CompetingWaits {
  const time = new Float64Array(waits.state.length);
  const state = new Uint8Array(waits.state.length);
  let dated = 0;
  for (let i = 0; i < waits.state.length; i++) {
    const days = daysOf(waits, i);
    if (Number.isNaN(days)) continue;
    time[dated] = days;
    state[dated++] = waits.state[i] as number;
  }
  return { time: time.subarray(0, dated), state: state.subarray(0, dated) };
}

function lateOf(silent: Silent): number {
  let late = 0;
  for (let i = 0; i < silent.cases.length; i++) if (isLate(silent, i)) late++;
  return late;
}

/** Whether a request was written down more than a week after the day on which it was asked. */
export function isLate({ view: { columns }, cases }: Silent, i: number): boolean {
  const row = cases.current[i] as number;
  const last = columns.last[row] as number;
  if (columns.source[row] !== 0 || last === NO_DAY || columns.first[row] !== last) return false;
  return Math.floor((columns.at[cases.request[i] as number] as number) / DAY) - last > WEEK;
}
