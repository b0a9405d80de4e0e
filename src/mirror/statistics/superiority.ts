import { type Known, unknown } from "./known.ts";
import type { StratifiedCases } from "./strata.ts";

/** Cases per outcome, worst first (refused, partly, granted), of the group and of the others in one stratum. */
export interface OrderedCounts {
  readonly group: readonly number[];
  readonly others: readonly number[];
}

/** Shares of pairs of likes, one of each group: together 1. */
export interface Superiority {
  /** P(group does better) + half of the ties; .5 is no difference. */
  readonly probability: number;
  readonly better: number;
  readonly tied: number;
  readonly worse: number;
}

/**
 * Probability of superiority (Wolfe & Hogg 1971; Vargha & Delaney 2000) over strata with weights n₁n₀/n, so that for two outcomes
 * it is (1 + the Mantel-Haenszel risk difference)/2.
 */
export function superiority(strata: readonly OrderedCounts[]): Known<Superiority> {
  const sums = { better: 0, tied: 0, worse: 0, weight: 0, group: 0, others: 0 };
  for (const stratum of strata) addPairs(sums, stratum);
  const { better, tied, worse, weight } = sums;
  if (sums.group + sums.others === 0) return unknown("no-cases");
  if (weight === 0) return unknown(sums.group > 0 && sums.others > 0 ? "no-likes" : "one-group");
  const probability = (better + tied / 2) / weight;
  return { known: true, probability, better: better / weight, tied: tied / weight, worse: worse / weight };
}

interface Sums {
  better: number;
  tied: number;
  worse: number;
  weight: number;
  group: number;
  others: number;
}

function addPairs(sums: Sums, { group, others }: OrderedCounts): void {
  const n1 = total(group);
  const n0 = total(others);
  sums.group += n1;
  sums.others += n0;
  if (n1 === 0 || n0 === 0) return;
  for (const [i, count] of group.entries()) {
    sums.better += (count * total(others.slice(0, i))) / (n1 + n0);
    sums.tied += (count * (others[i] ?? 0)) / (n1 + n0);
    sums.worse += (count * total(others.slice(i + 1))) / (n1 + n0);
  }
  sums.weight += (n1 * n0) / (n1 + n0);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Counts cases whose outcome is 0 … levels − 1 (more is unknown and left out). */
export function countOrdered({ group, outcome, stratum, strata }: StratifiedCases, levels: number): OrderedCounts[] {
  const none = () => new Array<number>(levels).fill(0);
  const counts = Array.from({ length: strata }, () => ({ group: none(), others: none() }));
  for (let i = 0; i < stratum.length; i++) {
    const level = outcome[i] as number;
    const cell = counts[stratum[i] as number];
    if (cell === undefined || level >= levels || (group[i] as number) > 1) continue;
    cell[group[i] === 1 ? "group" : "others"][level]!++;
  }
  return counts;
}
