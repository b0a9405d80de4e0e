import type { Author, Entry, EntryOf, HangingEntry, WrittenEntry } from "./entry.ts";
import { type BookId, type EntryId, KEEPER, type PartyId } from "./ids.ts";
import { hangs, type HangingKind } from "./hanging.ts";
import type { Body, BodyOf, KindName } from "./kinds.ts";
import type { Side } from "./kinds/party.ts";
import { known } from "./values.ts";

export const BOOK_TYPES = ["neighbourhood", "register", "retelling", "practice"] as const;
export type BookType = (typeof BOOK_TYPES)[number];

export interface BookHeader {
  readonly id: BookId;
  readonly type: BookType;
}

/** Whether a book is made up or retold from what was published: one author tells all sides in it, and everything may be drawn (never 2). */
export const isWhole = ({ book }: Pick<Register, "book">): boolean =>
  book.type === "practice" || book.type === "retelling";

export interface PartyFacts {
  readonly row: number;
  readonly side: Side;
  name: string;
  /** It entered or corrected itself, so that its words are its own; otherwise another listed it. */
  byItself: boolean;
}

/** What a book adds up to. A row is an entry's place, seq − 1; every link is a row number; nothing is merged into another row. */
export interface Register {
  readonly book: BookHeader;
  /** The parties a body names, as its kind says. Carried along, so that the fold needs no kind and a kind may ask the fold. */
  readonly about: (kind: KindName, body: Body) => readonly PartyId[];
  readonly entries: Entry[];
  readonly rowOf: Map<EntryId, number>;
  /** Rows that hang on a row, oldest first: replies, corrections, publications, … */
  readonly hanging: Map<number, number[]>;
  /** Second versions of a row. */
  readonly versions: Map<number, number[]>;
  readonly parties: Map<PartyId, PartyFacts>;
  /** The party that holds the book, as who keeps it wrote down; it decides who takes no part. */
  holder: PartyId | undefined;
  /** Party → rows of the holder's decisions that refuse it, also those taken back. */
  readonly refusals: Map<PartyId, number[]>;
  /** Rows whose words are hidden as misuse now. */
  readonly hidden: Set<number>;
  /** Published source and file number → rows of the request and its decision, as the institution that was asked published them. */
  readonly files: Map<string, Map<string, FileRows>>;
}

export interface FileRows {
  request?: number;
  decision?: number;
}

/** The rows of a file, known within a book by its source and its number there. */
export const fileAt = (register: Register, source: string, file: string): FileRows | undefined =>
  register.files.get(source)?.get(file);

const push = <Key>(lists: Map<Key, number[]>, key: Key, row: number): void => {
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
  if (entry.kind === "hiding") addHiding(register, entry);
  if (entry.kind === "decision") addRefusal(register, entry, row);
  if (hangs(entry.kind)) return addHanging(register, entry as HangingEntry, row);
  const { versionOf, source } = entry.body as { versionOf?: EntryId; source?: { name: string; file?: string } };
  if (versionOf !== undefined) push(register.versions, register.rowOf.get(versionOf) ?? -1, row);
  else if (source?.file !== undefined && publishes(register, entry))
    addFile(register, source as FileSource, { kind: entry.kind, row });
}

function addParty(register: Register, entry: EntryOf<"party">, row: number): void {
  const id = entry.id as string as PartyId;
  const byItself = entry.by.party === id && entry.by.account !== KEEPER;
  register.parties.set(id, { row, side: entry.body.side, name: entry.body.name, byItself });
  if (entry.body.holder && entry.by.party === KEEPER) register.holder = id;
}

function addRefusal(register: Register, { by, body }: EntryOf<"decision">, row: number): void {
  if (by.party !== register.holder || body.decider !== by.party || body.outcome !== "refused") return;
  const on = writtenById(register, body.on);
  if (on?.kind === "party") push(register.refusals, on.id as string as PartyId, row);
}

