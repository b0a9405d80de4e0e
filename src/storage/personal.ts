import type { BookId, PartyId } from "../register/ids.ts";
import type { Queries, Row } from "./engine.ts";

/** What a table holds of an account or a party: the columns that name it, and which are secrets that nobody takes along. */
interface Personal {
  readonly by: string;
  readonly secret: readonly string[];
}

/** Every table that holds something of an account. All of it goes out on request, and goes when the account is erased. */
export const OF_ACCOUNT: Readonly<Record<string, Personal>> = {
  account: { by: "account", secret: ["account"] },
  membership: { by: "account", secret: ["account", "pseudonym"] },
  email: { by: "account", secret: ["account"] },
  mail_link: { by: "account", secret: ["account", "hash"] },
  session: { by: "account", secret: ["account", "hash", "csrf", "id", "next_hash", "previous_hash"] },
  passkey: { by: "account", secret: ["account", "id", "public_key"] },
  passkey_challenge: { by: "account", secret: ["account", "hash"] },
  institution_person: { by: "account", secret: ["account", "hash"] },
  taken_out: { by: "account", secret: ["account"] },
  digest: { by: "account", secret: ["account"] },
  digest_stop: { by: "account", secret: ["account", "hash"] },
  founding_draft: { by: "account", secret: ["account"] },
  token: { by: "account", secret: ["account", "hash", "id", "pseudonym"] },
};

interface PersonalOfParty extends Personal {
  /** What is read of it; all of it when not said. Bytes are fetched one by one, as they go out. */
  readonly columns?: string;
  /** For its organisers only. */
  readonly organisers?: true;
  /** What of it goes with the party; the rest goes with its entries. */
  readonly goes?: string;
  /** What of it is the party's to read; the rest is one person's. */
  readonly shows?: string;
}

/** The tables in which words of people or parties can lie, for an engine that keeps dead rows. */
export const personalTables = (): readonly string[] => [
  ...new Set(["entry", "report", "code", ...Object.keys(OF_ACCOUNT), ...Object.keys(OF_PARTY)]),
];

/** Every table that holds something of a party, beside the entries of its book. */
export const OF_PARTY: Readonly<Record<string, PersonalOfParty>> = {
  membership: { by: "party", secret: ["account", "pseudonym", "terms", "terms_at", "given"], organisers: true },
  code: { by: "party", secret: ["hash", "id", "maker"], organisers: true },
  taken_out: { by: "party", secret: ["account"], organisers: true },
  token: { by: "party", secret: ["account", "hash", "id", "pseudonym"], organisers: true },
  look: { by: "party", secret: ["id"] },
  tap: { by: "party", secret: ["id"] },
  sealed_saying: { by: "party", secret: [] },
  proposed_words: { by: "party", secret: ["id", "account"] },
  words_yes: { by: "party", secret: [] },
  silent_party: { by: "party", secret: [] },
  knock: { by: "party", secret: ["id", "receipt"] },
  // Its size and mark stand in its entry.
  photo: {
    by: "party",
    secret: ["account", "size", "sha256"],
    goes: "entry IS NULL",
    shows: "entry IS NOT NULL",
    columns: "book, id, party, type, made, entry",
  },
};

const shown = (rows: readonly Row[], { secret }: Personal): readonly Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !secret.includes(column))));

/** What is kept of an account, by table, without secrets. */
export async function keptOfAccount(queries: Queries, account: string): Promise<ReadonlyMap<string, readonly Row[]>> {
  const kept = new Map<string, readonly Row[]>();
  for (const [table, personal] of Object.entries(OF_ACCOUNT))
    kept.set(
      table,
      shown(await queries.query(`SELECT * FROM ${table} WHERE ${personal.by} = $1`, [account]), personal),
    );
  return kept;
}

/** The same of a party in its book. */
export async function keptOfParty(
  queries: Queries,
  book: BookId,
  party: PartyId,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const kept = new Map<string, readonly Row[]>();
  for (const [table, personal] of Object.entries(OF_PARTY)) {
    const { by, columns = "*", shows = "1 = 1" } = personal;
    const sql = `SELECT ${columns} FROM ${table} WHERE book = $1 AND ${by} = $2 AND ${shows}`;
    kept.set(table, shown(await queries.query(sql, [book, party]), personal));
  }
  return kept;
}

/** The same of what lies beside a book under somebody's pseudonym: photos that wait, and words to say together. */
export async function keptOfPseudonym(
  queries: Queries,
  book: BookId,
  pseudonym: string,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const photos = "SELECT book, id, party, type, made FROM photo WHERE book = $1 AND account = $2 AND entry IS NULL";
  const words =
    "SELECT book, party, subject, text, audience, made FROM proposed_words WHERE book = $1 AND account = $2";
  return new Map([
    ["photo", await queries.query(photos, [book, pseudonym])],
    ["proposed_words", await queries.query(words, [book, pseudonym])],
  ]);
}

/** What was written with keys of programs under names of their own. */
const WRITTEN = "DELETE FROM written_once WHERE token IN (SELECT id FROM token WHERE";

/** Drops all that is kept of an account. Codes it made stay listed to their party, without who made them. */
export async function eraseAccount(queries: Queries, account: string): Promise<void> {
  const rows = await queries.query("SELECT book, party, pseudonym FROM membership WHERE account = $1", [account]);
  for (const { book, party, pseudonym } of rows) {
    const of = [String(book), String(party), String(pseudonym)];
    const open = "used IS NULL AND withdrawn IS NULL";
    await queries.query(`DELETE FROM code WHERE book = $1 AND party = $2 AND maker = $3 AND ${open}`, of);
    await queries.query("UPDATE code SET maker = '' WHERE book = $1 AND party = $2 AND maker = $3", of);
    await queries.query("DELETE FROM photo WHERE book = $1 AND account = $2 AND entry IS NULL", [
      String(book),
      String(pseudonym),
    ]);
  }
  await queries.query("DELETE FROM code WHERE book = '' AND maker = $1", [account]);
  await queries.query(`${WRITTEN} account = $1)`, [account]);
  for (const [table, { by }] of Object.entries(OF_ACCOUNT))
    await queries.query(`DELETE FROM ${table} WHERE ${by} = $1`, [account]);
}

/** Drops all that is kept of a party beside its book, and its name where others counted it, or it knocked or gave a second look. */
export async function eraseParty(queries: Queries, book: BookId, party: PartyId): Promise<void> {
  await queries.query(
    "DELETE FROM words_yes WHERE book = $1 AND subject IN (SELECT subject FROM proposed_words WHERE book = $1 AND party = $2)",
    [book, party],
  );
  await queries.query(`${WRITTEN} book = $1 AND party = $2)`, [book, party]);
  for (const [table, { by, goes = "1 = 1" }] of Object.entries(OF_PARTY))
    await queries.query(`DELETE FROM ${table} WHERE book = $1 AND ${by} = $2 AND ${goes}`, [book, party]);
  await queries.query("UPDATE tap SET asker = '' WHERE book = $1 AND asker = $2", [book, party]);
  await queries.query("UPDATE knock SET knocker = '' WHERE book = $1 AND knocker = $2", [book, party]);
  await queries.query("UPDATE report SET second_reason = '' WHERE book = $1 AND judge = $2", [book, party]);
  await queries.query("UPDATE report SET named = NULL WHERE book = $1 AND named = $2", [book, party]);
}
