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
  const { time, state } = datedWaits(silent);
  const waiting = state.reduce((sum, one) => sum + Number(one === WAITING), 0);
  const late = lateOf(silent);
  if (silent.waits.until.some(Number.isNaN)) return { drawn: null, why: null, late };
  if (state.length === 0) return { drawn: null, why: "no-dates", late };
  if (waiting === 0) return { drawn: null, why: "decided-only", late };
  if (isUndated(silent, state)) return { drawn: null, why: "no-decision-dates", late };
  const drawn = aalenJohansen({ time, state });
  return { drawn: drawn.known && drawn.times.length > 0 ? drawn : null, why: null, late };
}

/** With more than one in ten decisions undated the curve would show waits that had long ended. */
function isUndated({ waits }: Silent, dated: Uint8Array): boolean {
  const decided = (states: Uint8Array) => states.reduce((sum, one) => sum + Number(one === DECIDED), 0);
  return decided(dated) < 0.9 * decided(waits.state);
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
  const last = columns.last[cases.current[i] as number] as number;
  const known = last !== NO_DAY && columns.first[cases.current[i] as number] === last;
  const written = Math.floor((columns.at[cases.request[i] as number] as number) / DAY);
  return known && columns.source[cases.current[i] as number] === 0 && written - last > WEEK;
}