/** Nobody can take the place of a file by writing its number under an entry of their own. */
function publishes(register: Register, entry: WrittenEntry): boolean {
  const { to, decider } = entry.body as { readonly to?: unknown; readonly decider?: unknown };
  return (decider ?? to) === entry.by.party && sideOf(register, entry.by.party) === "institution";
}

interface FileSource {
  readonly name: string;
  readonly file: string;
}

function addFile(
  register: Register,
  { name, file }: FileSource,
  at: { readonly kind: KindName; readonly row: number },
) {
  const { kind, row } = at;
  if (kind !== "request" && kind !== "decision") return;
  const files = register.files.get(name) ?? new Map<string, FileRows>();
  register.files.set(name, files);
  const rows = files.get(file);
  if (rows) rows[kind] = row;
  else files.set(file, { [kind]: row });
}

function addHiding({ hidden, rowOf }: Register, { body }: EntryOf<"hiding">): void {
  const row = rowOf.get(body.target) ?? -1;
  if (body.hidden) hidden.add(row);
  else hidden.delete(row);
}

/** Whether the words at a row are hidden as misuse: a correction and a withdrawal go with what they change. */
export function isHidden({ hidden, rowOf }: Register, row: number, entry: WrittenEntry): boolean {
  if (hidden.size === 0) return false;
  const changes = entry.kind === "correction" || entry.kind === "withdrawal";
  return hidden.has(row) || (changes && hidden.has(rowOf.get(entry.body.target) ?? -1));
}

