import type { Audience } from "./audience.ts";
import type { Entry, EntryOf, HangingEntry, WrittenEntry } from "./entry.ts";
import type { BookId, EntryId, PartyId } from "./ids.ts";
import { type BodyOf, hangs, type HangingKind, type KindName, KINDS } from "./kinds.ts";
import type { Side } from "./kinds/party.ts";

export const BOOK_TYPES = ["neighbourhood", "register", "retelling", "practice"] as const;
export type BookType = (typeof BOOK_TYPES)[number];

export interface BookHeader {
  readonly id: BookId;
  readonly type: BookType;
}

export interface PartyFacts {
  readonly row: number;
  readonly side: Side;
  name: string;
  /** Entered by itself, so that its words are its own; otherwise listed by another. */
  readonly byItself: boolean;
}

/** What a book adds up to. A row is an entry's place, seq − 1; every link is a row number; nothing is merged into another row. */
export interface Register {
  readonly book: BookHeader;
  readonly entries: Entry[];
  readonly rowOf: Map<EntryId, number>;
  /** Rows that hang on a row, oldest first: replies, corrections, publications, … */
  readonly hanging: Map<number, number[]>;
  /** Second versions of a row. */
  readonly versions: Map<number, number[]>;
  readonly parties: Map<PartyId, PartyFacts>;
  /** Published source and file number → rows of the request and its decision. */
  readonly files: Map<string, FileRows>;
}

export interface FileRows {
  request?: number;
  decision?: number;
}

export const emptyRegister = (book: BookHeader): Register => ({
  book,
  entries: [],
  rowOf: new Map(),
  hanging: new Map(),
  versions: new Map(),
  parties: new Map(),
  files: new Map(),
});

/** How a file of a published register is known within a book. */
export const fileKey = (source: string, file: string): string => `${source}\u0000${file}`;

const push = (lists: Map<number, number[]>, key: number, row: number): void => {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
};

/** Adds the next entry; never fails, and accepts every shape ever written. Amortised constant time. */
export function addEntry(register: Register, entry: Entry): void {
  const row = register.entries.push(entry) - 1;
  register.rowOf.set(entry.id, row);
  if (entry.kind === "erased") return;
  if (entry.kind === "party") addParty(register, entry, row);
  if (hangs(entry.kind)) return addHanging(register, entry as HangingEntry, row);
  const { versionOf, source } = entry.body as { versionOf?: EntryId; source?: { name: string; file?: string } };
  if (versionOf !== undefined) push(register.versions, register.rowOf.get(versionOf) ?? -1, row);
  else if (source?.file !== undefined) addFile(register, fileKey(source.name, source.file), entry.kind, row);
}

function addParty(register: Register, entry: EntryOf<"party">, row: number): void {
  const id = entry.id as string as PartyId;
  register.parties.set(id, { row, side: entry.body.side, name: entry.body.name, byItself: entry.by.party === id });
}

function addFile(register: Register, key: string, kind: KindName, row: number): void {
  if (kind !== "request" && kind !== "decision") return;
  const rows = register.files.get(key) ?? {};
  rows[kind] = row;
  register.files.set(key, rows);
}

function addHanging(register: Register, entry: HangingEntry, row: number): void {
  const target = register.rowOf.get(entry.body.target) ?? -1;
  push(register.hanging, target, row);
  if (entry.kind !== "correction") return;
  const corrected = register.entries[target];
  if (corrected?.kind !== "party") return;
  const facts = register.parties.get(corrected.id as string as PartyId);
  const name = (entry.body.body as { name?: unknown }).name;
  if (facts && typeof name === "string") facts.name = name;
}

/** The entry at a row, unless it was erased or never was. */
export function writtenAt(register: Register, row: number | undefined): WrittenEntry | undefined {
  const entry = row === undefined ? undefined : register.entries[row];
  return entry === undefined || entry.kind === "erased" ? undefined : entry;
}

export const writtenById = (register: Register, id: EntryId): WrittenEntry | undefined =>
  writtenAt(register, register.rowOf.get(id));

