import { tTwoTails, tWidth } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { cellsOf, type EffectiveParties, effectiveParties, type PartyRows, partyRows, termsAt } from "./party-rows.ts";
import type { PartyCases } from "./strata.ts";

/** With fewer effective parties than this on a side it is too few to tell. */
export const FEWEST_PARTIES = 6;

/** With fewer than this on a side there is no spread to measure at all. */
const FEWEST_EFFECTIVE = 2;

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
 * smaller side − 1 degrees of freedom: that side's spread is known from them alone (as in Welch 1947, its lower limit). Holds when a party's requests resemble one another, whether or not its label stays the same.
 */
export function jackknife(cases: PartyCases, level = 0.95): Known<Jackknife> {
  const rows = partyRows(cases);
  if (rows.parties === 0) return unknown(cases.party.length === 0 ? "no-cases" : "no-likes");
  const effective = effectiveParties(rows);
  const without = leaveOneOut(rows);
  if (without === null || Math.min(effective.group, effective.others) < FEWEST_EFFECTIVE)
    return unknown("too-few-parties");
  const standardError = spreadOf(without.estimates);
  if (!(standardError > 1e-12)) return unknown("no-variance");
  const degrees = Math.min(effective.all, effective.group, effective.others) - 1;
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

/** The difference, and what it is without each party; null when without some party nothing has a like. */
function leaveOneOut(rows: PartyRows): { difference: number; estimates: Float64Array } | null {
  const cells = cellsOf(rows);
  const all = { difference: 0, weight: 0 };
  for (let s = 0; s < rows.strata; s++) move(all, termsAt(cells, s), 1);
  const estimates = new Float64Array(rows.parties);
  const left: Left = { seen: new Int32Array(rows.strata).fill(-1), touched: [] };
  for (let j = 0; j < rows.parties; j++) {
    const rest: Sums = { difference: all.difference, weight: all.weight };
    touch(left, rows, j);
    shift(rest, { cells, rows, touched: left.touched }, j);
    if (!(rest.weight > 1e-9)) return null;
    estimates[j] = rest.difference / rest.weight;
  }
  return { difference: all.difference / all.weight, estimates };
}

/** The strata of one party, and per stratum the last party that was seen in it. */
interface Left {
  readonly seen: Int32Array;
  readonly touched: number[];
}

function touch({ seen, touched }: Left, { start, cell }: PartyRows, j: number): void {
  touched.length = 0;
  for (let r = start[j] as number; r < (start[j + 1] as number); r++) {
    const s = (cell[r] as number) >> 2;
    if (seen[s] === j) continue;
    seen[s] = j;
    touched.push(s);
  }
}

interface Shifted {
  readonly cells: Float64Array;
  readonly rows: PartyRows;
  readonly touched: readonly number[];
}

/** Takes party j out of the sums, and puts its cases back into the cells. */
function shift(sums: Sums, { cells, rows, touched }: Shifted, j: number): void {
  const { start, cell, times } = rows;
  for (const s of touched) move(sums, termsAt(cells, s), -1);
  for (let r = start[j] as number; r < (start[j + 1] as number); r++) cells[cell[r] as number]! -= times[r] as number;
  for (const s of touched) move(sums, termsAt(cells, s), 1);
  for (let r = start[j] as number; r < (start[j + 1] as number); r++) cells[cell[r] as number]! += times[r] as number;
}

type Sums = { difference: number; weight: number };

function move(sums: Sums, terms: Sums, sign: 1 | -1): void {
  sums.difference += sign * terms.difference;
  sums.weight += sign * terms.weight;
}

function spreadOf(estimates: Float64Array): number {
  const count = estimates.length;
  const mean = estimates.reduce((sum, value) => sum + value, 0) / count;
  const squares = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((count - 1) / count) * squares);
}
