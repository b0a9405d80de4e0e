import type { SealedEntry } from "../register/sealed.ts";
import type { BookId, EntryId } from "../register/ids.ts";
import { filledUp } from "./asked-together.ts";
import type { Engine, Queries, Row } from "./engine.ts";

const COLUMNS = ["book", "seq", "id", "audience", "text", "salt", "commitment", "link"] as const;

const asSealed = (row: Row): SealedEntry => row as unknown as SealedEntry;

/** The entries of a book after `after`, oldest first, at most `limit`. */
export async function entriesAfter(
  queries: Queries,
  book: BookId,
  after: number,
  limit: number,
): Promise<readonly SealedEntry[]> {
  const sql =
    "SELECT seq, id, audience, text, salt, commitment, link FROM entry WHERE book = $1 AND seq > $2 ORDER BY seq LIMIT $3";
  return (await queries.query(sql, [book, after, limit])).map(asSealed);
}

/** Of each of these books, whether it holds an entry after the last one that is known. */
export async function areBehind(queries: Queries, places: readonly Place[]): Promise<readonly boolean[]> {
  const all = filledUp(places);
  const next = all.map((_, i) => `(book = $${2 * i + 1} AND seq = $${2 * i + 2})`);
  const values = all.flatMap(({ book, known }) => [book, known + 1]);
  const rows = await queries.query(`SELECT book, seq FROM entry WHERE ${next.join(" OR ")}`, values);
  return places.map(({ book, known }) => rows.some((row) => row.book === book && row.seq === known + 1));
}

/** A book, and the number of its last entry that is known. */
export interface Place {
  readonly book: BookId;
  readonly known: number;
}

export async function entryById(queries: Queries, book: BookId, id: EntryId): Promise<SealedEntry | undefined> {
  const sql = "SELECT seq, id, audience, text, salt, commitment, link FROM entry WHERE book = $1 AND id = $2";
  const [row] = await queries.query(sql, [book, id]);
  return row && asSealed(row);
}

/** Adds sealed entries; a sequence number that is taken fails the whole transaction. */
export async function insertEntries(queries: Queries, book: BookId, entries: readonly SealedEntry[]): Promise<void> {
  await queries.insert(
    "entry",
    COLUMNS,
    entries.map((entry) => rowOf(book, entry)),
  );
}

const rowOf = (book: BookId, e: SealedEntry) => [book, e.seq, e.id, e.audience, e.text, e.salt, e.commitment, e.link];

/** A sealed entry, and the book it goes into. */
export interface Next {
  readonly book: BookId;
  readonly sealed: SealedEntry;
}

/** Adds entries of different books, each where it is still the next of its book and nobody is writing there. Gives which came in. */
export const insertNext = (engine: Engine, all: readonly Next[]): Promise<readonly boolean[]> =>
  engine.insertFree(
    "entry",
    COLUMNS,
    all.map(({ book, sealed }) => rowOf(book, sealed)),
  );

/** How many entries were erased so far, in all books. */
export async function erasedSoFar(queries: Queries): Promise<number> {
  const [row] = await queries.query("SELECT COUNT(*) AS n FROM entry WHERE salt = ''");
  return Number(row?.n);
}

/** Puts a tombstone in the place of an entry's words and drops its salt. */
export async function eraseEntry(queries: Queries, book: BookId, id: EntryId, tombstone: string): Promise<void> {
  await queries.query("UPDATE entry SET text = $1, salt = '' WHERE book = $2 AND id = $3", [tombstone, book, id]);
}
