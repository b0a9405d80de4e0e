import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Half years shown at most: ten years; what happened before only says who was seen before. */
const MOST = 20;
/** As with newcomers: first seen in a book's first two years, nobody can tell who is new. */
const UNTOLD = 4;

export interface HalfYear {
  readonly year: number;
  /** 1 or 2. */
  readonly half: number;
  readonly fresh: number;
  readonly returning: number;
  /** First seen too early in the book to tell. */
  readonly untold: number;
  /** Seen in the half year before, not in this one; null for the first. */
  readonly lost: number | null;
}

export interface HalfYears {
  readonly halves: readonly HalfYear[];
  /** Rows whose half year or whose party is not known. */
  readonly unknown: number;
}

/** Who did something in each half year, by rows that have a party in `from`: new, seen before, lost. Linear in the rows. */
export function halfYearsOf(view: View, rows: Int32Array): HalfYears {
  const { columns } = view;
  const half = new Int32Array(rows.length);
  let [first, last, unknown] = [Infinity, -Infinity, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = view.current(rows[i] as number);
    const at = columns.from[row] === NONE ? 0 : halfOf(view, row);
    half[i] = at;
    if (at === 0) unknown++;
    else {
      if (at < first) first = at;
      if (at > last) last = at;
    }
  }
  if (last < first) return { halves: [], unknown };
  const begin = Math.max(first, last - MOST + 1);
  const seen = presence(view, rows, { half, begin, last });
  return { halves: counted(seen, { first, begin, last }), unknown };
}

/** Twice the year, plus one in its second half; 0 when that cannot be told. */
export function halfOf({ columns }: View, row: number): number {
  const year = columns.year[row] as number;
  if (year === 0) return 0;
  const july = julyFirst(year);
  if ((columns.last[row] as number) < july && (columns.first[row] as number) >= july - 366) return year * 2;
  return (columns.first[row] as number) >= july ? year * 2 + 1 : 0;
}

/** The half year of a moment, in milliseconds since 1970: twice the year, plus one in its second half. */
export function halfAt(moment: number): number {
  const date = new Date(moment);
  return date.getUTCFullYear() * 2 + Number(date.getUTCMonth() >= 6);
}

let lastYear = 1970;
let lastJuly = 181;
/** The day of 1 July; rows of one year often stand together, so the last one asked for is kept. */
function julyFirst(year: number): number {
  if (year !== lastYear) [lastYear, lastJuly] = [year, Date.UTC(year, 6, 1) / 86_400_000];
  return lastJuly;
}

interface Seen {
  /** Per party and half year from `begin`: 1 when it did something then. */
  readonly there: Uint8Array;
  /** Per party the first half year in which it was seen, 0 for never. */
  readonly since: Int32Array;
  readonly width: number;
}

interface Halves {
  readonly half: Int32Array;
  readonly begin: number;
  readonly last: number;
}

function presence(view: View, rows: Int32Array, { half, begin, last }: Halves): Seen {
  const { columns } = view;
  const width = last - begin + 1;
  const there = new Uint8Array(columns.parties.length * width);
  const since = new Int32Array(columns.parties.length);
  for (let i = 0; i < rows.length; i++) {
    const at = half[i] as number;
    if (at === 0) continue;
    const party = columns.from[view.current(rows[i] as number)] as number;
    if (at >= begin) there[party * width + at - begin] = 1;
    if (since[party] === 0 || at < (since[party] as number)) since[party] = at;
  }
  return { there, since, width };
}

function counted(
  { there, since, width }: Seen,
  { first, begin, last }: { first: number; begin: number; last: number },
): readonly HalfYear[] {
  const halves: HalfYear[] = [];
  for (let at = begin; at <= last; at++) {
    let [fresh, returning, untold, lost] = [0, 0, 0, 0];
    for (let party = 0; party < since.length; party++) {
      const place = party * width + at - begin;
      if (there[place] === 0) lost += at > begin ? (there[place - 1] as number) : 0;
      else if ((since[party] as number) < at) returning++;
      else if (at < first + UNTOLD) untold++;
      else fresh++;
    }
    const [year, half] = [Math.floor(at / 2), 1 + (at % 2)];
    halves.push({ year, half, fresh, returning, untold, lost: at > begin ? lost : null });
  }
  return halves;
}
