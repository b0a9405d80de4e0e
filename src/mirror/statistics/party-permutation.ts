import { type Known, unknown } from "./known.ts";
import { type PartyScores, partyScores } from "./party-scores.ts";
import { type Chance, drawBelow } from "./random.ts";
import type { PartyCases } from "./strata.ts";

export interface Permutation {
  /** Two-sided; ties with the observed value count. */
  readonly p: number;
  /** The lowest p that any division of the labels could have given here. */
  readonly smallestP: number;
  /** How far the group's yes lie above (or below) what its parties could expect, in requests. */
  readonly excess: number;
  /** Whether all divisions were tried; if not, `draws` at random. */
  readonly exact: boolean;
  readonly draws: number;
}

export interface PermutationOptions {
  readonly chance: Chance;
  /** B: at random so many divisions of the labels, or all when there are no more than this. */
  readonly draws?: number;
}

/**
 * Permutes a label fixed per party over whole parties within blocks: T = Σ xⱼRⱼ against its mean, p = (b + 1)/(B + 1) (Phipson &
 * Smyth 2010), or b over all divisions. Requests of one party are not independent, so the party is what changes hands.
 */
export function partyPermutation(cases: PartyCases, options: PermutationOptions): Known<Permutation> {
  const scores = partyScores(cases);
  return scores.known ? permuteLabels(scores, options) : scores;
}

/** The same for any score per party. */
export function permuteLabels(scores: PartyScores, { chance, draws = 9_999 }: PermutationOptions): Known<Permutation> {
  const labelled = labelledBlocks(scores);
  if (!labelled.known) return labelled;
  const all = totalsOfAll(labelled, draws);
  return concluded(labelled, all ?? drawnTotals(labelled.blocks, draws, chance), all !== null);
}

/** Scores laid out to be permuted. */
export interface Labelled {
  readonly blocks: readonly Block[];
  /** T as it is. */
  readonly observed: number;
  /** The sum of all scores without their signs. */
  readonly size: number;
}

export function labelledBlocks(scores: PartyScores): Known<Labelled> {
  const labels = new Set(scores.label);
  if (labels.size < 2) return unknown(labels.size === 0 ? "no-cases" : "one-group");
  const blocks = mixedBlocks(scores);
  const size = blocks.reduce((sum, block) => sum + spread(block), 0);
  if (!(size > 1e-9)) return unknown("no-variance");
  return { known: true, blocks, size, observed: blocks.reduce((sum, block) => sum + block.observed, 0) };
}

/** What T is for every division of the labels; null when there are more than so many. */
export const totalsOfAll = ({ blocks }: Labelled, draws: number): Float64Array | null =>
  divisions(blocks, draws) <= draws ? allTotals(blocks) : null;

/** What the divisions tell: all of them when `exact`, else drawn at random, with T as it is as one more. */
export function concluded({ observed, size }: Labelled, others: Float64Array, exact: boolean): Known<Permutation> {
  const tails = tailsOf(others, Math.abs(observed), 1e-9 * size);
  const added = exact ? 0 : 1;
  return {
    known: true,
    p: (tails.asFar + added) / (others.length + added),
    smallestP: (tails.furthest + added) / (others.length + added),
    excess: observed,
    exact,
    draws: others.length,
  };
}

/** Parties that may swap labels: `take` of the values carry the label. Values are centred, so that a sum's expectation is 0. */
export interface Block {
  readonly values: Float64Array;
  readonly take: number;
  readonly observed: number;
}

function mixedBlocks({ score, label, block, blocks }: PartyScores): Block[] {
  const members: number[][] = Array.from({ length: blocks }, () => []);
  for (let j = 0; j < block.length; j++) members[block[j] as number]?.push(j);
  return members.flatMap((inBlock) => blockOf(inBlock, score, label)).sort(inOrder);
}

function blockOf(inBlock: readonly number[], score: Float64Array, label: Uint8Array): Block[] {
  const carrying = inBlock.filter((j) => label[j] === 1);
  if (carrying.length === 0 || carrying.length === inBlock.length) return [];
  const mean = inBlock.reduce((sum, j) => sum + (score[j] as number), 0) / inBlock.length;
  const values = Float64Array.from(inBlock, (j) => (score[j] as number) - mean);
  const observed = carrying.reduce((sum, j) => sum + (score[j] as number) - mean, 0);
  return [smallerSide({ values: values.sort(), take: carrying.length, observed })];
}

/** By what is in them: how parties and strata happen to be numbered does not change what is drawn. */
function inOrder(one: Block, two: Block): number {
  const differs = one.values.findIndex((value, i) => value !== two.values[i]);
  const apart = differs < 0 ? 0 : (one.values[differs] as number) - (two.values[differs] as number);
  return one.values.length - two.values.length || one.take - two.take || apart;
}

/** Drawing those without the label gives the same sums with the other sign, and is less work when they are fewer. */
function smallerSide({ values, take, observed }: Block): Block {
  if (take <= values.length / 2) return { values, take, observed };
  return { values: values.map((value) => -value), take: values.length - take, observed };
}

const spread = ({ values }: Block): number => values.reduce((sum, value) => sum + Math.abs(value), 0);

/** How many divisions of the labels there are; Infinity past the limit. */
function divisions(blocks: readonly Block[], limit: number): number {
  let count = 1;
  for (const { values, take } of blocks)
    for (let i = 1; i <= take; i++) {
      count = (count * (values.length - take + i)) / i;
      if (count > limit * 2 ** 20) return Number.POSITIVE_INFINITY;
    }
  return Math.round(count);
}

/** The sums of all divisions, block by block. */
function allTotals(blocks: readonly Block[]): Float64Array {
  let totals = [0];
  for (const block of blocks) {
    const sums = subsetSums(block.values, block.take);
    totals = totals.flatMap((total) => sums.map((sum) => total + sum));
  }
  return Float64Array.from(totals);
}

function subsetSums(values: Float64Array, take: number, from = 0): number[] {
  if (take === 0) return [0];
  const sums: number[] = [];
  for (let i = from; i <= values.length - take; i++)
    for (const rest of subsetSums(values, take - 1, i + 1)) sums.push((values[i] as number) + rest);
  return sums;
}

/** Sums of divisions at random: a partial Fisher-Yates shuffle per block. */
function drawnTotals(blocks: readonly Block[], draws: number, chance: Chance): Float64Array {
  const totals = new Float64Array(draws);
  for (const { values, take } of blocks) {
    const left = Float64Array.from(values);
    for (let draw = 0; draw < draws; draw++) totals[draw]! += drawSum(left, take, chance);
  }
  return totals;
}

function drawSum(values: Float64Array, take: number, chance: Chance): number {
  let sum = 0;
  for (let i = 0; i < take; i++) {
    const at = i + drawBelow(chance, values.length - i);
    const drawn = values[at] as number;
    values[at] = values[i] as number;
    values[i] = drawn;
    sum += drawn;
  }
  return sum;
}

/** How many totals lie as far from 0 as observed, and how many as far as the furthest of them; `slack` is for rounding. */
function tailsOf(totals: Float64Array, observed: number, slack: number): { asFar: number; furthest: number } {
  const limit = totals.reduce((far, total) => Math.max(far, Math.abs(total)), observed) - slack;
  let asFar = 0;
  let furthest = 0;
  for (const total of totals) {
    const distance = Math.abs(total);
    if (distance >= observed - slack) asFar++;
    if (distance >= limit) furthest++;
  }
  return { asFar, furthest };
}
