import type { BookId } from "../register/ids.ts";
import type { Membership } from "./accounts.ts";
import type { Queries } from "./engine.ts";

/** The terms of a book as they once were: kept, so that who agreed to them sees what changed. */
export interface KeptTerms {
  readonly book: BookId;
  /** The hash of the text. */
  readonly version: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  /** JSON: per language the house rules and the arrangement. */
  readonly text: string;
}

export async function insertTerms(queries: Queries, { book, version, since, text }: KeptTerms): Promise<void> {
  const sql = `INSERT INTO terms (book, version, since, text) VALUES ($1, $2, $3, $4)
    ON CONFLICT (book, version) DO UPDATE SET since = excluded.since`;
  await queries.query(sql, [book, version, since, text]);
}

export async function termsBy(queries: Queries, book: BookId, version: string): Promise<KeptTerms | undefined> {
  const sql = "SELECT book, version, since, text FROM terms WHERE book = $1 AND version = $2";
  const [row] = await queries.query(sql, [book, version]);
  return row as KeptTerms | undefined;
}

type Known = Pick<Membership, "book" | "party" | "pseudonym">;

/** Keeps which terms somebody last agreed to, and when; nothing of what they agreed to before. */
export async function agreeToTerms(queries: Queries, m: Known, { version, at }: { version: string; at: string }) {
  const sql = "UPDATE membership SET terms = $4, terms_at = $5 WHERE book = $1 AND party = $2 AND pseudonym = $3";
  await queries.query(sql, [m.book, m.party, m.pseudonym, version, at]);
  // The same tick says to be 16 or older.
  const sixteen = `UPDATE account SET sixteen = $4 WHERE sixteen = ''
    AND account IN (SELECT account FROM membership WHERE book = $1 AND party = $2 AND pseudonym = $3)`;
  await queries.query(sixteen, [m.book, m.party, m.pseudonym, at]);
}
