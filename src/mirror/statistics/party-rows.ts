import { counts } from "./party-scores.ts";
import { countStrata, hasLike, type PartyCases, type Strata, tableAt } from "./strata.ts";

/**
 * Cases that have a like, packed by party: row r of party j, for r from start[j] to start[j + 1], stands for `times[r]` cases in
 * cell `cell[r]` (4 per stratum: a, b, c, d). Parties without such cases are left out; the others come in order of their first
 * case, so that how a book numbers its parties, also those nobody may see, changes nothing.
 */
export interface PartyRows {
  readonly start: Int32Array;
  readonly cell: Int32Array;
  readonly times: Int32Array;
  readonly parties: number;
  readonly strata: number;
}

export function partyRows(cases: PartyCases): PartyRows {
  const liked = likedStrata(countStrata(withParty(cases)));
  const { order, start, parties } = byParty(cases, liked);
  const rows = {
    start: new Int32Array(parties + 1),
    cell: new Int32Array(order.length),
    times: new Int32Array(order.length),
  };
  const rowOf = new Int32Array(cases.strata * 4).fill(-1);
  let length = 0;
  for (let j = 0; j < parties; j++) {
    const first = (rows.start[j] = length);
    for (let at = start[j] as number; at < (start[j + 1] as number); at++) {
      const cell = cellOf(cases, order[at] as number);
      // A row before this party's first is another party's.
      if ((rowOf[cell] as number) < first) {
        rows.cell[length] = cell;
        rowOf[cell] = length++;
      }
      rows.times[rowOf[cell] as number]!++;
    }
  }
  rows.start[parties] = length;
  const { cell, times } = rows;
  return {
    start: rows.start,
    cell: cell.slice(0, length),
    times: times.slice(0, length),
    parties,
    strata: cases.strata,
  };
}

interface ByParty {
  /** Cases that have a like, those of a party together, from `start[j]` to `start[j + 1]`. */
  readonly order: Int32Array;
  readonly start: Int32Array;
  readonly parties: number;
}

/** Parties in order of their first case that has a like, the cases of each in the order in which they came. */
function byParty(cases: PartyCases, liked: Uint8Array): ByParty {
  const numberOf = new Int32Array(cases.parties).fill(-1);
  const size = new Int32Array(cases.parties);
  const { party, stratum } = cases;
  let parties = 0;
  let length = 0;
  for (let i = 0; i < party.length; i++) {
    if (!counts(cases, i) || liked[stratum[i] as number] !== 1) continue;
    const one = party[i] as number;
    if (numberOf[one] === -1) numberOf[one] = parties++;
    size[numberOf[one] as number]!++;
    length++;
  }
  const start = new Int32Array(parties + 1);
  for (let j = 0; j < parties; j++) start[j + 1] = (start[j] as number) + (size[j] as number);
  const next = start.slice();
  const order = new Int32Array(length);
  for (let i = 0; i < party.length; i++) {
    if (!counts(cases, i) || liked[stratum[i] as number] !== 1) continue;
    order[next[numberOf[party[i] as number] as number]!++] = i;
  }
  return { order, start, parties };
}

/** Nameless parties cannot be left out or drawn again, so their cases do not count here. */
const withParty = (cases: PartyCases): PartyCases => ({
  ...cases,
  stratum: cases.stratum.map((s, i) => (counts(cases, i) ? s : -1)),
});

const likedStrata = (strata: Strata): Uint8Array =>
  Uint8Array.from({ length: strata.count }, (_, s) => Number(hasLike(tableAt(strata, s))));

const cellOf = ({ stratum, group, outcome }: PartyCases, i: number): number =>
  (stratum[i] as number) * 4 + 3 - 2 * (group[i] as number) - (outcome[i] as number);

/** All packed cases in one array, 4 cells per stratum. */
export function cellsOf({ cell, times, strata }: PartyRows): Float64Array {
  const cells = new Float64Array(strata * 4);
  for (let r = 0; r < cell.length; r++) cells[cell[r] as number]! += times[r] as number;
  return cells;
}

/** Σ(an₀ − cn₁)/n and Σn₁n₀/n of one stratum: their quotient over strata is the Mantel-Haenszel risk difference. */
export function termsAt(cells: Float64Array, s: number): { difference: number; weight: number } {
  const a = cells[4 * s] as number;
  const c = cells[4 * s + 2] as number;
  const n1 = a + (cells[4 * s + 1] as number);
  const n0 = c + (cells[4 * s + 3] as number);
  if (n1 === 0 || n0 === 0) return { difference: 0, weight: 0 };
  return { difference: (a * n0 - c * n1) / (n1 + n0), weight: (n1 * n0) / (n1 + n0) };
}

/** How many parties of one case each would carry as much: (Σnⱼ)²/Σnⱼ². */
export interface EffectiveParties {
  readonly group: number;
  readonly others: number;
  readonly all: number;
}

export function effectiveParties({ start, cell, times, parties }: PartyRows): EffectiveParties {
  const sums = { group: [0, 0], others: [0, 0], all: [0, 0] } satisfies Record<string, [number, number]>;
  for (let j = 0; j < parties; j++) {
    let group = 0;
    let others = 0;
    for (let r = start[j] as number; r < (start[j + 1] as number); r++) {
      if ((cell[r] as number) % 4 < 2) group += times[r] as number;
      else others += times[r] as number;
    }
    addTo(sums.group, group);
    addTo(sums.others, others);
    addTo(sums.all, group + others);
  }
  return { group: kish(sums.group), others: kish(sums.others), all: kish(sums.all) };
}

function addTo(sum: number[], cases: number): void {
  sum[0]! += cases;
  sum[1]! += cases * cases;
}

/** Kish (1965). */
const kish = ([sum = 0, squares = 0]: readonly number[]): number => (squares === 0 ? 0 : (sum * sum) / squares);