export const isAuthor = (register: Register, id: EntryId, party: PartyId): boolean =>
  writtenById(register, id)?.by.party === party;

export const sideOf = (register: Register, party: PartyId): Side | undefined => register.parties.get(party)?.side;

/** The row an entry hangs on in the end: its own row unless it is a reply, correction, publication, … */
export function rootOf(register: Register, id: EntryId): number | undefined {
  let row = register.rowOf.get(id);
  for (let entry = writtenAt(register, row); entry && hangs(entry.kind); entry = writtenAt(register, row)) {
    const target = register.rowOf.get((entry as HangingEntry).body.target);
    if (target === undefined || target === row) break;
    row = target;
  }
  return row;
}

/** The entries of one kind that hang on an entry, oldest first. */
export function hangingOn<K extends HangingKind>(register: Register, id: EntryId, kind: K): readonly EntryOf<K>[] {
  const rows = register.hanging.get(register.rowOf.get(id) ?? -1) ?? [];
  const found = rows.map((row) => register.entries[row]).filter((entry) => entry?.kind === kind);
  return found as unknown as readonly EntryOf<K>[];
}

/** What an entry says now: its last correction's body, or its own. */
export function bodyNow<K extends KindName>(register: Register, entry: EntryOf<K>): BodyOf<K> {
  const last = hangingOn(register, entry.id, "correction").at(-1);
  return last ? (last.body.body as BodyOf<K>) : entry.body;
}

/** The parties a row is about or between, its author first. What hangs on a row concerns whom that row concerns. */
export function concernedAt(register: Register, row: number): readonly PartyId[] {
  const parties: PartyId[] = [];
  addConcerned(register, row, parties);
  return parties;
}

/** A decision also concerns the parties of its request or support; a doubt whom it doubts; a fact or a held the rule's owner. */
function addConcerned(register: Register, row: number, parties: PartyId[]): void {
  const entry = writtenAt(register, row);
  if (!entry) return;
  addOnce(parties, entry.by.party);
  const about = KINDS[entry.kind].about as (body: WrittenEntry["body"]) => readonly PartyId[];
  for (const party of about(entry.body)) addOnce(parties, party);
  const linked = linkedOf(entry);
  const linkedRow = linked === undefined ? undefined : register.rowOf.get(linked);
  if (linkedRow !== undefined) addConcerned(register, linkedRow, parties);
}

const addOnce = (parties: PartyId[], party: PartyId): void => {
  if (!parties.includes(party)) parties.push(party);
};

function linkedOf(entry: WrittenEntry): EntryId | undefined {
  switch (entry.kind) {
    case "decision":
      return entry.body.on;
    case "doubt":
      return entry.body.about;
    case "fact":
    case "held":
      return entry.body.rule;
    default:
      return hangs(entry.kind) ? (entry as HangingEntry).body.target : undefined;
  }
}

/** The parties concerned by an entry, by its id; none when it is not in the book. */
export const concernedBy = (register: Register, id: EntryId): readonly PartyId[] => {
  const row = rootOf(register, id);
  return row === undefined ? [] : concernedAt(register, row);
};

/** Whether somebody else who is a residents' party is concerned, so that it widens only when that party agrees. */
export function needsAgreement(register: Register, row: number | undefined): boolean {
  const entry = writtenAt(register, row);
  if (!entry || row === undefined) return false;
  const others = concernedAt(register, row).filter(
    (id) => id !== entry.by.party && sideOf(register, id) === "residents",
  );
  return others.some(
    (id) => !hangingOn(register, entry.id, "agreement").findLast((a) => a.by.party === id)?.body.agrees,
  );
}

/** The audience publications have given a row so far; time (silence) is not counted here. */
export function audienceOf(register: Register, row: number | undefined): Audience {
  const entry = row === undefined ? undefined : register.entries[row];
  if (!entry) return "own";
  return hangingOn(register, entry.id, "publication").at(-1)?.body.audience ?? entry.audience;
}
