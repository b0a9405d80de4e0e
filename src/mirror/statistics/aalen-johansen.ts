import { normalWidth } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { timeOrder } from "./time-order.ts";

/** How a wait stands when last seen. */
export const WAITING = 0;
export const DECIDED = 1;
export const WITHDRAWN = 2;

/** A wait per case: its length, and WAITING, DECIDED or WITHDRAWN. */
export interface CompetingWaits {
  readonly time: Float64Array;
  readonly state: Uint8Array;
}

/** Shares of all cases just after each time at which a wait ended; at each time the three are together 1. */
export interface Incidence {
  readonly times: Float64Array;
  readonly waiting: Float64Array;
  readonly decided: Float64Array;
  readonly withdrawn: Float64Array;
  /** Standard error of `decided`. */
  readonly error: Float64Array;
  readonly atRisk: Float64Array;
  readonly cases: number;
  readonly stillWaiting: number;
}

/**
 * Aalen & Johansen (1978): how waits end when there are two ways to end them. A withdrawn request is neither a decision nor a wait
 * broken off by chance. The variance is that of Marubini & Valsecchi (1995, eq. 10.12), which without withdrawals is Greenwood's.
 */
export function aalenJohansen({ time, state }: CompetingWaits): Known<Incidence> {
  const cases = time.length;
  if (cases === 0) return unknown("no-cases");
  const steps = stepsOf(time, state);
  const table = steps.length;
  const curve = {
    times: Float64Array.from(steps, (step) => step.time),
    waiting: new Float64Array(table),
    decided: new Float64Array(table),
    withdrawn: new Float64Array(table),
    error: new Float64Array(table),
    atRisk: Float64Array.from(steps, (step) => step.atRisk),
  };
  const now: Moment = { waiting: 1, decided: 0, withdrawn: 0 };
  const spread = { square: 0, linear: 0, constant: 0 };
  for (const [i, step] of steps.entries()) {
    advance(now, step, spread);
    curve.waiting[i] = now.waiting;
    curve.decided[i] = now.decided;
    curve.withdrawn[i] = now.withdrawn;
    curve.error[i] = errorOf(now.decided, spread);
  }
  const stillWaiting = state.reduce((sum, one) => sum + Number(one === WAITING), 0);
  return { known: true, ...curve, cases, stillWaiting };
}

interface Step {
  readonly time: number;
  readonly atRisk: number;
  decided: number;
  withdrawn: number;
}

type Moment = { waiting: number; decided: number; withdrawn: number };

function stepsOf(time: Float64Array, state: Uint8Array): Step[] {
  const order = timeOrder(time);
  const steps: Step[] = [];
  let atRisk = order.length;
  let at: Step | undefined;
  for (const i of order) {
    if (at === undefined || at.time !== time[i]) {
      at = { time: time[i] as number, atRisk, decided: 0, withdrawn: 0 };
      steps.push(at);
    }
    if (state[i] === DECIDED) at.decided++;
    if (state[i] === WITHDRAWN) at.withdrawn++;
    atRisk--;
  }
  return steps.filter((step) => step.decided + step.withdrawn > 0);
}

/** Sums over past steps, so that Σ(F − Fᵢ)²uᵢ + Σvᵢ − 2Σ(F − Fᵢ)wᵢ is F²·square + F·linear + constant at every F to come. */
type Spread = { square: number; linear: number; constant: number };

function advance(now: Moment, { atRisk: n, decided, withdrawn }: Step, spread: Spread): void {
  const ended = decided + withdrawn;
  const before = now.waiting;
  now.decided += (before * decided) / n;
  now.withdrawn += (before * withdrawn) / n;
  now.waiting = (before * (n - ended)) / n;
  const u = ended < n ? ended / (n * (n - ended)) : 0;
  const v = (before * before * decided * (n - decided)) / n ** 3;
  const w = (before * decided) / (n * n);
  spread.square += u;
  spread.linear -= 2 * (now.decided * u + w);
  spread.constant += now.decided * now.decided * u + v + 2 * now.decided * w;
}

const errorOf = (share: number, { square, linear, constant }: Spread): number =>
  Math.sqrt(Math.max(0, share * share * square + share * linear + constant));

/** Shares at a time, with the standard error of `decided`. */
export interface Shares {
  readonly waiting: number;
  readonly decided: number;
  readonly withdrawn: number;
  readonly error: number;
}

export function sharesAt(curve: Incidence, time: number): Shares {
  let at = -1;
  while (at + 1 < curve.times.length && (curve.times[at + 1] as number) <= time) at++;
  if (at < 0) return { waiting: 1, decided: 0, withdrawn: 0, error: 0 };
  const here = (column: Float64Array) => column[at] as number;
  return {
    waiting: here(curve.waiting),
    decided: here(curve.decided),
    withdrawn: here(curve.withdrawn),
    error: here(curve.error),
  };
}

/**
 * Interval of the share decided, on the scale of log odds (Link 1984; R's survfit with conf.type = "logit"): of few waits an interval of
 * the share itself holds too seldom. It takes waits for independent. None where nobody or everybody is decided.
 */
export function decidedInterval({ decided, error }: Pick<Shares, "decided" | "error">, level = 0.95): Known<Interval> {
  if (!(error > 0) || !(decided > 0) || !(decided < 1)) return unknown("no-variance");
  const odds = decided / (1 - decided);
  const factor = Math.exp((normalWidth(level) * error) / (decided * (1 - decided)));
  const share = (these: number): number => these / (1 + these);
  return { known: true, low: share(odds / factor), high: share(odds * factor) };
}
