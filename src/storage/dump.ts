import { KNOCK_REST } from "./knocks.ts";
import { REPORT_REST } from "./reports.ts";
import type { Queries, Row } from "./engine.ts";

/** A table, the columns by which its rows are in order and unique, and all others. */
interface TableShape {
  readonly name: string;
  readonly key: readonly string[];
  readonly rest: readonly string[];
  /** Rows read and put back at a time, where they are large. */
  readonly page?: number;
}

/**
 * Every table of the schema, in the order in which a backup reads them: what points first, what is pointed at after it, so
 * that a backup made while others write holds no entry without its book and no membership without its account.
 */
export const TABLES: readonly TableShape[] = [
  { name: "entry", key: ["book", "seq"], rest: ["id", "audience", "text", "salt", "commitment", "link"] },
  { name: "cleaning", key: ["book", "at"], rest: ["erased", "nameless"] },
  { name: "silent_party", key: ["book", "party"], rest: ["told"] },
  {
    name: "photo",
    key: ["book", "id"],
    rest: ["party", "account", "type", "size", "sha256", "data", "made", "entry"],
    page: 4,
  },
  { name: "look", key: ["book", "id"], rest: ["party", "looker", "unit", "page", "at"] },
  { name: "tap", key: ["book", "party", "id"], rest: ["asker", "day", "made", "entry"] },
  { name: "words_yes", key: ["book", "subject", "party"], rest: [] },
  { name: "proposed_words", key: ["book", "subject"], rest: ["id", "text", "audience", "party", "account", "made"] },
  { name: "sealed_saying", key: ["book", "subject", "party"], rest: ["text", "made"] },
  { name: "report", key: ["book", "id"], rest: REPORT_REST },
  { name: "knock", key: ["book", "id"], rest: KNOCK_REST },
  { name: "terms", key: ["book", "version"], rest: ["since", "text"] },
  { name: "founding_draft", key: ["account"], rest: ["text", "made"] },
  { name: "mapping", key: ["book", "name"], rest: ["text"] },
  { name: "cube", key: ["book", "year"], rest: ["text"] },
  {
    name: "membership",
    key: ["account", "book", "party"],
    rest: ["role", "unit", "pseudonym", "name", "since", "number", "given", "terms", "terms_at"],
  },
  {
    name: "session",
    key: ["hash"],
    rest: [
      "account",
      "csrf",
      "made",
      "expires",
      "id",
      "ends",
      "seen",
      "browser",
      "next_hash",
      "next_made",
      "previous_hash",
      "rotated",
      "chosen",
      "institution",
    ],
  },
  {
    name: "code",
    key: ["hash"],
    rest: ["purpose", "book", "party", "maker", "made", "expires", "used", "id", "role", "unit", "withdrawn", "uses"],
  },
  {
    name: "token",
    key: ["hash"],
    rest: ["id", "account", "book", "party", "pseudonym", "name", "scopes", "made", "expires", "used", "ended"],
  },
  { name: "written_once", key: ["token", "key"], rest: ["print", "entry", "made"] },
  { name: "mail_link", key: ["hash"], rest: ["purpose", "account", "address", "made", "expires"] },
  { name: "email", key: ["account"], rest: ["address", "confirmed"] },
  { name: "institution_person", key: ["hash"], rest: ["account", "institution", "made", "checked"] },
  { name: "taken_out", key: ["account", "book", "party"], rest: [] },
  { name: "institution_visit", key: ["hash"], rest: ["institution", "state", "nonce", "verifier", "expires"] },
  { name: "digest", key: ["account"], rest: ["period", "locale", "slot", "told"] },
  { name: "digest_stop", key: ["hash"], rest: ["account", "made"] },
  { name: "passkey", key: ["id"], rest: ["account", "public_key", "counter", "browser", "made", "used"] },
  { name: "passkey_challenge", key: ["hash"], rest: ["account", "expires"] },
  { name: "attempt", key: ["name", "slot"], rest: ["tries"] },
  { name: "account", key: ["account"], rest: ["created", "steward", "seen", "sixteen"] },
  { name: "book", key: ["book"], rest: ["type", "settings", "created"] },
];

/** All rows of a table, oldest key first, some thousands at a time. */
export async function* rowsOf(
  queries: Queries,
  { name, key, rest, page: least }: TableShape,
  most: number,
): AsyncGenerator<readonly Row[]> {
  const page = Math.min(least ?? most, most);
  const columns = [...key, ...rest].join(", ");
  const order = `ORDER BY ${key.join(", ")} LIMIT ${page}`;
  const after = `WHERE (${key.join(", ")}) > (${key.map((_, i) => `$${i + 1}`).join(", ")})`;
  let rows = await queries.query(`SELECT ${columns} FROM ${name} ${order}`);
  while (rows.length > 0) {
    yield rows;
    const last = rows.at(-1) as Row;
    const from = key.map((column) => last[column] ?? null);
    rows = await queries.query(`SELECT ${columns} FROM ${name} ${after} ${order}`, from);
  }
}

/** Puts rows back as they were read; a column that an older backup does not have yet gets its default. */
export async function putRows(queries: Queries, { name, key, rest }: TableShape, rows: readonly Row[]): Promise<void> {
  const columns = [...key, ...rest].filter((column) => rows.some((row) => column in row));
  await queries.insert(
    name,
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
}

/** Whether nobody has written anything yet. */
export async function isEmptyDatabase(queries: Queries): Promise<boolean> {
  for (const { name } of TABLES)
    if ((await queries.query(`SELECT 1 AS one FROM ${name} LIMIT 1`)).length > 0) return false;
  return true;
}
