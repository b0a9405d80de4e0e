import type { Entry, WrittenEntry } from "../register/entry.ts";
import { type Flag, flagsOfDraft } from "../register/flags.ts";
import { hangs } from "../register/hanging.ts";
import type { EntryId, PartyId } from "../register/ids.ts";
import type { BodyOf, KindName } from "../register/kinds.ts";
import { mayRead, type Viewer } from "../register/reading.ts";
import { refusalOf, refusedBy } from "../register/refused.ts";
import { agreedTo } from "../register/agreed.ts";
import { concernedIn, isWhole, type Register, sideOf, writtenAt } from "../register/register.ts";
import { saidAt } from "../register/said.ts";
import type { Answer } from "../register/values.ts";
import { type Columns, NONE } from "./columns.ts";
import { codeOf } from "./dictionary.ts";
import { growing, type Growth } from "./growth.ts";
import { emptyRows, roomFor, type RowList, rowsOf } from "./row-list.ts";

/** A book as one viewer may read it at one moment: the columns, and a mask over them. A link to a masked row reads as unknown. */
export interface View {
  readonly columns: Columns;
  /** 1 where the row may be read. */
  readonly mask: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The number of the viewer's own party, NONE without one. */
  readonly own: number;
  /** Whether the book is made up or retold from what was published: only then may a network be drawn and measured as a whole (never 2). */
  readonly whole: boolean;
  /** Whether it is retold from a source, so that no party of it writes itself. */
  readonly retold: boolean;
  /** The entry at a row, as it was written; undefined when masked. */
  entry(row: number): WrittenEntry | undefined;
  /** What a row of this kind says now, in words that the columns do not hold; undefined when masked or taken back. */
  said<K extends KindName>(row: number, kind: K): BodyOf<K> | undefined;
  /** The row an address names, by entry id; NONE when there is none to read. */
  rowNamed(name: string): number;
  /** Row → the row of its last readable correction, or itself. */
  current(row: number): number;
  /** A link as this viewer may follow it: NONE when it is unknown or masked. */
  follow(row: number): number;
  /** The parties a row concerns, as far as may be read of what it hangs on or decides on; none when masked. */
  concerned(row: number): readonly PartyId[];
  /** Whether the holder of the role at a row said yes to it, as far as may be read. */
  agreed(row: number): Answer;
  /** What would stand out about a decision if it were written as it stands, made of what may be read. Nothing is written. */
  flags(draft: BodyOf<"decision">): readonly Flag[];
  /** Form of who asks, gets or does something, code in `words.form`; 0 when unknown, or of a party that is masked. */
  form(row: number): number;
  /** Readable rows of a kind that are events: no corrections, no second versions, not withdrawn. Oldest first. */
  rows(kind: KindName): Int32Array;
  /** The same view as if these rows were not written. */
  without(rows: readonly number[]): View;
  /** What is made of its rows one by one, and goes on in the view after it. */
  readonly growth: Growth;
}

/** What a viewer may read of a row at `now`; the columnar twin of register/reading.ts (a property test holds the two together). */
export const maskOf = (columns: Columns, register: Register, viewer: Viewer, now: number): Uint8Array =>
  marked(new Uint8Array(columns.length), 0, { columns, register, viewer, now });

interface Looking {
  readonly columns: Columns;
  readonly register: Register;
  readonly viewer: Viewer;
  readonly now: number;
}

/** Marks what may be read among the rows from `first` on. */
function marked(mask: Uint8Array, first: number, { columns, register, viewer, now }: Looking): Uint8Array {
  // Seldom, and then the one rule itself.
  if (refusalOf(register, viewer.party) !== undefined) {
    for (let row = first; row < mask.length; row++) if (mayRead(register, row, viewer, now)) mask[row] = 1;
    return mask;
  }
  const party = ownOf(columns, viewer);
  const member = viewer.party !== undefined || viewer.steward === true;
  const resident = viewer.party !== undefined && sideOf(register, viewer.party) === "residents";
  const { publicFrom, membersFrom, residentsFrom, at, kind } = columns;
  for (let row = first; row < mask.length; row++) {
    if (kind[row] === 0 || (at[row] as number) > now) continue;
    const open = (publicFrom[row] as number) <= now || (member && (membersFrom[row] as number) <= now);
    if (open || (resident && (residentsFrom[row] as number) <= now)) mask[row] = 1;
    else if (party !== NONE && isConcerned(columns, row, party, now)) mask[row] = 1;
  }
  return mask;
}

const ownOf = (columns: Columns, { party }: Viewer): number =>
  party === undefined ? NONE : (columns.partyNumbers.get(party) ?? NONE);

function isConcerned(columns: Columns, row: number, party: number, now: number): boolean {
  if (columns.author[row] === party || columns.owner[row] === party) return true;
  if ((columns.concernedFrom[row] as number) > now) return false;
  const end = columns.concernedStart[row + 1] as number;
  for (let i = columns.concernedStart[row] as number; i < end; i++) if (columns.concerned[i] === party) return true;
  return false;
}

