import type { Columns } from "../columns.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import { type Cell, cellsOf, type Counted, type Division } from "./cell.ts";

/** The numbers over one calendar year that everybody may read; issued once, and never again. */
export interface Cube {
  readonly year: number;
  readonly cells: readonly Cell[];
}

const BY_ANSWER: Division = { yes: {}, no: {}, none: {} };
/** What is counted, and its parts. */
export const DIVISIONS = {
  request: { money: BY_ANSWER, room: BY_ANSWER, else: BY_ANSWER },
  tie: { both: {}, one: {} },
  role: {},
} as const satisfies Division;

const MATTERS: Readonly<Record<string, string>> = { money: "money", space: "room", tariff: "room" };
const ANSWERS: Readonly<Record<string, string>> = {
  granted: "yes",
  partly: "yes",
  refused: "no",
  stopped: "no",
  "not-granted": "no",
};

/**
 * Counts what was written in a year and could be read, when it ended, by those concerned and by nobody else: what all residents,
 * members or everybody can read is no secret to them, and what was kept to oneself is counted nowhere. Every entry belongs to the
 * year in which it was written, so no two cubes hold the same one.
 */
export function yearlyCube(columns: Columns, year: number): Cube {
  const counted = countedIn(columns, year);
  const names = Object.keys(counted) as (keyof typeof counted)[];
  return { year, cells: names.flatMap((name) => cellsOf(counted[name], DIVISIONS[name], [name])) };
}

/** What a year's cube counts, before it is known whether it may be given out. */
export function countedIn(
  columns: Columns,
  year: number,
): Readonly<Record<keyof typeof DIVISIONS, readonly Counted[]>> {
  const begin = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const counts = (row: number): boolean => {
    const at = columns.at[row] as number;
    return at >= begin && at < end && isBetweenThem(columns, row, end);
  };
  const open = { columns, end, counts };
  return { request: requestsIn(open), tie: tiesIn(open), role: rolesIn(open) };
}

interface Counting {
  readonly columns: Columns;
  /** Milliseconds since 1970; what was written from then on does not count. */
  readonly end: number;
  readonly counts: (row: number) => boolean;
}

/** Read by those concerned, and neither by all residents, nor by members, nor by everybody. */
function isBetweenThem(columns: Columns, row: number, end: number): boolean {
  const { concernedFrom, residentsFrom, membersFrom, publicFrom } = columns;
  const open = Math.min(residentsFrom[row] as number, membersFrom[row] as number, publicFrom[row] as number);
  return (concernedFrom[row] as number) < end && open >= end;
}

/** Rows of a kind that are events of their own. */
function* eventsOf({ columns, counts, end }: Counting, kind: string): Generator<number> {
  const code = columns.words.kind.codes.get(kind) ?? NONE;
  const taken = columns.withdrawals.filter((row) => (columns.at[row] as number) < end);
  const withdrawn = new Set(taken.map((row) => columns.target[row] as number));
  for (let row = 0; row < columns.length; row++) {
    const event = columns.kind[row] === code && columns.corrects[row] === NONE && columns.versionOf[row] === NONE;
    if (event && !withdrawn.has(row) && counts(row)) yield row;
  }
}

function readersOf(columns: Columns, row: number): readonly number[] {
  const [start, end] = [columns.concernedStart[row] as number, columns.concernedStart[row + 1] as number];
  return [columns.author[row] as number, ...columns.concerned.subarray(start, end)].filter((party) => party >= 0);
}

function requestsIn(open: Counting): readonly Counted[] {
  const { columns } = open;
  const decided = decisionsBy(open);
  return [...eventsOf(open, "request")].flatMap((row) => {
    const { outcome, readers = [], known = false } = decided.get(row) ?? {};
    if (outcome === "withdrawn" || known) return [];
    const matter = MATTERS[wordAt(columns.words.matter, columns.matter[row] as number)] ?? "else";
    const answer = outcome === undefined ? "none" : (ANSWERS[outcome] ?? "none");
    return [
      {
        of: columns.from[row] as number,
        readers: [...readersOf(columns, row), ...readers],
        path: ["request", matter, answer],
      },
    ];
  });
}

interface Decided {
  outcome: string;
  /** Who can read a decision on it, and so knows of it. */
  readers: readonly number[];
  /** Whether others than those concerned can. */
  known: boolean;
}

/** What was decided on each request before the year ended, and who can read that. */
function decisionsBy({ columns, end }: Counting): ReadonlyMap<number, Decided> {
  const code = columns.words.kind.codes.get("decision") ?? NONE;
  const decided = new Map<number, Decided>();
  for (let row = 0; row < columns.length; row++) {
    if (columns.kind[row] !== code || !((columns.at[row] as number) < end)) continue;
    const target = columns.target[row] as number;
    const before = decided.get(target);
    decided.set(target, {
      outcome: wordAt(columns.words.outcome, columns.outcome[row] as number),
      readers: [...(before?.readers ?? []), ...readersOf(columns, row)],
      known: (before?.known ?? false) || !isBetweenThem(columns, row, end),
    });
  }
  return decided;
}

/** Each pair of parties once, told by both ends or by one. */
function tiesIn(open: Counting): readonly Counted[] {
  const { columns } = open;
  const pairs = new Map<string, { ends: readonly number[]; authors: Set<number> }>();
  for (const row of eventsOf(open, "tie")) {
    const ends = [columns.from[row] as number, columns.to[row] as number].toSorted((a, b) => a - b);
    const pair = pairs.get(ends.join()) ?? { ends, authors: new Set<number>() };
    pairs.set(ends.join(), pair);
    pair.authors.add(columns.author[row] as number);
  }
  return [...pairs.values()].map(({ ends, authors }) => ({
    of: ends[0] ?? NONE,
    readers: ends,
    path: ["tie", authors.size > 1 ? "both" : "one"],
  }));
}

function rolesIn(open: Counting): readonly Counted[] {
  const { columns } = open;
  return [...eventsOf(open, "role")].map((row) => ({
    of: columns.from[row] as number,
    readers: readersOf(columns, row),
    path: ["role"],
  }));
}
