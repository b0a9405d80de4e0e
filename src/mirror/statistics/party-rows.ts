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
  const held = new Map<number, Map<number, number>>();
  for (let i = 0; i < cases.party.length; i++) {
    if (!counts(cases, i) || !liked[cases.stratum[i] as number]) continue;
    const party = cases.party[i] as number;
    const cells = held.get(party) ?? new Map<number, number>();
    const cell = cellOf(cases, i);
    held.set(party, cells.set(cell, (cells.get(cell) ?? 0) + 1));
  }
  return pack([...held.values()], cases.strata);
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

function pack(held: readonly Map<number, number>[], strata: number): PartyRows {
  const start = [0];
  const cell: number[] = [];
  const times: number[] = [];
  for (const cells of held) {
    for (const [at, count] of cells) {
      cell.push(at);
      times.push(count);
    }
    start.push(cell.length);
  }
  return {
    start: Int32Array.from(start),
    cell: Int32Array.from(cell),
    times: Int32Array.from(times),
    parties: start.length - 1,
    strata,
  };
}

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
