import { asBookId, type BookId, type EntryId, type PartyId } from "../register/ids.ts";
import type { Membership } from "./accounts.ts";
import type { Queries, Row } from "./engine.ts";

/** A key with which a program acts for a party, as the account that made it; the key itself is kept nowhere. */
export interface Token {
  readonly hash: string;
  /** How lists name it. */
  readonly id: string;
  readonly account: string;
  readonly book: BookId;
  readonly party: PartyId;
  /** How the account is called in the book; another one when somebody went and came back, and then the key opens nothing. */
  readonly pseudonym: string;
  readonly name: string;
  /** "read", "write" and "erase", with spaces between. */
  readonly scopes: string;
  /** ISO 8601 UTC. */
  readonly made: string;
  readonly expires: string;
  /** The last day it was used; empty before that. */
  readonly used: string;
  readonly ended: string | null;
}

const COLUMNS = "hash, id, account, book, party, pseudonym, name, scopes, made, expires, used, ended";

const asToken = (row: Row): Token => ({ ...(row as unknown as Token), book: asBookId(String(row.book)) });

export async function insertToken(queries: Queries, token: Token): Promise<void> {
  const columns = COLUMNS.split(", ") as (keyof Token)[];
  await queries.insert("token", columns, [columns.map((column) => token[column])]);
}

/** A key, whether who made it ever said to be 16 or older, and whether they keep the books here. */
export async function tokenByHash(
  queries: Queries,
  hash: string,
): Promise<{ readonly token: Token; readonly sixteen: boolean; readonly steward: boolean } | undefined> {
  const columns = COLUMNS.replaceAll(/\w+/g, "t.$&");
  const sql = `SELECT ${columns}, a.sixteen, a.steward FROM token t LEFT JOIN account a ON a.account = t.account WHERE t.hash = $1`;
  const [row] = await queries.query(sql, [hash]);
  if (!row) return undefined;
  const { sixteen, steward, ...token } = row;
  return { token: asToken(token), sixteen: (sixteen ?? "") !== "", steward: steward === 1 };
}

/** Every key made for a party, newest first: listed to all its people. */
export async function tokensOf(queries: Queries, book: BookId, party: PartyId): Promise<readonly Token[]> {
  const sql = `SELECT ${COLUMNS} FROM token WHERE book = $1 AND party = $2 ORDER BY made DESC, hash`;
  return (await queries.query(sql, [book, party])).map(asToken);
}

type Of = Pick<Membership, "book" | "party">;

export async function endToken(queries: Queries, { book, party }: Of, id: string, now: string): Promise<void> {
  const sql = "UPDATE token SET ended = $1 WHERE book = $2 AND party = $3 AND id = $4 AND ended IS NULL";
  await queries.query(sql, [now, book, party, id]);
}

/** Ends every key that somebody made for a party. */
export async function endTokensBy(
  queries: Queries,
  { book, party, pseudonym }: Of & Pick<Membership, "pseudonym">,
  now: string,
) {
  const sql = "UPDATE token SET ended = $1 WHERE book = $2 AND party = $3 AND pseudonym = $4 AND ended IS NULL";
  await queries.query(sql, [now, book, party, pseudonym]);
}

export async function noteTokenUse(queries: Queries, hash: string, day: string): Promise<void> {
  await queries.query("UPDATE token SET used = $1 WHERE hash = $2 AND used <> $1", [day, hash]);
}

/** One write of a program under a name that it chose, so that the same one sent again is not written again. */
export interface WrittenOnce {
  readonly token: string;
  /** Both as hashes: of the name it chose, and of all that was sent under it. */
  readonly key: string;
  readonly print: string;
  /** Under which id the entry is written: chosen beforehand, so that the book itself says whether it is there. */
  readonly entry: EntryId;
  readonly made: string;
}

/** Keeps it, unless there is one under this name; gives the one that stands. */
export async function claimWrite(
  queries: Queries,
  w: WrittenOnce,
): Promise<{ readonly kept: WrittenOnce; readonly mine: boolean }> {
  const sql = `INSERT INTO written_once (token, key, print, entry, made) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (token, key) DO NOTHING RETURNING entry`;
  if ((await queries.query(sql, [w.token, w.key, w.print, w.entry, w.made])).length > 0) return { kept: w, mine: true };
  const found = "SELECT token, key, print, entry, made FROM written_once WHERE token = $1 AND key = $2";
  const [row] = await queries.query(found, [w.token, w.key]);
  return { kept: row as unknown as WrittenOnce, mine: false };
}

/** Takes over a write that broke off, unless somebody else just did. */
export async function takeOverWrite(
  queries: Queries,
  { token, key, made }: WrittenOnce,
  now: string,
): Promise<boolean> {
  const sql = "UPDATE written_once SET made = $1 WHERE token = $2 AND key = $3 AND made = $4 RETURNING entry";
  return (await queries.query(sql, [now, token, key, made])).length > 0;
}

/** What was refused is not written, and may be sent again; what somebody else took over since is theirs. */
export async function dropWrite(queries: Queries, { token, key, made }: WrittenOnce): Promise<void> {
  await queries.query("DELETE FROM written_once WHERE token = $1 AND key = $2 AND made = $3", [token, key, made]);
}