function addHanging(register: Register, entry: HangingEntry, row: number): void {
  const target = register.rowOf.get(entry.body.target) ?? -1;
  push(register.hanging, target, row);
  if (entry.kind !== "correction") return;
  const corrected = register.entries[target];
  if (corrected?.kind !== "party") return;
  const facts = register.parties.get(corrected.id as string as PartyId);
  if (!facts) return;
  const { name } = entry.body.body as { name?: unknown };
  if (typeof name === "string") facts.name = name;
  facts.byItself ||= (entry.by.party as string) === corrected.id;
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

/** Whether a party writes in the book itself; one that was only listed does not. A walk over the entries, for what is written now. */
export const takesPart = (register: Register, party: PartyId): boolean =>
  register.entries.some((_, row) => writtenAt(register, row)?.by.party === party);

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

/** The rows that hang on a row, and those that hang on them: an answer to an answer is read where the first entry is. */
export function* hangingUnder(register: Register, row: number): Generator<number> {
  for (const hanging of register.hanging.get(row) ?? []) {
    yield hanging;
    yield* hangingUnder(register, hanging);
  }
}

/** The entries of one kind that hang on an entry, oldest first. */
export function hangingOn<K extends HangingKind>(register: Register, id: EntryId, kind: K): readonly EntryOf<K>[] {
  const rows = register.hanging.get(register.rowOf.get(id) ?? -1);
  if (rows === undefined) return [];
  const found = rows.map((row) => register.entries[row]).filter((entry) => entry?.kind === kind);
  return found as unknown as readonly EntryOf<K>[];
}

/** The entries whose words go along when an entry is erased: its corrections and withdrawal. */
export const alongWith = (register: Register, target: EntryId): EntryId[] =>
  [...hangingOn(register, target, "correction"), ...hangingOn(register, target, "withdrawal")].map(({ id }) => id);

/** What an entry says now: its last correction's body, or its own. */
export function bodyNow<K extends KindName>(register: Register, entry: EntryOf<K>): BodyOf<K> {
  const last = hangingOn(register, entry.id, "correction").at(-1);
  return last ? (last.body.body as BodyOf<K>) : entry.body;
}

/** The parties a row is about or between, its author first. What hangs on a row concerns whom that row concerns. */
export function concernedAt(register: Register, row: number): readonly PartyId[] {
  const entry = writtenAt(register, row);
  return entry ? concernedIn(register, entry, (id) => writtenAt(register, rowNamedAt(register, row, id))) : [];
}

/** The row of an entry that the one at `row` names. Most often it stands just before: a decision comes after its request. */
export const rowNamedAt = (register: Register, row: number, id: EntryId): number | undefined =>
  register.entries[row - 1]?.id === id ? row - 1 : register.rowOf.get(id);

/** The same of what is still to be written, or as far as somebody reads what it hangs on: `read` gives the entries there are. */
export function concernedIn(register: Register, entry: Said, read: Read = (id) => writtenById(register, id)) {
  const parties: PartyId[] = [];
  addConcerned({ about: register.about, read }, entry, parties);
  return parties as readonly PartyId[];
}

export type Read = (id: EntryId) => WrittenEntry | undefined;

/** What was said, or is about to be: enough to know whom it concerns. */
export interface Said {
  /** Once it stands in the book. */
  readonly id?: EntryId;
  readonly kind: KindName;
  readonly by: Author;
  readonly body: Body;
}

/**
 * A decision also concerns the parties of its request or support; a doubt whom it doubts; a backing whose claim it backs; a comparison the parties of both cases; a fact or a held the rule's owner, not
 * whoever wrote an unwritten rule down; a version whom the first telling concerns, or it could be hidden from them.
 */
function addConcerned(asked: Asked, entry: Said, parties: PartyId[]): void {
  if (entry.by.party !== KEEPER) addOnce(parties, entry.by.party);
  for (const party of aboutOf(asked, entry)) addOnce(parties, party);
  for (const party of ownersOf(asked, entry)) addOnce(parties, party);
  for (const id of anchorsOf(entry)) {
    const anchor = asked.read(id);
    // A hiding is answered by whose words it hides.
    if (anchor && entry.kind === "hiding") addOnce(parties, anchor.by.party);
    else if (anchor) addConcerned(asked, anchor, parties);
  }
}

/** Where whom an entry concerns is asked: what its kind says, and the entries there are to read. */
interface Asked extends Pick<Register, "about"> {
  readonly read: Read;
}

const addOnce = (parties: PartyId[], party: PartyId): void => {
  if (!parties.includes(party)) parties.push(party);
};

/** Who lists a party writes about it: the entry concerns the party that it makes. */
const aboutOf = ({ about }: Asked, { id, kind, body }: Said): readonly PartyId[] =>
  kind === "party" && id !== undefined ? [id as string as PartyId] : about(kind, body);

function ownersOf({ read }: Asked, { kind, body }: Said): readonly PartyId[] {
  if (kind !== "fact" && kind !== "held") return [];
  const rule = read((body as BodyOf<"fact" | "held">).rule);
  return rule?.kind === "rule" ? known(rule.body.owner) : [];
}

const NO_ENTRIES: readonly EntryId[] = [];

/** The entries whose parties an entry concerns too: what it hangs on, decides on or doubts, and what it is a version of. */
export function anchorsOf({ kind, body }: Pick<Said, "kind" | "body">): readonly EntryId[] {
  const { versionOf } = body as { readonly versionOf?: EntryId };
  const versions = versionOf === undefined ? NO_ENTRIES : [versionOf];
  if (kind === "decision") return [(body as BodyOf<"decision">).on, ...versions];
  if (kind === "doubt") return [(body as BodyOf<"doubt">).about, ...versions];
  if (kind === "backing") return [(body as BodyOf<"backing">).claim, ...versions];
  if (kind === "hiding") return [(body as BodyOf<"hiding">).target];
  if (kind === "comparison") return [(body as BodyOf<"comparison">).one, (body as BodyOf<"comparison">).other];
  return hangs(kind) ? [(body as BodyOf<HangingKind>).target] : versions;
}

/** The parties concerned by an entry, by its id; none when it is not in the book. */
export const concernedBy = (register: Register, id: EntryId): readonly PartyId[] => {
  const row = rootOf(register, id);
  return row === undefined ? [] : concernedAt(register, row);
};

/** Whether a party told an entry its own way: of a published file that names nobody, so it says that it was the one. */
export const toldToo = (register: Register, id: EntryId, party: PartyId): boolean =>
  (register.versions.get(register.rowOf.get(id) ?? -1) ?? []).some(
    (row) => writtenAt(register, row)?.by.party === party,
  );