/** A view through any mask: `viewFor` makes the mask that somebody has. */
export function viewOf(
  columns: Columns,
  register: Register,
  { mask, own, now, growth = { last: undefined } }: Pick<View, "mask" | "own" | "now"> & Partial<Pick<View, "growth">>,
): View {
  const latest = latestOf(columns, mask);
  const withdrawn = new Set(columns.withdrawals.filter((row) => mask[row]).map((row) => columns.target[row] as number));
  const cache = new Map<KindName, Int32Array>();
  const readable = (row: number): boolean => mask[row] === 1;
  const read = (id: EntryId): WrittenEntry | undefined => {
    const row = register.rowOf.get(id) ?? NONE;
    return readable(row) ? writtenAt(register, row) : undefined;
  };
  const hidden = hiddenParties(columns, register, mask);
  const support = codeOf(columns.words.kind, "support");
  const view: View = {
    columns,
    mask,
    now,
    own,
    growth,
    whole: isWhole(register),
    retold: register.book.type === "retelling",
    entry: (row) => (readable(row) ? writtenAt(register, row) : undefined),
    said: (row, kind) => saidAt(register, { row, kind, readable }),
    rowNamed: (name) => {
      const row = register.rowOf.get(name as EntryId) ?? NONE;
      return readable(row) ? row : NONE;
    },
    current: latest ? (row) => latest[row] || row : (row) => row,
    follow: (row) => (row >= 0 && mask[row] ? row : NONE),
    concerned: (row) => (readable(row) ? concernedIn(register, writtenAt(register, row) as WrittenEntry, read) : []),
    agreed: (row) => agreedTo(register, row, readable),
    flags: (draft) => flagsOfDraft(register, draft, { readable, now }),
    form: (row) => (hidden?.[endOf(columns, row, support)] === 1 ? 0 : (columns.form[row] as number)),
    without: (rows) => {
      const less = mask.slice();
      for (const row of rows) less[row] = 0;
      return viewOf(columns, register, { mask: less, own, now });
    },
    rows: (kind) => {
      const known = cache.get(kind) ?? eventRows(view, kind, withdrawn);
      cache.set(kind, known);
      return known;
    },
  };
  growth.last = view;
  return view;
}

/** The view of one viewer on a book at a moment. */
export const viewFor = (columns: Columns, register: Register, viewer: Viewer, now: number): View =>
  viewOf(columns, register, { mask: maskOf(columns, register, viewer, now), own: ownOf(columns, viewer), now });

/**
 * The same for a viewer whose view before it is there, when time opened nothing since and the rows since only add to it: in the time those take.
 * Undefined where they change what older rows say, or who may read them.
 */
export function viewAfter(before: View, register: Register, viewer: Viewer, now: number): View | undefined {
  const { columns, growth, own } = before;
  const first = before.mask.length;
  if (growth.last !== before || own !== ownOf(columns, viewer) || !onlyAdd(columns, register, first)) return undefined;
  const mask = marked(lengthened(before.mask, columns), first, { columns, register, viewer, now });
  return viewOf(columns, register, { mask, own, now, growth });
}

/** Whether the rows from `first` on leave all before them as it was: none hangs on another, tells it again, or enters or was erased. */
function onlyAdd(columns: Columns, register: Register, first: number): boolean {
  for (let row = first; row < columns.length; row++) {
    const entry = register.entries[row] as Entry;
    const { kind } = entry;
    if (entry.kind === "decision" && refusedBy(register, entry) !== undefined) return false;
    if (kind === "erased" || kind === "party" || kind === "hiding" || hangs(kind) || columns.versionOf[row] !== NONE)
      return false;
  }
  return true;
}

/** The same mask with room for all rows, in its own memory where that is large enough. */
function lengthened(mask: Uint8Array, columns: Columns): Uint8Array {
  if (mask.buffer.byteLength >= columns.length) return new Uint8Array(mask.buffer, 0, columns.length);
  const wider = new Uint8Array(columns.kind.length);
  wider.set(mask);
  return wider.subarray(0, columns.length);
}

/** By number 1 for a party of the book whose own entry is masked: what it is is not to be read from what is between it and others. Undefined without any. */
function hiddenParties(columns: Columns, register: Register, mask: Uint8Array): Uint8Array | undefined {
  let hidden: Uint8Array | undefined;
  for (const [id, { row }] of register.parties) {
    const number = columns.partyNumbers.get(id);
    if (number === undefined || mask[row]) continue;
    hidden ??= new Uint8Array(columns.parties.length);
    hidden[number] = 1;
  }
  return hidden;
}

/** Whose form a row has: who gets a support, who does anything else. */
const endOf = ({ kind, from, to }: Columns, row: number, support: number): number =>
  (kind[row] === support ? to[row] : from[row]) as number;

/** Row → row of its last readable correction, 0 without one: the first row corrects nothing. */
function latestOf(columns: Columns, mask: Uint8Array): Int32Array | undefined {
  if (columns.corrections.length === 0) return undefined;
  const latest = new Int32Array(columns.length);
  for (const row of columns.corrections) if (mask[row]) latest[columns.corrects[row] as number] = row;
  return latest;
}

/** The rows of one kind that were looked through, and those of them that are events. */
interface Events {
  seen: number;
  readonly rows: RowList;
}

const eventsOf = growing<Map<KindName, Events>>(() => new Map());

function eventRows(view: View, kind: KindName, withdrawn: ReadonlySet<number>): Int32Array {
  const { columns, mask } = view;
  const { rows, length } = columns.rowsOfKind[codeOf(columns.words.kind, kind)] ?? emptyRows(0);
  const known = eventsOf(view).get(kind);
  const events = known ?? { seen: 0, rows: emptyRows(length) };
  if (!known) eventsOf(view).set(kind, events);
  const { versionOf, corrects } = columns;
  const found = roomFor(events.rows, length - events.seen);
  let [n, at] = [events.rows.length, events.seen];
  for (; at < length && (rows[at] as number) < mask.length; at++) {
    const row = rows[at] as number;
    if (mask[row] !== 1) continue;
    const of = versionOf[row] as number;
    // A version stands by itself for whom the first telling does not.
    if (corrects[row] !== NONE || (of !== NONE && mask[of] === 1)) continue;
    if (withdrawn.size > 0 && withdrawn.has(row)) continue;
    found[n++] = row;
  }
  events.seen = at;
  events.rows.length = n;
  return rowsOf(events.rows);
}
