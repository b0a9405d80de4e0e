import type { HIDING_GROUNDS } from "../register/kinds/hiding.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { Queries, Row } from "./engine.ts";

export type Verdict = "hidden" | "left";

/** What somebody, perhaps without an account, reported as misuse. Kept outside the book; all times are ISO 8601 UTC. */
export interface Report {
  readonly book: BookId;
  readonly id: string;
  /** Hash of the number that the reporter got. */
  readonly receipt: string;
  readonly entry: EntryId;
  readonly ground: (typeof HIDING_GROUNDS)[number];
  readonly words: string;
  readonly made: string;
  /** When the steward first opened the entry for it. */
  readonly opened: string | null;
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly decided: string | null;
  /** Who asked for the second look. */
  readonly asker: "reporter" | "author" | null;
  /** The party that gives it, and what it says. */
  readonly judge: PartyId | null;
  readonly second: Verdict | null;
  readonly second_reason: string;
  readonly second_decided: string | null;
  /** When it was asked for. */
  readonly asked: string | null;
  /** The party that the holder of the book asked to give it; it takes it or not. */
  readonly named: PartyId | null;
}

/** What a report holds besides its book and id. */
export const REPORT_REST = [
  "receipt",
  "entry",
  "ground",
  "words",
  "made",
  "opened",
  "verdict",
  "reason",
  "decided",
  "asker",
  "judge",
  "second",
  "second_reason",
  "second_decided",
  "asked",
  "named",
] as const;
const COLUMNS = ["book", "id", ...REPORT_REST] as const;
const ALL = `SELECT ${COLUMNS.join(", ")} FROM report`;

const asReport = (row: Row): Report => row as unknown as Report;

export async function insertReport(queries: Queries, report: Report): Promise<void> {
  await queries.insert("report", [...COLUMNS], [COLUMNS.map((name) => report[name])]);
}

/** The reports in a book, oldest first. */
export async function reportsIn(queries: Queries, book: BookId): Promise<readonly Report[]> {
  return (await queries.query(`${ALL} WHERE book = $1 ORDER BY made, id`, [book])).map(asReport);
}

export async function reportBy(queries: Queries, receipt: string): Promise<Report | undefined> {
  const [row] = await queries.query(`${ALL} WHERE receipt = $1`, [receipt]);
  return row && asReport(row);
}

/** Changes a report as far as `unset` was not told yet, so that it is told once; whether it did. */
export async function settleReport(
  queries: Queries,
  { book, id }: Pick<Report, "book" | "id">,
  change: Partial<Report>,
  unset: "opened" | "verdict" | "asker" | "judge" | "second" | "named",
): Promise<boolean> {
  const names = Object.keys(change);
  const values = names.map((name, i) => `${name} = $${i + 3}`).join(", ");
  const sql = `UPDATE report SET ${values} WHERE book = $1 AND id = $2 AND ${unset} IS NULL RETURNING id`;
  return (await queries.query(sql, [book, id, ...Object.values(change)])).length > 0;
}

/** Puts back what a report said before, where what was told at `decided` could not be carried out. */
export async function unsettleReport(
  queries: Queries,
  { book, id, ...before }: Report,
  unset: "decided" | "second_decided",
  decided: string,
): Promise<void> {
  const names = unset === "decided" ? (["verdict", "reason"] as const) : (["second", "second_reason"] as const);
  const sql = `UPDATE report SET ${names[0]} = $4, ${names[1]} = $5, ${unset} = NULL WHERE book = $1 AND id = $2 AND ${unset} = $3`;
  await queries.query(sql, [book, id, decided, before[names[0]], before[names[1]]]);
}

/** Gives the second look to a party, as far as it is with nobody else than `from`; whether it did. */
export async function giveSecondLook(
  queries: Queries,
  { book, id }: Pick<Report, "book" | "id">,
  { judge, from }: { readonly judge: PartyId; readonly from: PartyId | null },
): Promise<boolean> {
  const sql =
    "UPDATE report SET judge = $3 WHERE book = $1 AND id = $2 AND second IS NULL AND (judge IS NULL OR judge = $4) RETURNING id";
  return (await queries.query(sql, [book, id, judge, from])).length > 0;
}

/** How many second looks wait for a party: those the holder asked it for, and to the holder itself those that nobody took and it asked nobody for. */
export async function looksWaiting(queries: Queries, book: BookId, party: PartyId, holder: boolean): Promise<number> {
  const free = holder ? " OR (named IS NULL AND judge IS NULL)" : "";
  const sql = `SELECT COUNT(*) AS n FROM report WHERE book = $1 AND asker IS NOT NULL AND second IS NULL AND (named = $2${free})`;
  const [row] = await queries.query(sql, [book, party]);
  return Number(row?.n);
}

/** Reports whose text was hidden, and on which whoever wrote it asked for a second look that was not given yet. */
export async function hiddenAndAsked(queries: Queries): Promise<readonly Report[]> {
  const sql = `${ALL} WHERE verdict = 'hidden' AND asker = 'author' AND second IS NULL ORDER BY book, made, id`;
  return (await queries.query(sql)).map(asReport);
}

/** What somebody told of an entry goes with the entry. */
export async function forgetReportsOn(queries: Queries, book: BookId, entry: EntryId): Promise<void> {
  await queries.query("UPDATE report SET words = '' WHERE book = $1 AND entry = $2", [book, entry]);
}
