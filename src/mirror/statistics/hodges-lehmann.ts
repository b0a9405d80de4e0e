import { normalWidth } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { rankSumsOf } from "./rank-sums.ts";
import { numbers, ranksOf } from "./ranks.ts";
import { rankVariance } from "./wilcoxon.ts";

export interface Shift extends Interval {
  /** In the unit of the values: how much more the first side is. */
  readonly shift: number;
}

export interface ShiftOptions {
  readonly level?: number;
  /** The exact interval supposes that no two values are equal; work as of exactRankSum. */
  readonly exact?: boolean;
}

/**
 * Shift of Hodges and Lehmann (1963): the middle of all differences between one of the first and one of the second, NaN left out.
 * The interval inverts Wilcoxon's test (Moses; Hollander & Wolfe 1973), by default the one with corrections for continuity and
 * for ties within a side, as R's wilcox.test(conf.int = TRUE) does. Keeps all pairs: for up to some thousands a side.
 */
export function hodgesLehmann(one: Float64Array, two: Float64Array, options: ShiftOptions = {}): Known<Shift> {
  const [first, second] = [numbers(one), numbers(two)];
  if (first.length + second.length === 0) return unknown("no-cases");
  if (first.length === 0 || second.length === 0) return unknown("one-group");
  const pairs = differences(first, second);
  const at = (k: number) => pairs[Math.min(Math.max(k, 1), pairs.length) - 1] as number;
  const shift = (at(Math.ceil(pairs.length / 2)) + at(Math.floor(pairs.length / 2) + 1)) / 2;
  // Without end one way and the other: there is no middle.
  if (Number.isNaN(shift)) return unknown("out-of-reach");
  const k = cutOff(first, second, options);
  return { known: true, shift, low: at(k), high: at(pairs.length + 1 - Math.max(k, 1)) };
}

function differences(first: Float64Array, second: Float64Array): Float64Array {
  const pairs = new Float64Array(first.length * second.length);
  let at = 0;
  for (const x of first) for (const y of second) pairs[at++] = x === y ? 0 : x - y;
  return pairs.sort();
}

/** Which pair from the end, by size, is the end of the interval. */
function cutOff(first: Float64Array, second: Float64Array, { level = 0.95, exact = false }: ShiftOptions): number {
  const [m, n] = [first.length, second.length];
  if (exact) return exactCutOff(m, n, (1 - level) / 2);
  const spread = Math.sqrt(rankVariance(m, n, ranksOf(first).ties + ranksOf(second).ties));
  return Math.ceil((m * n) / 2 - 0.5 - normalWidth(level) * spread);
}

/** The smallest number of pairs that as few or fewer have at least this chance. */
function exactCutOff(m: number, n: number, tail: number): number {
  const few = Math.min(m, n);
  const ranks = Float64Array.from({ length: m + n }, (_, i) => i + 1);
  const { chance } = rankSumsOf(ranks, few);
  let reached = 0;
  for (let sum = (few * (few + 1)) / 2; sum < chance.length; sum++) {
    reached += chance[sum] as number;
    if (reached >= tail * (1 - 1e-12)) return sum - (few * (few + 1)) / 2;
  }
  return 0;
}
