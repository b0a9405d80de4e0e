import { normalQuantile, normalTail } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import type { BootstrapOptions } from "./party-bootstrap.ts";
import { drawBelow } from "./random.ts";

/** A figure over parties, each taking part so many times; null where it has no value. */
export type OverParties = (times: Float64Array) => number | null;

export interface Bootstrap {
  readonly estimate: number;
  readonly standardError: number;
  readonly percentile: Interval;
  /** Bias-corrected and accelerated (Efron 1987). */
  readonly accelerated: Interval;
}

/** Of the redraws so many must have a value. */
const FILLED = 0.95;

/** Bootstrap by party (Efron 1979): as many parties as there are, each time any of them, with all that is theirs. */
export function bootstrap(parties: number, figure: OverParties, options: BootstrapOptions): Known<Bootstrap> {
  const { chance, draws = 1_999, level = 0.95 } = options;
  if (parties === 0) return unknown("no-cases");
  const estimate = figure(new Float64Array(parties).fill(1));
  const drawn = Float64Array.from(redraws(parties, figure, { chance, draws })).sort();
  if (estimate === null || drawn.length < FILLED * draws) return unknown("too-few-parties");
  const standardError = spreadOf(drawn);
  if (!(standardError > 0) || !Number.isFinite(standardError)) return unknown("no-variance");
  const at = (p: number) => drawn[Math.min(drawn.length - 1, Math.floor(p * drawn.length))] as number;
  const tail = (1 - level) / 2;
  const moved = accelerate(drawn, estimate, accelerationOf(parties, figure));
  return {
    known: true,
    estimate,
    standardError,
    percentile: { low: at(tail), high: at(1 - tail) },
    accelerated: { low: at(moved(tail)), high: at(moved(1 - tail)) },
  };
}

function redraws(parties: number, figure: OverParties, { chance, draws }: Required<Omit<BootstrapOptions, "level">>) {
  const values: number[] = [];
  const times = new Float64Array(parties);
  for (let draw = 0; draw < draws; draw++) {
    times.fill(0);
    for (let i = 0; i < parties; i++) times[drawBelow(chance, parties)]!++;
    const value = figure(times);
    if (value !== null) values.push(value);
  }
  return values;
}

/** Which share of the redraws stands for a share of a normal distribution, from the bias and the acceleration. */
function accelerate(drawn: Float64Array, estimate: number, acceleration: number): (p: number) => number {
  let below = 0;
  for (const value of drawn) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  // With everything on one side the bias has no end: as much as the number of draws can tell.
  const share = Math.min(Math.max(below, 0.5), drawn.length - 0.5) / drawn.length;
  const bias = normalQuantile(share);
  return (p) => {
    const z = bias + normalQuantile(p);
    return 1 - normalTail(bias + z / (1 - acceleration * z));
  };
}

/** From the figure without each party; 0 where that has no value. */
function accelerationOf(parties: number, figure: OverParties): number {
  const times = new Float64Array(parties).fill(1);
  const without = new Float64Array(parties);
  for (let j = 0; j < parties; j++) {
    times[j] = 0;
    const value = figure(times);
    if (value === null) return 0;
    without[j] = value;
    times[j] = 1;
  }
  const mean = without.reduce((sum, value) => sum + value, 0) / parties;
  const sum = (power: number) => without.reduce((all, value) => all + (mean - value) ** power, 0);
  const squares = sum(2);
  return squares > 0 ? sum(3) / (6 * squares ** 1.5) : 0;
}

function spreadOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
}
