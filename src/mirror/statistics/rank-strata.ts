import { chiSquaredTail } from "./distributions.ts";
import { type Known, unknown } from "./known.ts";
import { ranksOf } from "./ranks.ts";
import { rankVariance } from "./wilcoxon.ts";

/** Values (NaN is left out) of two groups (1 and 0, else left out) in strata (negative: left out). */
export interface RankedCases {
  readonly value: Float64Array;
  readonly group: Uint8Array;
  readonly stratum: Int32Array;
  readonly strata: number;
}

export interface RankTest {
  readonly chiSquared: number;
  readonly degrees: number;
  readonly p: number;
}

/**
 * Van Elteren's test (1960): Wilcoxon's rank sums within strata, each weighed by 1/(n + 1), with middle ranks for ties and no
 * correction for continuity. An ordinary result: evidence only when no party appears twice.
 */
export function vanElteren(cases: RankedCases): Known<RankTest> {
  const held = rowsByStratum(cases);
  const sides = new Set(held.flatMap((rows) => rows.map((row) => cases.group[row])));
  if (sides.size < 2) return unknown(sides.size === 0 ? "no-cases" : "one-group");
  let [off, variance, likes] = [0, 0, 0];
  for (const rows of held) {
    const inGroup = rows.filter((row) => cases.group[row] === 1).length;
    if (inGroup === 0 || inGroup === rows.length) continue;
    likes++;
    const { rank, ties } = ranksOf(Float64Array.from(rows, (row) => cases.value[row] as number));
    const weight = 1 / (rows.length + 1);
    for (const [at, row] of rows.entries())
      if (cases.group[row] === 1) off += weight * ((rank[at] as number) - (rows.length + 1) / 2);
    variance += weight ** 2 * rankVariance(inGroup, rows.length - inGroup, ties);
  }
  if (likes === 0) return unknown("no-likes");
  return variance > 0 ? tested(off ** 2 / variance, 1) : unknown("no-variance");
}

function rowsByStratum({ value, group, stratum, strata }: RankedCases): number[][] {
  const rows: number[][] = Array.from({ length: strata }, () => []);
  for (let i = 0; i < value.length; i++)
    if ((group[i] as number) <= 1 && !Number.isNaN(value[i])) rows[stratum[i] as number]?.push(i);
  return rows;
}

/**
 * Kruskal and Wallis (1952): do values of two or more groups, 0 … groups − 1 (negative is left out), lie alike? Corrected for ties.
 * An ordinary result: evidence only when no party appears twice.
 */
export function kruskalWallis(value: Float64Array, group: Int32Array, groups: number): Known<RankTest> {
  const rows = Array.from(value.keys()).filter((i) => (group[i] as number) >= 0 && !Number.isNaN(value[i]));
  const { rank, ties } = ranksOf(Float64Array.from(rows, (i) => value[i] as number));
  const sum = new Float64Array(groups);
  const size = new Float64Array(groups);
  for (const [at, i] of rows.entries()) {
    sum[group[i] as number]! += rank[at] as number;
    size[group[i] as number]!++;
  }
  const n = rows.length;
  const held = size.filter((one) => one > 0).length;
  if (held < 2) return unknown(n === 0 ? "no-cases" : "one-group");
  const left = 1 - ties / (n ** 3 - n);
  if (!(left > 0)) return unknown("no-variance");
  const spread = sum.reduce((all, one, g) => all + (size[g] === 0 ? 0 : one ** 2 / (size[g] as number)), 0);
  return tested(Math.max(0, ((12 * spread) / (n * (n + 1)) - 3 * (n + 1)) / left), held - 1);
}

const tested = (chiSquared: number, degrees: number): Known<RankTest> => ({
  known: true,
  chiSquared,
  degrees,
  p: chiSquaredTail(chiSquared, degrees),
});
