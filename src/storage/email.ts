import type { Queries, Row } from "./engine.ts";

/** A link in a mail: known by its hash, used once, gone after its time. */
export interface MailLink {
  readonly hash: string;
  /** Coming in, or showing that an address is one's own. */
  readonly purpose: "sign-in" | "confirm";
  readonly account: string;
  readonly address: string;
  /** ISO 8601 UTC. */
  readonly made: string;
  readonly expires: string;
}

const COLUMNS = ["hash", "purpose", "account", "address", "made", "expires"];
const ALL = COLUMNS.join(", ");

const asLink = (row: Row): MailLink => row as unknown as MailLink;

export async function insertMailLink(queries: Queries, l: MailLink): Promise<void> {
  await queries.insert("mail_link", COLUMNS, [[l.hash, l.purpose, l.account, l.address, l.made, l.expires]]);
}

type Wanted = Pick<MailLink, "hash" | "purpose">;

export async function mailLinkByHash(queries: Queries, { hash, purpose }: Wanted, now: string) {
  const sql = `SELECT ${ALL} FROM mail_link WHERE hash = $1 AND purpose = $2 AND expires >= $3`;
  const [row] = await queries.query(sql, [hash, purpose, now]);
  return row && asLink(row);
}

/** Takes a link out, once: of two who use it at the same moment one gets undefined. */
export async function takeMailLink(
  queries: Queries,
  { hash, purpose }: Wanted,
  now: string,
): Promise<MailLink | undefined> {
  const sql = `DELETE FROM mail_link WHERE hash = $1 AND purpose = $2 AND expires >= $3 RETURNING ${ALL}`;
  const [row] = await queries.query(sql, [hash, purpose, now]);
  return row && asLink(row);
}

/** The address that waits to be confirmed, newest first. */
export async function waitingAddress(queries: Queries, account: string, now: string): Promise<MailLink | undefined> {
  const sql = `SELECT ${ALL} FROM mail_link WHERE account = $1 AND purpose = 'confirm' AND expires >= $2 ORDER BY made DESC LIMIT 1`;
  const [row] = await queries.query(sql, [account, now]);
  return row && asLink(row);
}

export async function deleteMailLinks(queries: Queries, account: string, purpose?: MailLink["purpose"]): Promise<void> {
  const sql = "DELETE FROM mail_link WHERE account = $1 AND ($2 = '' OR purpose = $2)";
  await queries.query(sql, [account, purpose ?? ""]);
}

/** The confirmed address of an account. */
export async function emailOf(queries: Queries, account: string): Promise<string | undefined> {
  const [row] = await queries.query("SELECT address FROM email WHERE account = $1", [account]);
  return row && String(row.address);
}

export async function accountByEmail(queries: Queries, address: string): Promise<string | undefined> {
  const [row] = await queries.query("SELECT account FROM email WHERE address = $1", [address]);
  return row && String(row.account);
}

/** An account has one address, and an address one account. */
export async function setEmail(queries: Queries, account: string, address: string, confirmed: string): Promise<void> {
  await queries.query("DELETE FROM email WHERE account = $1 OR address = $2", [account, address]);
  await queries.insert("email", ["account", "address", "confirmed"], [[account, address, confirmed]]);
}

export async function deleteEmail(queries: Queries, account: string): Promise<void> {
  await queries.query("DELETE FROM email WHERE account = $1", [account]);
}
