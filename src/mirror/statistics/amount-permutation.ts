import { addDrawnSums } from "./drawn-sums.ts";
import { type Known } from "./known.ts";
import { concluded, type Labelled, labelledBlocks, type Permutation, totalsOfAll } from "./party-permutation.ts";
import { bitsFrom } from "./random.ts";
import type { RankedCases } from "./rank-strata.ts";

/** Draws are made in so many parts, each with a seed of its own: whoever does the work, the answer is the same. */
export const DRAW_PARTS = 16;

export interface Draws {
  readonly seed: string;
  /** B: at random so many divisions of the labels, or all when there are no more than this. */
  readonly draws: number;
}

/**
 * Did the group get other amounts than its likes? Permutes the label over the cases of each stratum (Pitman 1937): T is what the group got
 * beyond the mean of its strata, in the unit of the amounts, and p is (b + 1)/(B + 1) (Phipson & Smyth 2010), or b over all divisions.
 * An ordinary result: evidence only when no party appears twice.
 */
export function amountPermutation(cases: RankedCases, draws: Draws): Known<Permutation> {
  const labelled = labelledAmounts(cases);
  if (!labelled.known) return labelled;
  const all = totalsOfAll(labelled, draws.draws);
  const parts = Array.from({ length: all ? 0 : DRAW_PARTS }, (_, part) => drawnPart(labelled, draws, part));
  return concluded(labelled, all ?? joined(parts), all !== null);
}

/** Amounts that are known, of either group, in a stratum. */
export function labelledAmounts({ value, group, stratum, strata }: RankedCases): Known<Labelled> {
  const kept = (i: number): boolean =>
    (group[i] as number) <= 1 && (stratum[i] as number) >= 0 && !Number.isNaN(value[i]);
  const rows = new Int32Array(value.length);
  let count = 0;
  for (let i = 0; i < value.length; i++) if (kept(i)) rows[count++] = i;
  const score = new Float64Array(count);
  const label = new Uint8Array(count);
  const block = new Int32Array(count);
  for (let j = 0; j < count; j++) {
    const i = rows[j] as number;
    score[j] = value[i] as number;
    label[j] = group[i] as number;
    block[j] = stratum[i] as number;
  }
  return labelledBlocks({ score, label, block, blocks: strata });
}

/** What T was in the draws of one part. */
export function drawnPart({ blocks }: Pick<Labelled, "blocks">, { seed, draws }: Draws, part: number): Float64Array {
  const bits = bitsFrom(`${seed} ${part}`);
  const end = Math.floor(((part + 1) * draws) / DRAW_PARTS);
  const totals = new Float64Array(end - Math.floor((part * draws) / DRAW_PARTS));
  for (const block of blocks) addDrawnSums(totals, block, bits);
  return totals;
}

/** The draws of all parts, in their order. */
export function joined(parts: readonly Float64Array[]): Float64Array {
  const totals = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    totals.set(part, at);
    at += part.length;
  }
  return totals;
}
