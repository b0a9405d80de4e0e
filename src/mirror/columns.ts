import type { Entry, WrittenEntry } from "../register/entry.ts";
import { hangs } from "../register/hanging.ts";
import { type EntryId, KEEPER } from "../register/ids.ts";
import { laterReach, millisecondsOf, nowhere, type Reach, reachOfRoot } from "../register/reading.ts";
import { concernedAt, hangingUnder, isHidden, type Register, rootOf, writtenAt } from "../register/register.ts";
import { type Dictionary, dictionary, encode } from "./dictionary.ts";
import { fillBody } from "./fill.ts";
import { addTo, emptyRows, type RowList } from "./row-list.ts";

/** No such row or party; unknown. */
export const NONE = -1;
/** An unknown day in `first` and `last`. */
export const NO_DAY = -2_147_483_648;

const TYPES = {
  /** Code in `words.kind`; 0 for an erased row. A correction carries its target's kind. */
  kind: Uint8Array,
  /** Party numbers, NONE when unknown or nameless. `owner` is who wrote the row this one hangs on. */
  author: Int32Array,
  owner: Int32Array,
  from: Int32Array,
  to: Int32Array,
  /** When it was written, and from when each audience may read it: milliseconds since 1970, Infinity for not. */
  at: Float64Array,
  residentsFrom: Float64Array,
  concernedFrom: Float64Array,
  membersFrom: Float64Array,
  publicFrom: Float64Array,
  /** Rows: what it hangs on or decides on or is about; its rule; the entry it is a version or correction of. */
  target: Int32Array,
  rule: Int32Array,
  versionOf: Int32Array,
  corrects: Int32Array,
  /** First and last day (since 1970) on which it can have happened, NO_DAY when unknown; year 0 when unknown. */
  first: Int32Array,
  last: Int32Array,
  year: Int16Array,
  /** Cents, NaN when unknown: asked for a request, granted for a decision, given for support, borne for a burden. */
  amount: Float64Array,
  settled: Float64Array,
  /** Minutes, NaN when unknown. */
  minutes: Float64Array,
  /** Codes in the dictionaries of the same name; 0 unknown. */
  matter: Uint8Array,
  outcome: Uint8Array,
  form: Int32Array,
  unit: Int32Array,
  area: Int32Array,
  cadence: Uint8Array,
  status: Int32Array,
  criterion: Int32Array,
  tariff: Int32Array,
  source: Int32Array,
  /** Answers: 0 unknown, 1 yes, 2 no, 3 never asked. */
  written: Uint8Array,
  heard: Uint8Array,
  value: Uint8Array,
  /** Form of the reason, code in `words.reason`. */
  reason: Uint8Array,
} as const;

export type Arrays = { -readonly [K in keyof typeof TYPES]: InstanceType<(typeof TYPES)[K]> };
export type ColumnName = keyof Arrays;

const WORDS = [
  "kind",
  "matter",
  "outcome",
  "form",
  "unit",
  "area",
  "cadence",
  "status",
  "criterion",
  "tariff",
  "source",
  "reason",
] as const;
export type WordColumn = (typeof WORDS)[number];

/** A book laid out as typed columns, a value per row; grows in place. Capital names elsewhere are whole columns of this. */
export interface Columns extends Arrays {
  length: number;
  readonly words: Readonly<Record<WordColumn, Dictionary>>;
  /** Party id, or `listed:source:key` for an applicant in a published register → its number. */
  readonly parties: string[];
  readonly partyNumbers: Map<string, number>;
  /** Source → key → number, for applicants. */
  readonly listedNumbers: Map<string, Map<string, number>>;
  /** Party numbers a row concerns: `concerned[concernedStart[row] … concernedStart[row + 1] − 1]`. */
  concernedStart: Int32Array;
  concerned: Int32Array;
  /** Rows per code of a kind, corrections among them, oldest first. */
  readonly rowsOfKind: RowList[];
  /** The last moment at which time alone opens a row: milliseconds since 1970. */
  lastOpening: number;
  /** Rows that correct or withdraw another. */
  readonly corrections: number[];
  readonly withdrawals: number[];
}

const NAMES = Object.keys(TYPES) as ColumnName[];

/** What a row holds before anything is known of it, where that is not zero. */
const BLANK: { readonly [K in ColumnName]?: number } = {
  author: NONE,
  owner: NONE,
  from: NONE,
  to: NONE,
  target: NONE,
  rule: NONE,
  versionOf: NONE,
  corrects: NONE,
  residentsFrom: Infinity,
  concernedFrom: Infinity,
  membersFrom: Infinity,
  publicFrom: Infinity,
  first: NO_DAY,
  last: NO_DAY,
  amount: NaN,
  settled: NaN,
  minutes: NaN,
};

const allocate = (capacity: number): Arrays =>
  Object.fromEntries(NAMES.map((name) => [name, blank(new TYPES[name](capacity), BLANK[name])])) as unknown as Arrays;

/** New memory is zero, and costs nothing before it is touched. */
const blank = (column: Arrays[ColumnName], value: number | undefined): Arrays[ColumnName] =>
  value === undefined ? column : column.fill(value);

