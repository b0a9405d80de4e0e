import { NEW, RETURNING } from "../labels.ts";
import type { Asking } from "./newcomers-asking.ts";

/** Parties that asked in a year, each once. */
export interface Year {
  readonly year: number;
  requests: number;
  fresh: number;
  returning: number;
  /** First seen too early in the book to tell. */
  untold: number;
  /** Requests without a name. */
  nameless: number;
  /** Asked in the year before and not in this one; null when nobody asked then. */
  gone: number | null;
}

/** Every year in which somebody asked, rising. Linear in the requests. */
export function yearsOf(asking: Asking): readonly Year[] {
  const { order, start, first } = byYear(asking);
  const lastYear = new Int32Array(asking.parties);
  const years: Year[] = [];
  for (let at = 0; at + 1 < start.length; at++) {
    const cases = order.subarray(start[at], start[at + 1]);
    if (cases.length === 0) continue;
    const before = years.at(-1)?.year === first + at - 1 ? years.at(-1) : undefined;
    years.push(yearOf(asking, { cases, year: first + at, before, lastYear }));
  }
  return years;
}

interface Asked {
  readonly cases: Int32Array;
  readonly year: number;
  /** The year before, when somebody asked then. */
  readonly before: Year | undefined;
  /** Per party the last year in which it was seen. */
  readonly lastYear: Int32Array;
}

function yearOf({ party, newness }: Asking, { cases, year, before, lastYear }: Asked): Year {
  const held: Year = { year, requests: cases.length, fresh: 0, returning: 0, untold: 0, nameless: 0, gone: null };
  let stayed = 0;
  for (let at = 0; at < cases.length; at++) {
    const i = cases[at] as number;
    const one = party[i] as number;
    if (one < 0) held.nameless++;
    if (one < 0 || lastYear[one] === year) continue;
    if (lastYear[one] === year - 1) stayed++;
    lastYear[one] = year;
    if (newness[i] === NEW) held.fresh++;
    else if (newness[i] === RETURNING) held.returning++;
    else held.untold++;
  }
  if (before) held.gone = before.fresh + before.returning + before.untold - stayed;
  return held;
}

/** The cases that are kept and of which the year is known, in order of their years: those of year `first + y` from `start[y]` to `start[y + 1]`. */
function byYear({ length, year, keep }: Asking) {
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < length; i++) {
    const y = year[i] as number;
    if (y === 0 || !keep(i)) continue;
    if (y < first) first = y;
    if (y > last) last = y;
  }
  if (last < first) return { order: new Int32Array(0), start: new Int32Array(0), first: 0 };
  const start = new Int32Array(last - first + 2);
  for (let i = 0; i < length; i++) if (year[i] !== 0 && keep(i)) start[(year[i] as number) - first + 1]!++;
  for (let y = 1; y < start.length; y++) start[y]! += start[y - 1] as number;
  const next = start.slice();
  const order = new Int32Array(start.at(-1) as number);
  for (let i = 0; i < length; i++) if (year[i] !== 0 && keep(i)) order[next[(year[i] as number) - first]!++] = i;
  return { order, start, first };
}
