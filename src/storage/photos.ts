import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { Photo } from "../register/photo.ts";
import type { Queries } from "./engine.ts";

/** A photo that lies here, and whose it is. */
export interface PhotoRow extends Omit<Photo, "alt"> {
  readonly party: PartyId;
  /** The pseudonym of who sent it, for as long as it stands beside no entry; then empty. */
  readonly account: string;
  /** ISO 8601 UTC. */
  readonly made: string;
  /** The entry it stands beside; null while it waits. */
  readonly entry: EntryId | null;
}

const FACTS = "id, party, account, type, size, sha256, made, entry";

/** Keeps the bytes, in base64. */
export async function insertPhoto(queries: Queries, book: BookId, photo: PhotoRow, data: string): Promise<void> {
  const { id, party, account, type, size, sha256, made, entry } = photo;
  const columns = ["book", ...FACTS.split(", "), "data"];
  await queries.insert("photo", columns, [[book, id, party, account, type, size, sha256, made, entry, data]]);
}

export async function photoRow(queries: Queries, book: BookId, id: string): Promise<PhotoRow | undefined> {
  const [row] = await queries.query(`SELECT ${FACTS} FROM photo WHERE book = $1 AND id = $2`, [book, id]);
  return row && ({ ...row, size: Number(row.size) } as unknown as PhotoRow);
}

/** The bytes in base64. */
export async function photoData(queries: Queries, book: BookId, id: string): Promise<string | undefined> {
  const [row] = await queries.query("SELECT data FROM photo WHERE book = $1 AND id = $2", [book, id]);
  return row && String(row.data);
}

/** From now on it stands beside this entry, and no longer says who sent it. */
export async function attachPhoto(queries: Queries, book: BookId, id: string, entry: EntryId): Promise<void> {
  const sql = "UPDATE photo SET entry = $1, account = '' WHERE book = $2 AND id = $3";
  await queries.query(sql, [entry, book, id]);
}

/** Photos of one sender that wait, oldest first. */
export async function waitingOf(queries: Queries, book: BookId, account: string): Promise<readonly string[]> {
  const sql = "SELECT id FROM photo WHERE book = $1 AND account = $2 AND entry IS NULL ORDER BY made, id";
  return (await queries.query(sql, [book, account])).map(({ id }) => String(id));
}

export async function deletePhoto(queries: Queries, book: BookId, id: string): Promise<void> {
  await queries.query("DELETE FROM photo WHERE book = $1 AND id = $2", [book, id]);
}

export async function deleteWaitingBefore(queries: Queries, moment: string): Promise<void> {
  await queries.query("DELETE FROM photo WHERE entry IS NULL AND made < $1", [moment]);
}

/** Photos beside an entry that no book has, as a backup made while somebody wrote leaves them. Gives how many went. */
export async function deleteAstray(queries: Queries): Promise<number> {
  const sql = `DELETE FROM photo WHERE entry IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM entry WHERE entry.book = photo.book AND entry.id = photo.entry) RETURNING id`;
  return (await queries.query(sql)).length;
}

/** Of photos beside an erased entry, those that no entry of the book still names. Gives how many went. */
export async function deleteUnnamed(queries: Queries, book: BookId, ids: readonly string[]): Promise<number> {
  let gone = 0;
  for (const id of ids) {
    const sql = "SELECT 1 AS one FROM entry WHERE book = $1 AND text LIKE $2 LIMIT 1";
    if ((await queries.query(sql, [book, `%"id":"${id}"%`])).length > 0) continue;
    await deletePhoto(queries, book, id);
    gone++;
  }
  return gone;
}

/** Every photo beside an entry of a book: what it says of itself, without its bytes. */
export async function photosIn(queries: Queries, book: BookId): Promise<readonly PhotoRow[]> {
  const sql = `SELECT ${FACTS} FROM photo WHERE book = $1 AND entry IS NOT NULL ORDER BY id`;
  return (await queries.query(sql, [book])) as unknown as readonly PhotoRow[];
}