export const emptyColumns = (capacity = 1024): Columns => ({
  ...allocate(capacity),
  length: 0,
  words: Object.fromEntries(WORDS.map((name) => [name, dictionary()])) as unknown as Columns["words"],
  parties: [],
  partyNumbers: new Map(),
  listedNumbers: new Map(),
  concernedStart: new Int32Array(capacity + 1),
  concerned: new Int32Array(capacity * 2),
  rowsOfKind: [],
  lastOpening: Number.NEGATIVE_INFINITY,
  corrections: [],
  withdrawals: [],
});

/** Lays out the rows the register gained since last time. Amortised constant time per entry. */
export function extendColumns(columns: Columns, register: Register): void {
  for (let row = columns.length; row < register.entries.length; row++) {
    if (row >= columns.kind.length) grow(columns);
    addRow(columns, register, row);
  }
}

export const columnsOf = (register: Register): Columns => {
  const columns = emptyColumns(Math.max(1024, register.entries.length));
  extendColumns(columns, register);
  return columns;
};

function grow(columns: Columns): void {
  const wider = allocate(columns.kind.length * 2);
  for (const name of NAMES) wider[name].set(columns[name] as never);
  Object.assign(columns, wider);
  const starts = new Int32Array(columns.kind.length + 1);
  starts.set(columns.concernedStart);
  columns.concernedStart = starts;
}

/** The number of a party, new if need be. */
export function partyNumber(columns: Columns, key: string): number {
  const known = columns.partyNumbers.get(key);
  if (known !== undefined) return known;
  const number = columns.parties.push(key) - 1;
  columns.partyNumbers.set(key, number);
  return number;
}

function addRow(columns: Columns, register: Register, row: number): void {
  const entry = register.entries[row] as Entry;
  columns.length = row + 1;
  if (entry.kind === "erased") {
    columns.year[row] = entry.year;
    columns.concernedStart[row + 1] = columns.concernedStart[row] ?? 0;
    return;
  }
  columns.at[row] = millisecondsOf(entry.at);
  opens(columns, columns.at[row] as number);
  if (entry.by.party !== KEEPER) columns.author[row] = partyNumber(columns, entry.by.party);
  fillBody({ columns, register, row }, entry);
  addTo((columns.rowsOfKind[columns.kind[row] as number] ??= emptyRows()), row);
  addConcerned(columns, register, row);
  setReach(columns, register, row, entry);
  if (entry.kind === "hiding") setReachAgain(columns, register, entry.body.target);
}

function addConcerned(columns: Columns, register: Register, row: number): void {
  let end = columns.concernedStart[row] ?? 0;
  for (const party of concernedAt(register, row)) {
    if (end === columns.concerned.length) {
      const wider = new Int32Array(end * 2);
      wider.set(columns.concerned);
      columns.concerned = wider;
    }
    columns.concerned[end++] = partyNumber(columns, party);
  }
  columns.concernedStart[row + 1] = end;
}

/** What hangs on a row may widen or narrow it, and with it all that hangs there. */
function setReach(columns: Columns, register: Register, row: number, entry: WrittenEntry): void {
  const root = hangs(entry.kind) ? (rootOf(register, entry.id) ?? row) : row;
  const reach = reachOfRoot(register, root);
  setOwner(columns, register, row, root);
  setReachAt(columns, root, reach);
  if (root === row) return;
  for (const other of hangingUnder(register, root))
    if (other < columns.length) setHung(columns, register, other, reach);
}

/** What hangs on a row is read with it from its own moment on, unless its words are hidden. */
function setHung(columns: Columns, register: Register, row: number, reach: Reach): void {
  const entry = writtenAt(register, row);
  const hidden = entry !== undefined && isHidden(register, row, entry);
  setReachAt(columns, row, hidden ? nowhere() : laterReach(reach, columns.at[row] as number));
}

/** Who wrote what a row hangs on; of hidden words only who wrote them. */
function setOwner(columns: Columns, register: Register, row: number, root: number): void {
  const entry = writtenAt(register, row);
  const alone = columns.author[root] === NONE || (entry !== undefined && isHidden(register, row, entry));
  columns.owner[row] = columns.author[alone ? row : root] as number;
}

/** Hiding an entry, or showing it again, changes who reads it and all that hangs under its root. */
function setReachAgain(columns: Columns, register: Register, target: EntryId): void {
  const root = rootOf(register, target);
  if (root === undefined || root >= columns.length) return;
  const reach = reachOfRoot(register, root);
  setReachAt(columns, root, reach);
  for (const row of hangingUnder(register, root)) {
    if (row >= columns.length) continue;
    setHung(columns, register, row, reach);
    setOwner(columns, register, row, root);
  }
}

function setReachAt(columns: Columns, row: number, reach: Reach): void {
  columns.residentsFrom[row] = reach.residents;
  columns.concernedFrom[row] = reach.concerned;
  columns.membersFrom[row] = reach.members;
  columns.publicFrom[row] = reach.public;
  opens(columns, reach.residents);
  opens(columns, reach.concerned);
  opens(columns, reach.members);
  opens(columns, reach.public);
}

function opens(columns: Columns, from: number): void {
  if (from > columns.lastOpening && from !== Infinity) columns.lastOpening = from;
}

/** Codes a word column's word, as this book knows it. */
export const code = (columns: Columns, column: WordColumn, word: string | undefined): number =>
  encode(columns.words[column], word);
