import { seal, type Sha256, tombstoneOf } from "../proof/seal.ts";
import { checkDraft } from "../register/check.ts";
import type { Draft, EntryOf, WrittenEntry } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { type Photo, photoIn } from "../register/photo.ts";
import { Refusal } from "../register/refusal.ts";
import { nowIn } from "../register/now.ts";
import { addEntry, rootOf, writtenAt, writtenById } from "../register/register.ts";
import type { SealedEntry } from "../register/sealed.ts";
import type { Queries } from "../storage/engine.ts";
import { eraseEntry, insertEntries } from "../storage/entries.ts";
import { attachPhoto, deleteUnnamed, type PhotoRow } from "../storage/photos.ts";
import type { OpenBook } from "./open-book.ts";

/** What the desk cannot make up itself. */
export interface Means {
  readonly clock: () => Date;
  readonly sha256: Sha256;
  /** A random id of 22 characters, and a random salt of 32 hexadecimal digits. */
  readonly newId: () => string;
  readonly newSalt: () => string;
  /** Told, before it is final, which entries are erased: the list that is kept outside the backups. */
  readonly erased?: ((book: string, ids: readonly EntryId[]) => void) | undefined;
}

/** A draft and, for a sample that was not written today, when it was written. */
export interface Timed {
  readonly draft: Draft;
  readonly at?: string | undefined;
}

export interface Receipt {
  readonly id: EntryId;
  readonly seq: number;
}

/** Entries checked and sealed in order, on top of the register, not yet in the database. */
export interface Batch {
  readonly book: OpenBook;
  readonly sealed: SealedEntry[];
  readonly erase: { readonly id: EntryId; readonly year: number; readonly photo?: string | undefined }[];
  /** Photos that the drafts name, as they lie in the database; and which of them now stand beside which entry. */
  readonly photos: ReadonlyMap<string, PhotoRow>;
  readonly attach: Map<string, EntryId>;
}

export const emptyBatch = (book: OpenBook, photos: Batch["photos"] = new Map()): Batch => ({
  book,
  sealed: [],
  erase: [],
  photos,
  attach: new Map(),
});

/** The next entry of a book, checked and sealed, and not yet in it. */
export interface NextEntry {
  readonly entry: WrittenEntry;
  readonly sealed: SealedEntry;
}

/** Checks one draft against the book so far, and seals it. Throws a Refusal. Nothing is changed. */
export function nextEntry(means: Means, book: OpenBook, { draft, at }: Timed): NextEntry {
  const moment = at ?? new Date(nowIn(book.register, means.clock().getTime())).toISOString();
  const { body, audience } = checkDraft(book.register, draft, Date.parse(moment));
  const seq = book.register.entries.length + 1;
  const id = draft.id ?? (means.newId() as EntryId);
  const entry = { seq, id, audience, kind: draft.kind, by: draft.by, at: moment, body } as WrittenEntry;
  const sealed = seal(means.sha256, entry, { book: book.record.id, previous: book.link, salt: means.newSalt() });
  return { entry, sealed };
}

/**
 * What was written before under the id that was chosen for a draft, by the same person: who sends it twice writes it once. A party's
 * entering has the party's own id, whatever it says.
 */
export function writtenBefore({ register }: OpenBook, { draft: { id, kind, by } }: Timed): Receipt | undefined {
  const entry = id === undefined || kind === "party" ? undefined : writtenById(register, id);
  const same = entry?.kind === kind && entry.by.party === by.party && entry.by.account === by.account;
  return entry && same ? { id: entry.id, seq: entry.seq } : undefined;
}

/** Puts the next entry in the book in memory. */
export function addNext(book: OpenBook, { entry, sealed }: NextEntry): Receipt {
  addEntry(book.register, entry);
  book.link = sealed.link;
  return { id: entry.id, seq: entry.seq };
}

/** Checks one draft against the book so far, seals it and adds it. Throws a Refusal before anything is changed. */
export function addToBatch(means: Means, batch: Batch, timed: Timed): Receipt {
  const { book } = batch;
  const next = nextEntry(means, book, timed);
  const { entry, sealed } = next;
  const photo = photoIn(entry.kind, entry.body);
  if (photo) placePhoto(batch, { draft: timed.draft, id: entry.id, photo });
  if (entry.kind === "erasure") batch.erase.push(...wordsOf(book, entry));
  batch.sealed.push(sealed);
  return addNext(book, next);
}

/** Whether a draft is an entry and nothing else: no photo goes along, and no words go. */
export const isEntryAlone = ({ kind, body }: Draft): boolean => kind !== "erasure" && photoIn(kind, body) === undefined;

interface Placing {
  readonly draft: Draft;
  readonly id: EntryId;
  readonly photo: Photo;
}

/** A photo that waits for its writer, or of a correction the one that stands there: nobody shows another's by naming it. Throws "photo-gone". */
function placePhoto({ book, photos, attach }: Batch, { draft, id, photo }: Placing): void {
  const row = photos.get(photo.id);
  const root = draft.kind === "correction" ? rootId(book, draft.body.target) : id;
  const { party, account } = draft.by;
  const waits = row?.entry === null && row.party === party && row.account === account && !attach.has(photo.id);
  const stays = draft.kind === "correction" && (row?.entry ?? attach.get(photo.id)) === root;
  const same = row?.sha256 === photo.sha256 && row.type === photo.type && row.size === photo.size;
  if (!(same && (waits || stays))) throw new Refusal("photo-gone", { field: "photo" });
  if (waits) attach.set(photo.id, root);
}

const rootId = ({ register }: OpenBook, target: EntryId): EntryId =>
  writtenAt(register, rootOf(register, target))?.id ?? target;

/** The words that go: the entry's, and those of its corrections and withdrawal. */
function wordsOf({ register }: OpenBook, { body }: EntryOf<"erasure">): Batch["erase"] {
  const gone = [body.target, ...body.along].flatMap((id) => writtenById(register, id) ?? []);
  return gone.map((entry) => ({
    id: entry.id,
    year: Number(entry.at.slice(0, 4)),
    photo: photoIn(entry.kind, entry.body)?.id,
  }));
}

/** Writes the batch: the entries, and tombstones in the place of what is erased. Gives how many photos went. */
export async function storeBatch(queries: Queries, means: Means, batch: Batch): Promise<number> {
  const { book, sealed, erase, attach } = batch;
  if (sealed.length > 0) await insertEntries(queries, book.record.id, sealed);
  for (const [photo, entry] of attach) await attachPhoto(queries, book.record.id, photo, entry);
  for (const { id, year } of erase) await eraseEntry(queries, book.record.id, id, tombstoneOf(year));
  if (erase.length > 0)
    means.erased?.(
      book.record.id,
      erase.map(({ id }) => id),
    );
  return deleteUnnamed(queries, book.record.id, [...new Set(erase.flatMap(({ photo }) => photo ?? []))]);
}
