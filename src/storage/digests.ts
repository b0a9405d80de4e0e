import type { Queries, Row } from "./engine.ts";

export const PERIODS = ["weekly", "daily"] as const;
export type Period = (typeof PERIODS)[number];

/** An overview by mail that somebody asked for; whoever did not has none. */
export interface DigestChoice {
  readonly account: string;
  readonly period: Period;
  /** Language of the mail. */
  readonly locale: string;
  /** First day of the last period in which a mail was made, or of the day it was asked for: "2026-11-29". */
  readonly slot: string;
  /** Up to when news was told: ISO 8601 UTC. */
  readonly told: string;
}

const asChoice = (row: Row): DigestChoice => row as unknown as DigestChoice;

/** Keeps the choice. A slot never goes back, so that choosing anew brings no second mail in a period; news is told from the first choice on. */
export async function chooseDigest(queries: Queries, d: DigestChoice): Promise<void> {
  const sql = `INSERT INTO digest (account, period, locale, slot, told) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (account) DO UPDATE SET period = excluded.period, locale = excluded.locale`;
  await queries.query(sql, [d.account, d.period, d.locale, d.slot, d.told]);
}

export async function digestOf(queries: Queries, account: string): Promise<DigestChoice | undefined> {
  const [row] = await queries.query("SELECT account, period, locale, slot, told FROM digest WHERE account = $1", [
    account,
  ]);
  return row && asChoice(row);
}

export async function deleteDigest(queries: Queries, account: string): Promise<void> {
  await queries.query("DELETE FROM digest WHERE account = $1", [account]);
}

/** First day of the period under way, of each. */
export type Slots = Readonly<Record<Period, string>>;

/** Who has a confirmed address and had no mail in the period under way. */
export async function digestsDue(queries: Queries, { daily, weekly }: Slots): Promise<readonly string[]> {
  const sql = `SELECT d.account FROM digest d JOIN email e ON e.account = d.account
    WHERE (d.period = 'daily' AND d.slot < $1) OR (d.period = 'weekly' AND d.slot < $2) ORDER BY d.account`;
  return (await queries.query(sql, [daily, weekly])).map(({ account }) => String(account));
}

/** Takes the period for one mail: of all who try at once, in whichever process, one gets it and the others undefined. */
export async function claimDigest(
  queries: Queries,
  account: string,
  { daily, weekly }: Slots,
): Promise<DigestChoice | undefined> {
  const sql = `UPDATE digest SET slot = CASE period WHEN 'daily' THEN $2 ELSE $3 END
    WHERE account = $1 AND ((period = 'daily' AND slot < $2) OR (period = 'weekly' AND slot < $3))
    RETURNING account, period, locale, slot, told`;
  const [row] = await queries.query(sql, [account, daily, weekly]);
  return row && asChoice(row);
}

export async function setTold(queries: Queries, account: string, told: string): Promise<void> {
  await queries.query("UPDATE digest SET told = $2 WHERE account = $1 AND told < $2", [account, told]);
}

interface StopLink {
  readonly hash: string;
  readonly account: string;
  readonly made: string;
}

export async function insertStop(queries: Queries, { hash, account, made }: StopLink): Promise<void> {
  await queries.insert("digest_stop", ["hash", "account", "made"], [[hash, account, made]]);
}

/** Ends the overview of whoever got this link; a link that was used, or that nobody got, changes nothing. */
export async function stopDigest(queries: Queries, hash: string): Promise<void> {
  await queries.query("DELETE FROM digest WHERE account IN (SELECT account FROM digest_stop WHERE hash = $1)", [hash]);
}

export async function deleteStops(queries: Queries, account: string): Promise<void> {
  await queries.query("DELETE FROM digest_stop WHERE account = $1", [account]);
}
