import { normalTail } from "./distributions.ts";
import { type Known, unknown } from "./known.ts";
import { exactTails } from "./rank-sums.ts";
import { joined, numbers, ranksOf } from "./ranks.ts";

export interface RankSum {
  /** Pairs in which the first is larger, ties for half (Mann & Whitney 1947). */
  readonly pairs: number;
  /** Two-sided, from a normal distribution with correction for ties and for continuity. */
  readonly p: number;
  /** The same without the correction for continuity. */
  readonly pUncorrected: number;
}

/**
 * Wilcoxon's rank sum test (1945), NaN left out. An ordinary result: evidence only when no party appears twice. Equal to R's
 * wilcox.test(exact = FALSE).
 */
export function rankSum(first: Float64Array, second: Float64Array): Known<RankSum> {
  const ranked = rankedSides(first, second);
  if (!ranked.known) return ranked;
  const { pairs, mean, variance } = ranked;
  const [off, spread] = [Math.abs(pairs - mean), Math.sqrt(variance)];
  const p = (distance: number) => Math.min(1, 2 * normalTail(distance / spread));
  return { known: true, pairs, p: p(off === 0 ? 0 : off - 0.5), pUncorrected: p(off) };
}

export interface ExactRankSum {
  readonly pairs: number;
  readonly pTwoSided: number;
  /** Chance of as few, and of as many, pairs in which the first is larger. */
  readonly pLess: number;
  readonly pGreater: number;
}

/**
 * The exact test given the values seen, also when some are equal (Lehmann 1975; coin's exact two-sided p: as far from the mean).
 * Work grows with the cube of the number of values, with ties twice that: for up to about a hundred a side.
 */
export function exactRankSum(first: Float64Array, second: Float64Array): Known<ExactRankSum> {
  const ranked = rankedSides(first, second);
  if (!ranked.known) return ranked;
  return { known: true, pairs: ranked.pairs, ...exactTails(ranked.rank, ranked.count) };
}

/** Values of two sides ranked together, with the mean and variance that chance alone gives. */
function rankedSides(one: Float64Array, two: Float64Array) {
  const [first, second] = [numbers(one), numbers(two)];
  const [m, n] = [first.length, second.length];
  if (m + n === 0) return unknown("no-cases");
  if (m === 0 || n === 0) return unknown("one-group");
  const { rank, ties } = ranksOf(joined(first, second));
  const variance = rankVariance(m, n, ties);
  if (!(variance > 0)) return unknown("no-variance");
  let sum = 0;
  for (let i = 0; i < m; i++) sum += rank[i] as number;
  return { known: true, rank, count: m, pairs: sum - (m * (m + 1)) / 2, mean: (m * n) / 2, variance } as const;
}

/** Variance of the rank sum of m of m + n values with so many ties. */
export function rankVariance(m: number, n: number, ties: number): number {
  const all = m + n;
  return all < 2 ? 0 : ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
}
