import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { Queries } from "./engine.ts";

/** One time that a party was asked something, kept for that party alone and outside its book. */
export interface Tap {
  /** Chosen by whoever taps, so that a tap sent twice counts once. */
  readonly id: string;
  /** Empty for somebody without a name. */
  readonly asker: PartyId | "";
  /** 2026-03-02 */
  readonly day: string;
  /** ISO 8601 UTC. */
  readonly made: string;
  /** The request that was written down of it. */
  readonly entry: EntryId | null;
}

export interface TapPlace {
  readonly book: BookId;
  readonly party: PartyId;
  readonly id: string;
}

export async function insertTap(queries: Queries, { book, party, id }: TapPlace, tap: Omit<Tap, "id" | "entry">) {
  const sql =
    "INSERT INTO tap (book, party, id, asker, day, made) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (book, party, id) DO NOTHING";
  await queries.query(sql, [book, party, id, tap.asker, tap.day, tap.made]);
}

/** What a party tapped, oldest first. */
export async function tapsOf(queries: Queries, book: BookId, party: PartyId): Promise<readonly Tap[]> {
  const sql = "SELECT id, asker, day, made, entry FROM tap WHERE book = $1 AND party = $2 ORDER BY day, made, id";
  return (await queries.query(sql, [book, party])) as unknown as readonly Tap[];
}

export async function deleteTap(queries: Queries, { book, party, id }: TapPlace): Promise<void> {
  await queries.query("DELETE FROM tap WHERE book = $1 AND party = $2 AND id = $3", [book, party, id]);
}

export async function noteRequestOf(queries: Queries, { book, party, id }: TapPlace, entry: EntryId): Promise<void> {
  const sql = "UPDATE tap SET entry = $1 WHERE book = $2 AND party = $3 AND id = $4";
  await queries.query(sql, [entry, book, party, id]);
}
