import type { BookId, PartyId } from "../register/ids.ts";
import type { KnockTalk } from "../register/knock.ts";
import type { Queries, Row } from "./engine.ts";

/** Kept beside the book and never in it; gone after its term, with the party, or when the knocker takes it away. */
export interface Knock extends KnockTalk {
  readonly book: BookId;
  /** At whose door. */
  readonly party: PartyId;
  /** Hash of the number that the knocker got. */
  readonly receipt: string;
}

/** Where words of knocks lie. */
export const KNOCK_TABLES = ["knock"] as const;

/** What a knock holds besides its book and id. */
export const KNOCK_REST = [
  "party",
  "receipt",
  "knocker",
  "called",
  "words",
  "made",
  "answer",
  "answered",
  "more",
  "more_made",
  "last",
  "last_made",
] as const;
const COLUMNS = ["book", "id", ...KNOCK_REST] as const;
const ALL = `SELECT ${COLUMNS.join(", ")} FROM knock`;

const asKnock = (row: Row): Knock => row as unknown as Knock;

export async function insertKnock(queries: Queries, knock: Knock): Promise<void> {
  await queries.insert("knock", [...COLUMNS], [COLUMNS.map((name) => knock[name])]);
}

/** The knocks at one door, newest first. */
export async function knocksAt(queries: Queries, book: BookId, party: PartyId): Promise<readonly Knock[]> {
  const sql = `${ALL} WHERE book = $1 AND party = $2 ORDER BY made DESC, id`;
  return (await queries.query(sql, [book, party])).map(asKnock);
}

export interface WaitingKnocks {
  readonly count: number;
  /** When the last of them was said: ISO 8601 UTC; empty when there is none. */
  readonly newest: string;
}

/** How many of them wait for an answer, and since when the last one does. */
export async function knocksWaiting(queries: Queries, book: BookId, party: PartyId): Promise<WaitingKnocks> {
  const sql = `SELECT COUNT(*) AS n, MAX(COALESCE(more_made, made)) AS newest FROM knock WHERE book = $1 AND party = $2
    AND (answered IS NULL OR (more_made IS NOT NULL AND last_made IS NULL))`;
  const [row] = await queries.query(sql, [book, party]);
  return { count: Number(row?.n), newest: String(row?.newest ?? "") };
}

export async function knockBy(queries: Queries, receipt: string): Promise<Knock | undefined> {
  const [row] = await queries.query(`${ALL} WHERE receipt = $1`, [receipt]);
  return row && asKnock(row);
}

type Said = "answer" | "more" | "last";
const MOMENT: Readonly<Record<Said, string>> = { answer: "answered", more: "more_made", last: "last_made" };
const AFTER: Readonly<Record<Said, string>> = {
  answer: "answered IS NULL",
  more: "answered IS NOT NULL AND more_made IS NULL",
  last: "more_made IS NOT NULL AND last_made IS NULL",
};

/** Says one thing more on a knock, in its turn and once; whether it did. */
export async function sayOnKnock(
  queries: Queries,
  { book, id }: Pick<Knock, "book" | "id">,
  { what, words, at }: { what: Said; words: string; at: string },
): Promise<boolean> {
  const sql = `UPDATE knock SET ${what} = $3, ${MOMENT[what]} = $4 WHERE book = $1 AND id = $2 AND ${AFTER[what]} RETURNING id`;
  return (await queries.query(sql, [book, id, words, at])).length > 0;
}

export async function deleteKnock(queries: Queries, { book, id }: Pick<Knock, "book" | "id">): Promise<void> {
  await queries.query("DELETE FROM knock WHERE book = $1 AND id = $2", [book, id]);
}
