import type { BookId, PartyId } from "../register/ids.ts";
import type { Queries } from "./engine.ts";

/** What the cleaning job did in a book at one time: numbers only. */
export interface CleaningRun {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Entries whose term was over. */
  readonly erased: number;
  /** Residents' parties that became nameless. */
  readonly nameless: number;
}

export async function insertRun(queries: Queries, book: BookId, { at, erased, nameless }: CleaningRun): Promise<void> {
  const sql = `INSERT INTO cleaning (book, at, erased, nameless) VALUES ($1, $2, $3, $4) ON CONFLICT (book, at)
    DO UPDATE SET erased = cleaning.erased + excluded.erased, nameless = cleaning.nameless + excluded.nameless`;
  await queries.query(sql, [book, at, erased, nameless]);
}

/** The last runs in a book, newest first. */
export async function runsIn(queries: Queries, book: BookId, most: number): Promise<readonly CleaningRun[]> {
  const sql = "SELECT at, erased, nameless FROM cleaning WHERE book = $1 ORDER BY at DESC LIMIT $2";
  return (await queries.query(sql, [book, most])) as unknown as readonly CleaningRun[];
}

/** A residents' party that was silent, and when it was written to: ISO 8601 UTC. */
export interface SilentParty {
  readonly party: PartyId;
  readonly told: string;
}

export async function silentIn(queries: Queries, book: BookId): Promise<readonly SilentParty[]> {
  const sql = "SELECT party, told FROM silent_party WHERE book = $1 ORDER BY told, party";
  return (await queries.query(sql, [book])) as unknown as readonly SilentParty[];
}

export async function noteSilent(queries: Queries, book: BookId, { party, told }: SilentParty): Promise<void> {
  const sql = "INSERT INTO silent_party (book, party, told) VALUES ($1, $2, $3) ON CONFLICT (book, party) DO NOTHING";
  await queries.query(sql, [book, party, told]);
}

export async function forgetSilent(queries: Queries, book: BookId, party: PartyId): Promise<void> {
  await queries.query("DELETE FROM silent_party WHERE book = $1 AND party = $2", [book, party]);
}

/** What is kept beside the books until a moment or day; a row goes when its own stands before that. */
const BESIDE = {
  look: "at",
  tap: "day",
  report: "decided",
  code: "expires",
  session: "expires",
  passkey_challenge: "expires",
  institution_visit: "expires",
  mail_link: "expires",
  attempt: "slot",
  cleaning: "at",
  founding_draft: "made",
  knock: "made",
  digest_stop: "made",
  token: "expires",
  written_once: "made",
} as const;
export type Beside = keyof typeof BESIDE;

/** Lets go of what is older. Gives how many rows that were. */
export async function deleteBefore(queries: Queries, table: Beside, moment: string): Promise<number> {
  const column = BESIDE[table];
  return (await queries.query(`DELETE FROM ${table} WHERE ${column} < $1 RETURNING ${column}`, [moment])).length;
}
