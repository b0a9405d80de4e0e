import type { Share } from "./known.ts";

/** One case per place. Group: 1 the group looked at, 0 the others, else left out. Outcome: 1 yes, 0 no, else unknown. */
export interface StratifiedCases {
  readonly group: Uint8Array;
  readonly outcome: Uint8Array;
  /** 0 … strata − 1; negative is left out. */
  readonly stratum: Int32Array;
  readonly strata: number;
}

export interface PartyCases extends StratifiedCases {
  /** 0 … parties − 1; negative (nameless) is left out of everything that needs a party. */
  readonly party: Int32Array;
  readonly parties: number;
}

/** a: in the group, yes. b: in the group, no. c: others, yes. d: others, no. */
export interface TwoByTwo {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** A two-by-two table per stratum, in columns; `unknownIn` and `unknownOut` count unknown outcomes in the group and among others. */
export interface Strata {
  readonly count: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly d: Float64Array;
  readonly unknownIn: Float64Array;
  readonly unknownOut: Float64Array;
}

/** Room per stratum, as a power of two: no, yes and unknown of the others, then of the group. */
const SHIFT = 3;

/** Counts cases into tables in one pass. */
export function countStrata({ group, outcome, stratum, strata }: StratifiedCases): Strata {
  const tally = new Int32Array(strata << SHIFT);
  for (let i = 0; i < stratum.length; i++) {
    const s = stratum[i] as number;
    const g = group[i] as number;
    const o = outcome[i] as number;
    if (s >= 0 && g <= 1) tally[(s << SHIFT) + (g << 2) + (o > 1 ? 2 : o)]!++;
  }
  return fromTally(tally, strata);
}

function fromTally(tally: Int32Array, count: number): Strata {
  const column = (cell: number) => {
    const cells = new Float64Array(count);
    for (let s = 0; s < count; s++) cells[s] = tally[(s << SHIFT) + cell] as number;
    return cells;
  };
  return { count, a: column(5), b: column(4), c: column(1), d: column(0), unknownIn: column(6), unknownOut: column(2) };
}

/** The same shape from tables already counted; nothing unknown. */
export function strataOf(tables: readonly TwoByTwo[]): Strata {
  const column = (cell: keyof TwoByTwo) => Float64Array.from(tables, (table) => table[cell]);
  const none = () => new Float64Array(tables.length);
  return {
    count: tables.length,
    a: column("a"),
    b: column("b"),
    c: column("c"),
    d: column("d"),
    unknownIn: none(),
    unknownOut: none(),
  };
}

export const tableAt = (strata: Strata, s: number): TwoByTwo => ({
  a: strata.a[s] as number,
  b: strata.b[s] as number,
  c: strata.c[s] as number,
  d: strata.d[s] as number,
});

/** Whether both groups occur there with a known outcome: its cases have a like. */
export const hasLike = ({ a, b, c, d }: TwoByTwo): boolean => a + b > 0 && c + d > 0;

/** All strata in one table; with `keep`, only those. */
export function crudeTable(strata: Strata, keep: (table: TwoByTwo) => boolean = () => true): TwoByTwo {
  const sum = { a: 0, b: 0, c: 0, d: 0 };
  for (let s = 0; s < strata.count; s++) {
    const table = tableAt(strata, s);
    if (!keep(table)) continue;
    sum.a += table.a;
    sum.b += table.b;
    sum.c += table.c;
    sum.d += table.d;
  }
  return sum;
}

export const shareIn = ({ a, b }: TwoByTwo): Share => ({ yes: a, of: a + b });
export const shareOut = ({ c, d }: TwoByTwo): Share => ({ yes: c, of: c + d });
