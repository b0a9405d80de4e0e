import type { BookId, PartyId } from "../register/ids.ts";
import type { Role } from "./accounts.ts";
import type { Queries, Row } from "./engine.ts";

/** A paper code, or the one-time link of the steward: known by its hash, used once, and gone after its day. */
export interface Code {
  readonly hash: string;
  readonly purpose: "party" | "steward" | "return" | "poster";
  readonly book: BookId | "";
  readonly party: PartyId | "";
  /** Who made it: "steward", or the pseudonym of an organiser; of a code to come back, the account itself. */
  readonly maker: string;
  readonly made: string;
  readonly expires: string;
  readonly used: string | null;
  /** How lists name it, who never see the code or its hash. Empty for one of an older version. */
  readonly id: string;
  /** What whoever comes in with it may do. */
  readonly role: Role;
  readonly unit: string;
  readonly withdrawn: string | null;
  /** How many parties came in with the code of a poster. */
  readonly uses: number;
}

const COLUMNS = "hash, purpose, book, party, maker, made, expires, used, id, role, unit, withdrawn, uses";

const asCode = (row: Row): Code => row as unknown as Code;

export async function insertCode(queries: Queries, c: Code): Promise<void> {
  const columns = COLUMNS.split(", ") as (keyof Code)[];
  await queries.insert("code", columns, [columns.map((column) => c[column])]);
}

export async function codeByHash(queries: Queries, hash: string): Promise<Code | undefined> {
  const [row] = await queries.query(`SELECT ${COLUMNS} FROM code WHERE hash = $1`, [hash]);
  return row && asCode(row);
}

export async function useCode(queries: Queries, hash: string, used: string): Promise<void> {
  await queries.query("UPDATE code SET used = $1 WHERE hash = $2 AND used IS NULL", [used, hash]);
}

/** Counts one more party that comes in with the code of a poster, which ends at the last of `most`. */
export async function usePoster(queries: Queries, hash: string, most: number, now: string): Promise<void> {
  const sql = "UPDATE code SET uses = uses + 1, used = CASE WHEN uses + 1 >= $1 THEN $2 ELSE NULL END WHERE hash = $3";
  await queries.query(sql, [most, now, hash]);
}

/** The posters of a book, newest first. */
export async function postersOf(queries: Queries, book: BookId): Promise<readonly Code[]> {
  const sql = `SELECT ${COLUMNS} FROM code WHERE book = $1 AND party = '' AND purpose = 'poster' ORDER BY made DESC, hash`;
  return (await queries.query(sql, [book])).map(asCode);
}

/** Every code made for a party, newest first: listed to the party. */
export async function codesOf(queries: Queries, book: BookId, party: PartyId): Promise<readonly Code[]> {
  const sql = `SELECT ${COLUMNS} FROM code WHERE book = $1 AND party = $2 ORDER BY made DESC, hash`;
  return (await queries.query(sql, [book, party])).map(asCode);
}

/** Makes open codes of a party worthless: the one that lists name so, or all that somebody made. */
export async function withdrawCodes(
  queries: Queries,
  { book, party }: Pick<Code, "book" | "party">,
  which: { readonly key: string } | { readonly maker: string },
  now: string,
): Promise<void> {
  const [is, value] =
    "key" in which ? ["(id = $4 OR (id = '' AND made = $4))", which.key] : ["maker = $4", which.maker];
  const sql = `UPDATE code SET withdrawn = $1 WHERE book = $2 AND party = $3 AND used IS NULL AND withdrawn IS NULL AND ${is}`;
  await queries.query(sql, [now, book, party, value]);
}

/** The open code with which somebody comes back to an account, if there is one. */
export async function returnCodeOf(queries: Queries, account: string, now: string): Promise<Code | undefined> {
  const sql = `SELECT ${COLUMNS} FROM code
    WHERE book = '' AND party = '' AND purpose = 'return' AND maker = $1 AND used IS NULL AND expires >= $2`;
  const [row] = await queries.query(sql, [account, now]);
  return row && asCode(row);
}

export async function deleteReturnCodes(queries: Queries, account: string): Promise<void> {
  await queries.query("DELETE FROM code WHERE book = '' AND party = '' AND purpose = 'return' AND maker = $1", [
    account,
  ]);
}

/** Makes the other first codes of a party worthless, once somebody came in with one: whoever kept a second letter has none. */
export async function withdrawFirstCodes(
  queries: Queries,
  { book, party }: Pick<Code, "book" | "party">,
  now: string,
): Promise<void> {
  const open = "used IS NULL AND withdrawn IS NULL AND maker = 'steward' AND role = 'organiser'";
  await queries.query(`UPDATE code SET withdrawn = $1 WHERE book = $2 AND party = $3 AND ${open}`, [now, book, party]);
}

/** When the steward made a code for a party of a book, newest first. */
export async function codesBySteward(queries: Queries, book: BookId): Promise<readonly string[]> {
  const sql = "SELECT made FROM code WHERE book = $1 AND maker = 'steward' ORDER BY made DESC";
  return (await queries.query(sql, [book])).map(({ made }) => String(made));
}

/** Whether any steward ever was, or still has a link to come in with. */
export async function stewardKnown(queries: Queries, now: string): Promise<boolean> {
  const [row] = await queries.query("SELECT COUNT(*) AS n FROM account WHERE steward = 1");
  if (Number(row?.n) > 0) return true;
  const [code] = await queries.query(
    "SELECT COUNT(*) AS n FROM code WHERE purpose = 'steward' AND used IS NULL AND expires > $1",
    [now],
  );
  return Number(code?.n) > 0;
}
