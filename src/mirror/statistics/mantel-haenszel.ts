import { chiSquaredTail, normalWidth } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { type Strata, tableAt, type TwoByTwo } from "./strata.ts";

/** An estimate with its interval; an odds or risk ratio can be 0 or Infinity, its interval is then [0, Infinity]. */
export interface Estimate extends Interval {
  readonly estimate: number;
}

export interface ChiSquared {
  readonly chiSquared: number;
  readonly p: number;
}

export interface MantelHaenszel {
  readonly oddsRatio: Known<Estimate>;
  readonly riskRatio: Known<Estimate>;
  readonly riskDifference: Estimate;
  /** Cochran-Mantel-Haenszel, without and with continuity correction. */
  readonly test: Known<ChiSquared>;
  readonly correctedTest: Known<ChiSquared>;
  /** Strata in which both groups occur, and the cases in them. */
  readonly strataWithLike: number;
  readonly casesWithLike: number;
}

/**
 * Pools two-by-two tables over strata. Odds ratio: Mantel & Haenszel (1959) with the interval of Robins, Breslow & Greenland
 * (1986); risk ratio: Greenland & Robins (1985); risk difference: the same weights with the variance of Sato (1989).
 * A stratum in which everybody got the same counts in the risk difference: there the groups did not differ. Ordinary results: evidence only when no party appears twice.
 */
export function mantelHaenszel(strata: Strata, level = 0.95): Known<MantelHaenszel> {
  const sums = { ...ZERO };
  for (let s = 0; s < strata.count; s++) addTable(sums, tableAt(strata, s));
  if (sums.cases === 0) return unknown("no-cases");
  if (sums.weight === 0) return unknown(sums.inGroup > 0 && sums.inGroup < sums.cases ? "no-likes" : "one-group");
  const z = normalWidth(level);
  return {
    known: true,
    oddsRatio: oddsRatio(sums, z),
    riskRatio: riskRatio(sums, z),
    riskDifference: riskDifference(sums, z),
    test: chiSquaredTest(sums, 0),
    correctedTest: chiSquaredTest(sums, 0.5),
    strataWithLike: sums.strataWithLike,
    casesWithLike: sums.casesWithLike,
  };
}

/** The risk difference pooled with Mantel-Haenszel weights, alone; null without strata in which both groups occur. */
export function pooledDifference(strata: Strata): number | null {
  let difference = 0;
  let weight = 0;
  for (let s = 0; s < strata.count; s++) {
    const n1 = (strata.a[s] as number) + (strata.b[s] as number);
    const n0 = (strata.c[s] as number) + (strata.d[s] as number);
    if (n1 === 0 || n0 === 0) continue;
    difference += ((strata.a[s] as number) * n0 - (strata.c[s] as number) * n1) / (n1 + n0);
    weight += (n1 * n0) / (n1 + n0);
  }
  return weight === 0 ? null : difference / weight;
}

const ZERO = {
  cases: 0,
  inGroup: 0,
  strataWithLike: 0,
  casesWithLike: 0,
  /** Σ n₁n₀/n: the weights. */
  weight: 0,
  difference: 0,
  satoSlope: 0,
  satoRest: 0,
  /** Σ ad/n and Σ bc/n, and the sums of Robins, Breslow & Greenland. */
  r: 0,
  s: 0,
  pr: 0,
  psqr: 0,
  qs: 0,
  /** Σ an₀/n and Σ cn₁/n. */
  risk1: 0,
  risk0: 0,
  riskVariance: 0,
  /** Observed minus expected yes in the group, and its variance. */
  delta: 0,
  variance: 0,
};
type Sums = typeof ZERO;

function addTable(sums: Sums, table: TwoByTwo): void {
  const { a, b, c, d } = table;
  const n = a + b + c + d;
  sums.cases += n;
  sums.inGroup += a + b;
  if (a + b === 0 || c + d === 0) return;
  sums.strataWithLike++;
  sums.casesWithLike += n;
  addOdds(sums, table, n);
  addRisks(sums, table, n);
}

function addOdds(sums: Sums, { a, b, c, d }: TwoByTwo, n: number): void {
  const r = (a * d) / n;
  const s = (b * c) / n;
  const p = (a + d) / n;
  const q = (b + c) / n;
  sums.r += r;
  sums.s += s;
  sums.pr += p * r;
  sums.psqr += p * s + q * r;
  sums.qs += q * s;
}

function addRisks(sums: Sums, { a, b, c, d }: TwoByTwo, n: number): void {
  const n1 = a + b;
  const n0 = c + d;
  sums.weight += (n1 * n0) / n;
  sums.difference += (a * n0 - c * n1) / n;
  sums.satoSlope += (c * n1 * n1 - a * n0 * n0 + (n1 * n0 * (n0 - n1)) / 2) / (n * n);
  sums.satoRest += (a * d + c * b) / (2 * n);
  sums.risk1 += (a * n0) / n;
  sums.risk0 += (c * n1) / n;
  sums.riskVariance += (n1 * n0 * (a + c)) / (n * n) - (a * c) / n;
  sums.delta += a - (n1 * (a + c)) / n;
  sums.variance += (n1 * n0 * (a + c) * (b + d)) / (n * n * (n - 1));
}

function oddsRatio({ r, s, pr, psqr, qs }: Sums, z: number): Known<Estimate> {
  if (r === 0 && s === 0) return unknown("no-variance");
  if (r === 0 || s === 0) return { known: true, estimate: r / s, low: 0, high: Number.POSITIVE_INFINITY };
  return logInterval(r / s, Math.sqrt(pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s)), z);
}

function riskRatio({ risk1, risk0, riskVariance }: Sums, z: number): Known<Estimate> {
  if (risk1 === 0 && risk0 === 0) return unknown("no-variance");
  if (risk1 === 0 || risk0 === 0)
    return { known: true, estimate: risk1 / risk0, low: 0, high: Number.POSITIVE_INFINITY };
  return logInterval(risk1 / risk0, Math.sqrt(Math.max(0, riskVariance) / (risk1 * risk0)), z);
}

const logInterval = (estimate: number, error: number, z: number): Known<Estimate> => ({
  known: true,
  estimate,
  low: estimate * Math.exp(-z * error),
  high: estimate * Math.exp(z * error),
});

function riskDifference({ difference, weight, satoSlope, satoRest }: Sums, z: number): Estimate {
  const estimate = difference / weight;
  const half = (z * Math.sqrt(Math.max(0, estimate * satoSlope + satoRest))) / weight;
  return { estimate, low: estimate - half, high: estimate + half };
}

function chiSquaredTest({ delta, variance }: Sums, correction: number): Known<ChiSquared> {
  if (variance === 0) return unknown("no-variance");
  const distance = Math.abs(delta) >= correction ? Math.abs(delta) - correction : Math.abs(delta);
  const chiSquared = (distance * distance) / variance;
  return { known: true, chiSquared, p: chiSquaredTail(chiSquared, 1) };
}
