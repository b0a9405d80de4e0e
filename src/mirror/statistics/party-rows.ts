import { counts } from "./party-scores.ts";
import { hasLike, type PartyCases, type TwoByTwo } from "./strata.ts";

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
  const { cells, start, parties } = byParty(cases, likedCells(cases));
  const rows = {
    start: new Int32Array(parties + 1),
    cell: new Int32Array(cells.length),
    times: new Int32Array(cells.length),
  };
  const rowOf = new Int32Array(cases.strata * 4).fill(-1);
  let length = 0;
  for (let j = 0; j < parties; j++) {
    const first = (rows.start[j] = length);
    for (let at = start[j] as number; at < (start[j + 1] as number); at++) {
      const cell = cells[at] as number;
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

/** Per case its cell, −1 for what does not count: nameless parties cannot be left out or drawn again, and where one group stands alone nothing has a like. */
export function likedCells(cases: PartyCases): Int32Array {
  const { stratum, group, outcome, strata } = cases;
  const cells = new Int32Array(stratum.length);
  const tally = new Int32Array(strata * 4);
  for (let i = 0; i < cells.length; i++) {
    const cell = counts(cases, i) ? cellAt(stratum[i] as number, group[i] as number, outcome[i] as number) : -1;
    cells[i] = cell;
    if (cell >= 0) tally[cell]!++;
  }
  const liked = new Uint8Array(strata);
  for (let s = 0; s < strata; s++) liked[s] = Number(hasLike(twoByTwoAt(tally, s)));
  for (let i = 0; i < cells.length; i++)
    if ((cells[i] as number) >= 0 && liked[(cells[i] as number) >> 2] === 0) cells[i] = -1;
  return cells;
}

export interface ByParty {
  /** Cells of the cases that count, those of a party together, from `start[j]` to `start[j + 1]`. */
  readonly cells: Int32Array;
  readonly start: Int32Array;
  readonly parties: number;
}

/** Parties in order of their first case that counts (its cell is not −1), the cases of each in the order in which they came. */
export function byParty({ party, parties: all }: Pick<PartyCases, "party" | "parties">, cells: Int32Array): ByParty {
  const numberOf = new Int32Array(all).fill(-1);
  const size = new Int32Array(all);
  let parties = 0;
  for (let i = 0; i < cells.length; i++) {
    if ((cells[i] as number) < 0) continue;
    const one = party[i] as number;
    if (numberOf[one] === -1) numberOf[one] = parties++;
    size[numberOf[one] as number]!++;
  }
  const start = new Int32Array(parties + 1);
  for (let j = 0; j < parties; j++) start[j + 1] = (start[j] as number) + (size[j] as number);
  const next = start.slice();
  const ordered = new Int32Array(start[parties] as number);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    if (cell >= 0) ordered[next[numberOf[party[i] as number] as number]!++] = cell;
  }
  return { cells: ordered, start, parties };
}

const cellAt = (stratum: number, group: number, outcome: number): number => stratum * 4 + 3 - 2 * group - outcome;

const twoByTwoAt = (tally: Int32Array, s: number): TwoByTwo => ({
  a: tally[4 * s] as number,
  b: tally[4 * s + 1] as number,
  c: tally[4 * s + 2] as number,
  d: tally[4 * s + 3] as number,
});

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

/** How many parties of equal weight would carry as much: (Σwⱼ)²/Σwⱼ², where a party weighs as many as its cases unless said otherwise. */
export interface EffectiveParties {
  readonly group: number;
  readonly others: number;
  readonly all: number;
  /** Whether some party stands on both sides. */
  readonly changes: boolean;
}

export function effectiveParties(
  { start, cell, times, parties }: PartyRows,
  weightOf = (cases: number): number => cases,
): EffectiveParties {
  let changes = false;
  const sums = { group: [0, 0], others: [0, 0], all: [0, 0] } satisfies Record<string, [number, number]>;
  for (let j = 0; j < parties; j++) {
    let group = 0;
    let others = 0;
    for (let r = start[j] as number; r < (start[j + 1] as number); r++) {
      if ((cell[r] as number) % 4 < 2) group += times[r] as number;
      else others += times[r] as number;
    }
    changes ||= group > 0 && others > 0;
    addTo(sums.group, weightOf(group));
    addTo(sums.others, weightOf(others));
    addTo(sums.all, weightOf(group + others));
  }
  return { group: kish(sums.group), others: kish(sums.others), all: kish(sums.all), changes };
}

function addTo(sum: number[], weight: number): void {
  sum[0]! += weight;
  sum[1]! += weight * weight;
}

/** Kish (1965). */
const kish = ([sum = 0, squares = 0]: readonly number[]): number => (squares === 0 ? 0 : (sum * sum) / squares);
