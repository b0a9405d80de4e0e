import { tTwoTails, tWidth } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { cellsOf, type EffectiveParties, effectiveParties, type PartyRows, partyRows, termsAt } from "./party-rows.ts";
import type { PartyCases } from "./strata.ts";

/** With fewer effective parties than this on a side it is too few to tell. */
export const FEWEST_PARTIES = 6;

/** How much the answers to one party resemble one another is not known; the degrees of freedom take this for it (decision 15). */
const LIKENESS = 0.15;

/** The spread that a party's cases bring together, in that of one case: n + n(n − 1)ρ. */
const spreadOfCases = (cases: number): number => cases + cases * (cases - 1) * LIKENESS;

/** With fewer than this on a side there is no spread to measure at all. */
const FEWEST_EFFECTIVE = 2;
/** A standard error that is nothing but rounding. */
export const FLAT = 1e-12;

export interface Jackknife extends Interval {
  /** Mantel-Haenszel risk difference, group minus others. */
  readonly difference: number;
  readonly standardError: number;
  readonly degrees: number;
  readonly p: number;
  /** Parties with a case that has a like, and how many they are worth. */
  readonly parties: number;
  readonly effective: EffectiveParties;
  /** Whether each side has at least FEWEST_PARTIES effective parties. */
  readonly enough: boolean;
}

/**
 * Leave-one-party-out jackknife (Tukey 1958; Quenouille 1956) of the Mantel-Haenszel risk difference, t with the effective parties of the
 * smaller side − 1 degrees of freedom: that side's spread is known from them alone (as in Welch 1947, its lower limit). Where a party stands on both sides, parties weigh there what their cases bring together. Holds when a party's requests resemble one another, whether or not its label stays the same.
 */
export function jackknife(cases: PartyCases, level = 0.95): Known<Jackknife> {
  return cases.party.length === 0 ? unknown("no-cases") : jackknifeOf(partyRows(cases), level);
}

/** The same of cases that were packed before. */
export function jackknifeOf(rows: PartyRows, level = 0.95): Known<Jackknife> {
  if (rows.parties === 0) return unknown("no-likes");
  const [reach, without] = [reachOf(rows), leaveOneOut(rows)];
  if (reach === null || without === null) return unknown("too-few-parties");
  const { effective, degrees } = reach;
  const standardError = spreadOf(without.estimates);
  if (!(standardError > FLAT)) return unknown("no-variance");
  const half = tWidth(level, degrees) * standardError;
  return {
    known: true,
    difference: without.difference,
    low: Math.max(-1, without.difference - half),
    high: Math.min(1, without.difference + half),
    standardError,
    degrees,
    p: tTwoTails(without.difference / standardError, degrees),
    parties: rows.parties,
    effective,
    enough: Math.min(effective.group, effective.others) >= FEWEST_PARTIES,
  };
}

/** On how many parties a figure over them stands, and its degrees of freedom; null when there is no spread to measure. */
export function reachOf(rows: PartyRows): { readonly effective: EffectiveParties; readonly degrees: number } | null {
  const effective = effectiveParties(rows);
  if (Math.min(effective.group, effective.others) < FEWEST_EFFECTIVE) return null;
  const spreading = effective.changes ? effectiveParties(rows, spreadOfCases) : effective;
  return { effective, degrees: Math.min(spreading.all, spreading.group, spreading.others) - 1 };
}

/** The difference, and what it is without each party; null when without some party nothing has a like. */
function leaveOneOut(rows: PartyRows): { difference: number; estimates: Float64Array } | null {
  const pooled = pooledOver(rows);
  const estimates = new Float64Array(rows.parties);
  const left: Left = { seen: new Int32Array(rows.strata).fill(-1), touched: new Int32Array(rows.strata) };
  for (let j = 0; j < rows.parties; j++) {
    const estimate = without(rows, pooled, { ...left, j });
    if (estimate === null) return null;
    estimates[j] = estimate;
  }
  return { difference: pooled.difference / pooled.weight, estimates };
}

/** Terms per stratum, with the cells they come from and their sums over all strata. */
interface Pooled {
  readonly cells: Float64Array;
  readonly differences: Float64Array;
  readonly weights: Float64Array;
  readonly difference: number;
  readonly weight: number;
}

function pooledOver(rows: PartyRows): Pooled {
  const cells = cellsOf(rows);
  const differences = new Float64Array(rows.strata);
  const weights = new Float64Array(rows.strata);
  let [difference, weight] = [0, 0];
  for (let s = 0; s < rows.strata; s++) {
    const terms = termsAt(cells, s);
    differences[s] = terms.difference;
    weights[s] = terms.weight;
    difference += terms.difference;
    weight += terms.weight;
  }
  return { cells, differences, weights, difference, weight };
}

/** Room for the strata of one party, and per stratum the last party that was seen in it. */
interface Left {
  readonly seen: Int32Array;
  readonly touched: Int32Array;
}

/** The difference without party j: its cases are taken out of their cells, and put back afterwards. */
function without(rows: PartyRows, pooled: Pooled, { seen, touched, j }: Left & { readonly j: number }): number | null {
  const { start, cell, times } = rows;
  const { cells, differences, weights } = pooled;
  const [from, to] = [start[j] as number, start[j + 1] as number];
  let { difference, weight } = pooled;
  let strata = 0;
  for (let r = from; r < to; r++) {
    const s = (cell[r] as number) >> 2;
    cells[cell[r] as number]! -= times[r] as number;
    if (seen[s] === j) continue;
    seen[s] = j;
    touched[strata++] = s;
    difference -= differences[s] as number;
    weight -= weights[s] as number;
  }
  for (let at = 0; at < strata; at++) {
    const terms = termsAt(cells, touched[at] as number);
    difference += terms.difference;
    weight += terms.weight;
  }
  for (let r = from; r < to; r++) cells[cell[r] as number]! += times[r] as number;
  return weight > 1e-9 ? difference / weight : null;
}

/** Standard error from what a figure is without each party. */
export function spreadOf(estimates: Float64Array): number {
  const count = estimates.length;
  const mean = estimates.reduce((sum, value) => sum + value, 0) / count;
  const squares = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((count - 1) / count) * squares);
}
