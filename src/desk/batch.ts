import { seal, type Sha256, tombstoneOf } from "../proof/seal.ts";
import { checkDraft } from "../register/check.ts";
import type { Draft, EntryOf, WrittenEntry } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { addEntry, writtenById } from "../register/register.ts";
import type { SealedEntry } from "../register/sealed.ts";
import type { Queries } from "../storage/engine.ts";
import { eraseEntry, insertEntries } from "../storage/entries.ts";
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
  readonly erase: { readonly id: EntryId; readonly year: number }[];
}

export const emptyBatch = (book: OpenBook): Batch => ({ book, sealed: [], erase: [] });

/** Checks one draft against the book so far, seals it and adds it. Throws a Refusal before anything is changed. */
export function addToBatch(means: Means, batch: Batch, { draft, at }: Timed): Receipt {
  const { book } = batch;
  const moment = at ?? means.clock().toISOString();
  const { body, audience } = checkDraft(book.register, draft, Date.parse(moment));
  const seq = book.register.entries.length + 1;
  const id = draft.id ?? (means.newId() as EntryId);
  const entry = { seq, id, audience, kind: draft.kind, by: draft.by, at: moment, body } as WrittenEntry;
  const sealed = seal(means.sha256, entry, { book: book.record.id, previous: book.link, salt: means.newSalt() });
  if (entry.kind === "erasure") batch.erase.push(...wordsOf(book, entry));
  addEntry(book.register, entry);
  book.link = sealed.link;
  batch.sealed.push(sealed);
  return { id, seq };
}

/** The words that go: the entry's, and those of its corrections and withdrawal. */
function wordsOf({ register }: OpenBook, { body }: EntryOf<"erasure">): Batch["erase"] {
  const gone = [body.target, ...body.along].flatMap((id) => writtenById(register, id) ?? []);
  return gone.map((entry) => ({ id: entry.id, year: Number(entry.at.slice(0, 4)) }));
}

/** Writes the batch: the entries, and tombstones in the place of what is erased. */
export async function storeBatch(queries: Queries, means: Means, { book, sealed, erase }: Batch): Promise<void> {
  if (sealed.length > 0) await insertEntries(queries, book.record.id, sealed);
  for (const { id, year } of erase) await eraseEntry(queries, book.record.id, id, tombstoneOf(year));
  if (erase.length > 0)
    means.erased?.(
      book.record.id,
      erase.map(({ id }) => id),
    );
}
