import { asBookId, type BookId, type PartyId } from "../register/ids.ts";
import type { Queries, Row } from "./engine.ts";

export const ROLES = ["organiser", "writer", "reader"] as const;
export type Role = (typeof ROLES)[number];

export interface Membership {
  readonly book: BookId;
  readonly party: PartyId;
  readonly role: Role;
  /** Department, for an institution; looks are told by department. */
  readonly unit: string;
  /** How the account is called in this book: random, and told to nobody. */
  readonly pseudonym: string;
  /** Whether it is what an institution said at its sign-in: it then holds in sessions that came that way. */
  readonly given: boolean;
  /** The version of the book's terms that this person last agreed to; empty before that. */
  readonly terms: string;
  /** When: ISO 8601 UTC. */
  readonly termsAt: string;
}

export interface Account {
  readonly account: string;
  readonly steward: boolean;
  /** When somebody said to be 16 or older: ISO 8601 UTC; empty or left out before that. */
  readonly sixteen?: string;
}

export async function insertAccount(queries: Queries, { account, steward, sixteen }: Account, created: string) {
  const columns = ["account", "created", "steward", "sixteen"];
  await queries.insert("account", columns, [[account, created, steward ? 1 : 0, sixteen ?? ""]]);
}

/** Keeps when somebody first said to be 16 or older. */
export async function noteSixteen(queries: Queries, account: string, at: string): Promise<void> {
  await queries.query("UPDATE account SET sixteen = $1 WHERE account = $2 AND sixteen = ''", [at, account]);
}

/** Remembers the day on which somebody last came in: of where they looked nothing is kept. */
export async function noteSeen(queries: Queries, account: string, day: string): Promise<void> {
  await queries.query("UPDATE account SET seen = $1 WHERE account = $2 AND seen < $1", [day, account]);
}

/** The last day on which anybody of a party came in; empty when nobody ever did. Before that day was kept, their devices tell. */
export async function lastSeenOf(queries: Queries, book: BookId, party: PartyId): Promise<string> {
  const sql = `SELECT a.seen, a.created, m.since, s.seen AS used FROM membership m JOIN account a ON a.account = m.account
    LEFT JOIN session s ON s.account = a.account WHERE m.book = $1 AND m.party = $2`;
  const days = (await queries.query(sql, [book, party])).flatMap((row) => Object.values(row));
  return days.map((day) => String(day ?? "").slice(0, 10)).reduce((last, day) => (day > last ? day : last), "");
}

export async function accountById(queries: Queries, account: string): Promise<Account | undefined> {
  const [row] = await queries.query("SELECT account, steward FROM account WHERE account = $1", [account]);
  return row && { account: String(row.account), steward: row.steward === 1 };
}

/** A membership with what the people of its party may know of each other. */
export interface Member extends Membership {
  /** What this person chose to be called here, for these people only; empty when nothing. */
  readonly name: string;
  /** ISO 8601 UTC; empty for whoever came in under an older version. */
  readonly since: string;
  /** Counts the people of a party; 0 for whoever came in under an older version. */
  readonly number: number;
}

type NewMember = Omit<Membership, "given" | "terms" | "termsAt"> & Partial<Member>;

export async function insertMembership(queries: Queries, account: string, m: NewMember): Promise<void> {
  const { name = "", since = "", number = 0 } = m;
  const columns = ["account", "book", "party", "role", "unit", "pseudonym", "name", "since", "number"];
  const values = [account, m.book, m.party, m.role, m.unit, m.pseudonym, name, since, number];
  await queries.insert("membership", columns, [values]);
}

export const asMembership = (row: Row): Membership => ({
  book: asBookId(String(row.book)),
  party: String(row.party) as PartyId,
  role: row.role as Role,
  unit: String(row.unit),
  pseudonym: String(row.pseudonym),
  given: row.given === 1,
  terms: String(row.terms),
  termsAt: String(row.terms_at),
});

export async function membershipsOf(queries: Queries, account: string): Promise<readonly Membership[]> {
  const sql =
    "SELECT book, party, role, unit, pseudonym, given, terms, terms_at FROM membership WHERE account = $1 ORDER BY book, party";
  return (await queries.query(sql, [account])).map(asMembership);
}

/** Everybody who is in for a party, in the order in which they came. */
export async function peopleOf(queries: Queries, book: BookId, party: PartyId): Promise<readonly Member[]> {
  const sql = `SELECT book, party, role, unit, pseudonym, given, terms, terms_at, name, since, number FROM membership
    WHERE book = $1 AND party = $2 ORDER BY number, since, pseudonym`;
  return (await queries.query(sql, [book, party])).map((row) => ({
    ...asMembership(row),
    name: String(row.name),
    since: String(row.since),
    number: Number(row.number),
  }));
}

type Known = Pick<Membership, "book" | "party" | "pseudonym">;
const KNOWN = "book = $1 AND party = $2 AND pseudonym = $3";

export async function setRole(queries: Queries, m: Known, { role, unit }: Pick<Membership, "role" | "unit">) {
  const sql = `UPDATE membership SET role = $4, unit = $5 WHERE ${KNOWN}`;
  await queries.query(sql, [m.book, m.party, m.pseudonym, role, unit]);
}

export async function setName(queries: Queries, m: Known, name: string): Promise<void> {
  await queries.query(`UPDATE membership SET name = $4 WHERE ${KNOWN}`, [m.book, m.party, m.pseudonym, name]);
}

/** Lets somebody go; what they wrote stays as it is, under its pseudonym. */
export async function deleteMembership(queries: Queries, m: Known): Promise<void> {
  await queries.query(`DELETE FROM membership WHERE ${KNOWN}`, [m.book, m.party, m.pseudonym]);
}

/** From now on this membership is what an institution says. */
export async function setGiven(queries: Queries, m: Known): Promise<void> {
  await queries.query(`UPDATE membership SET given = 1 WHERE ${KNOWN}`, [m.book, m.party, m.pseudonym]);
}

/** Remembers that somebody whom an institution let in was taken out by the people of the party: its sign-in lets them in there no more. */
export async function keepOut(queries: Queries, m: Known): Promise<void> {
  const sql = `INSERT INTO taken_out (account, book, party) SELECT account, book, party FROM membership WHERE ${KNOWN} AND given = 1
    ON CONFLICT (account, book, party) DO NOTHING`;
  await queries.query(sql, [m.book, m.party, m.pseudonym]);
}

type Place = Pick<Membership, "book" | "party">;

/** Where somebody was taken out. */
export async function takenOutOf(queries: Queries, account: string): Promise<readonly Place[]> {
  const rows = await queries.query("SELECT book, party FROM taken_out WHERE account = $1", [account]);
  return rows.map(({ book, party }) => ({ book: asBookId(String(book)), party: String(party) as PartyId }));
}

/** A code of that party lets somebody in again. */
export async function letBack(queries: Queries, account: string, { book, party }: Place): Promise<void> {
  await queries.query("DELETE FROM taken_out WHERE account = $1 AND book = $2 AND party = $3", [account, book, party]);
}

/** The accounts that are in for a party. */
export async function accountsOf(queries: Queries, book: BookId, party: PartyId): Promise<readonly string[]> {
  const sql = "SELECT account FROM membership WHERE book = $1 AND party = $2 ORDER BY number, since, pseudonym";
  return (await queries.query(sql, [book, party])).map(({ account }) => String(account));
}
