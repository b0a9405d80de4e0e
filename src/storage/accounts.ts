import { asBookId, type BookId, type PartyId } from "../register/ids.ts";
import type { Queries, Row } from "./engine.ts";

export interface Membership {
  readonly book: BookId;
  readonly party: PartyId;
  readonly role: "organiser" | "writer" | "reader";
  /** Department, for an institution; looks are told by department. */
  readonly unit: string;
  /** How the account is called in this book: random, and told to nobody. */
  readonly pseudonym: string;
}

export interface Account {
  readonly account: string;
  readonly steward: boolean;
}

export async function insertAccount(queries: Queries, { account, steward }: Account, created: string): Promise<void> {
  await queries.insert("account", ["account", "created", "steward"], [[account, created, steward ? 1 : 0]]);
}

export async function accountById(queries: Queries, account: string): Promise<Account | undefined> {
  const [row] = await queries.query("SELECT account, steward FROM account WHERE account = $1", [account]);
  return row && { account: String(row.account), steward: row.steward === 1 };
}

export async function insertMembership(queries: Queries, account: string, m: Membership): Promise<void> {
  const columns = ["account", "book", "party", "role", "unit", "pseudonym"];
  await queries.insert("membership", columns, [[account, m.book, m.party, m.role, m.unit, m.pseudonym]]);
}

const asMembership = (row: Row): Membership => ({
  book: asBookId(String(row.book)),
  party: String(row.party) as PartyId,
  role: row.role as Membership["role"],
  unit: String(row.unit),
  pseudonym: String(row.pseudonym),
});

export async function membershipsOf(queries: Queries, account: string): Promise<readonly Membership[]> {
  const sql = "SELECT book, party, role, unit, pseudonym FROM membership WHERE account = $1 ORDER BY book, party";
  return (await queries.query(sql, [account])).map(asMembership);
}
