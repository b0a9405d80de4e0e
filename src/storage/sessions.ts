import { isoDayAt } from "../register/term.ts";
import { asMembership, type Membership } from "./accounts.ts";
import { filledUp } from "./asked-together.ts";
import type { Queries, Row } from "./engine.ts";

/** Somebody who came in on one device. Of the device only the family of its browser is kept. */
export interface SessionRecord {
  /** Hash of the secret in the cookie. */
  readonly hash: string;
  readonly account: string;
  readonly csrf: string;
  readonly made: string;
  /** When it ends unless it is used before. */
  readonly expires: string;
  /** How lists name it; stays while the secret changes. Empty until it is used for the first time after an older version. */
  readonly id: string;
  /** When it ends however much it is used. */
  readonly ends: string;
  /** The day on which it was last used. */
  readonly seen: string;
  readonly browser: string;
  /** Hash of a secret that was sent out and that the browser has not yet come back with. */
  readonly next: string | null;
  readonly nextMade: string;
  /** Hash of the secret before this one: pages that were asked for at the same moment still carry it. */
  readonly previous: string | null;
  readonly rotated: string;
  /** JSON: for which party it writes in each book where there is a choice. */
  readonly chosen: string;
  /** 1 when it came by the sign-in of an institution. */
  readonly institution: 0 | 1;
}

type NewSession = Pick<SessionRecord, "hash" | "account" | "csrf" | "made" | "expires"> & Partial<SessionRecord>;

export async function insertSession(queries: Queries, s: NewSession): Promise<void> {
  const { hash, account, csrf, made, expires, id = "", ends = "", seen = isoDayAt(Date.parse(made)), browser = "" } = s;
  const columns = ["hash", "account", "csrf", "made", "expires", "id", "ends", "seen", "browser", "institution"];
  const values = [hash, account, csrf, made, expires, id, ends, seen, browser, s.institution ?? 0];
  await queries.insert("session", columns, [values]);
}

const COLUMNS =
  "hash, account, csrf, made, expires, id, ends, seen, browser, next_hash, next_made, previous_hash, rotated, chosen, institution";

const asSession = (row: Row): SessionRecord => {
  const { next_hash: next, next_made: nextMade, previous_hash: previous, ...rest } = row;
  return { ...rest, next, nextMade, previous } as unknown as SessionRecord;
};

/** A session, and whose it is. */
export interface Opened {
  readonly session: SessionRecord;
  readonly steward: boolean;
  /** When this person said to be 16 or older; empty before that. */
  readonly sixteen: string;
  /** By book and party. */
  readonly memberships: readonly Membership[];
}

const OPENED = `SELECT ${COLUMNS.replaceAll(/\w+/g, "s.$&")}, a.steward, a.sixteen, m.book, m.party, m.role, m.unit, m.pseudonym, m.given,
  m.terms, m.terms_at
  FROM session s JOIN account a ON a.account = s.account LEFT JOIN membership m ON m.account = s.account`;

/**
 * The sessions that these hashes open: each as its secret, the one sent out after it, or the one before it. Asked with every page of
 * somebody signed in, and therefore one question to the database for all who ask at the same moment.
 */
export async function openedByEach(
  queries: Queries,
  hashes: readonly string[],
): Promise<readonly (Opened | undefined)[]> {
  const values = filledUp(hashes);
  const among = `IN (${values.map((_, i) => `$${i + 1}`).join(", ")})`;
  const where = `s.hash ${among} OR s.next_hash ${among} OR s.previous_hash ${among}`;
  const rows = await queries.query(`${OPENED} WHERE ${where} ORDER BY m.book, m.party`, values);
  return hashes.map((hash) =>
    asOpened(rows.filter((row) => row.hash === hash || row.next_hash === hash || row.previous_hash === hash)),
  );
}

/** What the rows of one session tell, a row per membership. */
function asOpened(rows: readonly Row[]): Opened | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const {
    steward,
    sixteen,
    book: _book,
    party: _party,
    role: _role,
    unit: _unit,
    pseudonym: _p,
    given: _given,
    terms: _terms,
    terms_at: _termsAt,
    ...session
  } = first;
  const memberships = rows.filter(({ party }) => party !== null).map(asMembership);
  return { session: asSession(session), steward: steward === 1, sixteen: String(sixteen), memberships };
}

/** The sessions of an account that have not ended, last used first. */
export async function sessionsOf(queries: Queries, account: string, now: string): Promise<readonly SessionRecord[]> {
  const sql = `SELECT ${COLUMNS} FROM session WHERE account = $1 AND expires >= $2 ORDER BY seen DESC, made DESC, hash`;
  return (await queries.query(sql, [account, now])).map(asSession);
}

interface Renewed extends Pick<SessionRecord, "hash" | "id" | "ends" | "expires" | "seen" | "browser"> {
  readonly next: string;
  readonly now: string;
  /** A secret sent out before this moment that nobody came back with is lost. */
  readonly lost: string;
}

/** Sends out a next secret: once a day, or again when the last one never arrived. False when somebody else just did. */
export async function renewSession(queries: Queries, r: Renewed): Promise<boolean> {
  const sql = `UPDATE session SET next_hash = $1, next_made = $2, id = $3, ends = $4, expires = $5, seen = $6, browser = $7
    WHERE hash = $8 AND (seen <> $6 OR (next_hash IS NOT NULL AND next_made < $9)) RETURNING id`;
  const values = [r.next, r.now, r.id, r.ends, r.expires, r.seen, r.browser, r.hash, r.lost];
  return (await queries.query(sql, values)).length > 0;
}

/** The browser came back with the next secret: from now on it is the one. */
export async function promoteSecret(queries: Queries, next: string, now: string): Promise<void> {
  const sql =
    "UPDATE session SET previous_hash = hash, hash = next_hash, next_hash = NULL, rotated = $1 WHERE next_hash = $2";
  await queries.query(sql, [now, next]);
}

export async function setChosen(queries: Queries, hash: string, chosen: string): Promise<void> {
  await queries.query("UPDATE session SET chosen = $1 WHERE hash = $2", [chosen, hash]);
}

/** Ends one session of an account, by the name that lists give it. */
export async function endSessionOf(queries: Queries, account: string, key: string): Promise<void> {
  await queries.query("DELETE FROM session WHERE account = $1 AND (id = $2 OR (id = '' AND hash = $2))", [
    account,
    key,
  ]);
}

/** Ends the sessions that began at the institution which knows somebody by this hash. */
export async function endSessionsBySubject(queries: Queries, subject: string): Promise<void> {
  const sql =
    "DELETE FROM session WHERE institution = 1 AND account IN (SELECT account FROM institution_person WHERE hash = $1)";
  await queries.query(sql, [subject]);
}

/** Ends all sessions of an account but one. */
export async function endOtherSessions(queries: Queries, account: string, hash: string): Promise<void> {
  await queries.query("DELETE FROM session WHERE account = $1 AND hash <> $2", [account, hash]);
}

export async function deleteSession(queries: Queries, hash: string): Promise<void> {
  await queries.query("DELETE FROM session WHERE hash = $1", [hash]);
}

export async function deleteExpiredSessions(queries: Queries, now: string): Promise<void> {
  await queries.query("DELETE FROM session WHERE expires < $1", [now]);
}
