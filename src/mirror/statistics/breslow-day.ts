import { chiSquaredTail } from "./distributions.ts";
import { type Known, unknown } from "./known.ts";
import { type ChiSquared, mantelHaenszel } from "./mantel-haenszel.ts";
import { type Strata, tableAt, type TwoByTwo } from "./strata.ts";

export interface Homogeneity {
  readonly breslowDay: ChiSquared;
  readonly tarone: ChiSquared;
  /** Informative strata − 1. */
  readonly degrees: number;
}

/**
 * Whether the odds ratio is the same in every stratum: Breslow & Day (1980) around the Mantel-Haenszel odds ratio, and with
 * Tarone's (1985) correction. Only strata in which both groups and both outcomes occur say anything. An ordinary result:
 * evidence only when no party appears twice.
 */
export function homogeneity(strata: Strata): Known<Homogeneity> {
  const pooled = mantelHaenszel(strata);
  if (!pooled.known) return pooled;
  if (!pooled.oddsRatio.known) return pooled.oddsRatio;
  const odds = pooled.oddsRatio.estimate;
  if (odds === 0 || odds === Number.POSITIVE_INFINITY) return unknown("out-of-reach");
  const sums = { chiSquared: 0, delta: 0, variance: 0, informative: 0 };
  for (let s = 0; s < strata.count; s++) addStratum(sums, tableAt(strata, s), odds);
  const degrees = sums.informative - 1;
  if (degrees < 1) return unknown("no-variance");
  const result = (chiSquared: number): ChiSquared => ({ chiSquared, p: chiSquaredTail(chiSquared, degrees) });
  const tarone = Math.max(0, sums.chiSquared - sums.delta ** 2 / sums.variance);
  return { known: true, breslowDay: result(sums.chiSquared), tarone: result(tarone), degrees };
}

interface Sums {
  chiSquared: number;
  delta: number;
  variance: number;
  informative: number;
}

function addStratum(sums: Sums, { a, b, c, d }: TwoByTwo, odds: number): void {
  if (a + b === 0 || c + d === 0 || a + c === 0 || b + d === 0) return;
  const expected = expectedAt({ a, b, c, d }, odds);
  const others = [a + b - expected, a + c - expected, d - a + expected];
  const variance = 1 / others.reduce((sum, cell) => sum + 1 / cell, 1 / expected);
  sums.chiSquared += (a - expected) ** 2 / variance;
  sums.delta += a - expected;
  sums.variance += variance;
  sums.informative++;
}

/** The number of yes in the group that gives this odds ratio with the margins as they are, by halving between its limits. */
function expectedAt({ a, b, c, d }: TwoByTwo, odds: number): number {
  let low = Math.max(0, a - d);
  let high = Math.min(a + b, a + c);
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (middle * (d - a + middle) < odds * (a + b - middle) * (a + c - middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
