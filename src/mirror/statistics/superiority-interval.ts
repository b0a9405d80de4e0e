import { tWidth } from "./distributions.ts";
import { FLAT, reachOf, spreadOf } from "./jackknife.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { type ByParty, byParty, likedCells, partyRows } from "./party-rows.ts";
import type { PartyCases } from "./strata.ts";

export interface SuperiorityInterval extends Interval {
  readonly probability: number;
  readonly standardError: number;
  readonly degrees: number;
}

/**
 * Leave-one-party-out jackknife of the probability of superiority over outcomes 0 … levels − 1, worst first (more is unknown), with the
 * degrees of freedom of the jackknife of a difference: for two outcomes it is (1 + that one)/2. Nameless cases are left out.
 */
export function superiorityInterval(cases: PartyCases, levels: number, level = 0.95): Known<SuperiorityInterval> {
  if (cases.party.length === 0) return unknown("no-cases");
  const known = { ...cases, outcome: cases.outcome.map((one) => (one < levels ? 1 : 2)) };
  const rows = partyRows(known);
  if (rows.parties === 0) return unknown("no-likes");
  const cells = likedCells(known).map((cell, i) =>
    cell < 0 ? -1 : (cell >> 1) * levels + (cases.outcome[i] as number),
  );
  const [reach, without] = [reachOf(rows), leaveOneOut(byParty(cases, cells), { levels, strata: cases.strata })];
  if (reach === null || without === null) return unknown("too-few-parties");
  const standardError = spreadOf(without.estimates);
  if (!(standardError > FLAT)) return unknown("no-variance");
  const { probability } = without;
  const half = tWidth(level, reach.degrees) * standardError;
  const interval = { low: Math.max(0, probability - half), high: Math.min(1, probability + half) };
  return { known: true, probability, ...interval, standardError, degrees: reach.degrees };
}

/** Cases per outcome, in each stratum first those of the group and then the others; and what each stratum and all of them bring. */
interface Tally {
  readonly counts: Float64Array;
  readonly levels: number;
  readonly won: Float64Array;
  readonly weight: Float64Array;
  readonly whole: Pairs;
  /** Room for the strata of one party, and per stratum the last party that was seen in it. */
  readonly touched: Int32Array;
  readonly seen: Int32Array;
}

/** The probability, and what it is without each party; null when without some party nothing has a like. */
function leaveOneOut(packed: ByParty, shape: { readonly levels: number; readonly strata: number }) {
  const tally = tallied(packed.cells, shape);
  const estimates = new Float64Array(packed.parties);
  for (let j = 0; j < packed.parties; j++) {
    const left = without(tally, packed, j);
    if (left === null) return null;
    estimates[j] = left;
  }
  return { probability: tally.whole.won / tally.whole.weight, estimates };
}

function tallied(cells: Int32Array, { levels, strata }: { readonly levels: number; readonly strata: number }): Tally {
  const counts = new Float64Array(strata * 2 * levels);
  for (const cell of cells) counts[cell]!++;
  const [won, weight] = [new Float64Array(strata), new Float64Array(strata)];
  const whole = { won: 0, weight: 0 };
  for (let s = 0; s < strata; s++) {
    const pairs = pairsAt({ counts, levels }, s);
    whole.won += won[s] = pairs.won;
    whole.weight += weight[s] = pairs.weight;
  }
  const room = { touched: new Int32Array(strata), seen: new Int32Array(strata).fill(-1) };
  return { counts, levels, won, weight, whole, ...room };
}

/** The probability without party j: its cases are taken out of the tally, and put back afterwards. */
function without(tally: Tally, { cells, start }: ByParty, j: number): number | null {
  const { counts, levels, touched, seen } = tally;
  const [from, to] = [start[j] as number, start[j + 1] as number];
  let { won, weight } = tally.whole;
  let strata = 0;
  for (let at = from; at < to; at++) {
    const s = Math.floor((cells[at] as number) / (2 * levels));
    counts[cells[at] as number]!--;
    if (seen[s] === j) continue;
    seen[s] = j;
    touched[strata++] = s;
    won -= tally.won[s] as number;
    weight -= tally.weight[s] as number;
  }
  for (let at = 0; at < strata; at++) {
    const left = pairsAt(tally, touched[at] as number);
    won += left.won;
    weight += left.weight;
  }
  for (let at = from; at < to; at++) counts[cells[at] as number]!++;
  return weight > 1e-9 ? won / weight : null;
}

interface Pairs {
  readonly won: number;
  readonly weight: number;
}

/** Σ(pairs in which the group does better, ties for half)/n and n₁n₀/n of one stratum. */
function pairsAt({ counts, levels }: Pick<Tally, "counts" | "levels">, s: number): Pairs {
  const [group, others] = [2 * s * levels, (2 * s + 1) * levels];
  let won = 0;
  let n1 = 0;
  let n0 = 0;
  for (let level = 0; level < levels; level++) {
    const here = counts[group + level] as number;
    const beside = counts[others + level] as number;
    won += here * (n0 + beside / 2);
    n1 += here;
    n0 += beside;
  }
  return n1 === 0 || n0 === 0 ? { won: 0, weight: 0 } : { won: won / (n1 + n0), weight: (n1 * n0) / (n1 + n0) };
}
