import { normalWidth } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";

/** A wait per case: its length, and 1 when it ended there, 0 when it had not ended yet when last seen. */
export interface Waits {
  readonly time: Float64Array;
  readonly event: Uint8Array;
}

/** Share still waiting just after each time at which a wait ended, with its interval. Equal lengths, times rising. */
export interface WaitingCurve {
  readonly times: Float64Array;
  readonly atRisk: Float64Array;
  readonly ended: Float64Array;
  readonly waiting: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly cases: number;
  readonly unended: number;
}

/** Kaplan & Meier (1958) with Greenwood's variance and the interval on the log scale, as R's survfit has by default. */
export function kaplanMeier(waits: Waits, level = 0.95): Known<WaitingCurve> {
  const cases = waits.time.length;
  if (cases === 0) return unknown("no-cases");
  const steps = endings(waits);
  const waiting = new Float64Array(steps.times.length);
  const low = new Float64Array(waiting.length);
  const high = new Float64Array(waiting.length);
  const z = normalWidth(level);
  let share = 1;
  let greenwood = 0;
  for (let i = 0; i < waiting.length; i++) {
    const n = steps.atRisk[i] as number;
    const d = steps.ended[i] as number;
    share *= (n - d) / n;
    if (d < n) greenwood += d / (n * (n - d));
    waiting[i] = share;
    low[i] = share * Math.exp(-z * Math.sqrt(greenwood));
    // When the last wait ends Greenwood's variance does not exist; the bound of the step before stays.
    high[i] = share > 0 ? Math.min(1, share * Math.exp(z * Math.sqrt(greenwood))) : (high[i - 1] ?? 1);
  }
  const unended = cases - steps.ended.reduce((sum, d) => sum + d, 0);
  return { known: true, ...steps, waiting, low, high, cases, unended };
}

/** Times at which waits ended, how many ended there and how many were waiting just before. */
function endings({ time, event }: Waits): Pick<WaitingCurve, "times" | "atRisk" | "ended"> {
  const all = time.toSorted();
  const ends = time.filter((_, i) => event[i] === 1).sort();
  const times: number[] = [];
  const atRisk: number[] = [];
  const ended: number[] = [];
  for (let i = 0, gone = 0; i < ends.length; i++) {
    if (ends[i] === ends[i - 1]) {
      ended[ended.length - 1]!++;
      continue;
    }
    while ((all[gone] as number) < (ends[i] as number)) gone++;
    times.push(ends[i] as number);
    atRisk.push(all.length - gone);
    ended.push(1);
  }
  return { times: Float64Array.from(times), atRisk: Float64Array.from(atRisk), ended: Float64Array.from(ended) };
}

/** Share still waiting at a time. */
export function survivalAt({ times, waiting }: Pick<WaitingCurve, "times" | "waiting">, time: number): number {
  let share = 1;
  for (let i = 0; i < times.length && (times[i] as number) <= time; i++) share = waiting[i] as number;
  return share;
}

export interface Quantile extends Interval {
  readonly time: number;
}

/**
 * Time by which a share p of the waits had ended, with its interval (Brookmeyer & Crowley 1982); `high` is Infinity when the
 * upper curve never comes down that far. On a flat piece exactly at 1 − p it is the middle, as in R.
 */
export function quantileOf(curve: WaitingCurve, p: number): Known<Quantile> {
  const time = crossingTime(curve.times, curve.waiting, 1 - p);
  if (time === null) return unknown("out-of-reach");
  const low = crossingTime(curve.times, curve.low, 1 - p) ?? time;
  const high = crossingTime(curve.times, curve.high, 1 - p) ?? Number.POSITIVE_INFINITY;
  return { known: true, time, low, high };
}

function crossingTime(times: Float64Array, curve: Float64Array, level: number): number | null {
  const slack = 1.5e-8;
  const at = curve.findIndex((share) => share <= level + slack);
  if (at < 0) return null;
  const next = curve.findIndex((share) => share < level - slack);
  const flat = Math.abs((curve[at] as number) - level) <= slack && next > 0;
  return flat ? ((times[at] as number) + (times[next] as number)) / 2 : (times[at] as number);
}
