import type { Queries } from "./engine.ts";

/** A sign-in under way at an institution, bound to one browser by the hash of its cookie. */
export interface InstitutionVisit {
  readonly hash: string;
  readonly institution: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expires: string;
}

const VISIT = ["hash", "institution", "state", "nonce", "verifier", "expires"];

export async function insertVisit(queries: Queries, v: InstitutionVisit): Promise<void> {
  await queries.insert("institution_visit", VISIT, [[v.hash, v.institution, v.state, v.nonce, v.verifier, v.expires]]);
}

/** Takes a sign-in out, once. */
export async function takeVisit(queries: Queries, hash: string, now: string): Promise<InstitutionVisit | undefined> {
  const sql = `DELETE FROM institution_visit WHERE hash = $1 AND expires >= $2 RETURNING ${VISIT.join(", ")}`;
  const [row] = await queries.query(sql, [hash, now]);
  return row as unknown as InstitutionVisit | undefined;
}

/** The account of whoever the institution knows by this hash. */
export async function accountBySubject(queries: Queries, hash: string): Promise<string | undefined> {
  const [row] = await queries.query("SELECT account FROM institution_person WHERE hash = $1", [hash]);
  return row && String(row.account);
}

/** The name of the institution that first let an account in. */
export async function institutionOfAccount(queries: Queries, account: string): Promise<string | undefined> {
  const sql = "SELECT institution FROM institution_person WHERE account = $1 ORDER BY made";
  const [row] = await queries.query(sql, [account]);
  return row && String(row.institution);
}

export async function insertSubject(
  queries: Queries,
  s: { readonly hash: string; readonly account: string; readonly institution: string; readonly made: string },
): Promise<void> {
  const columns = ["hash", "account", "institution", "made"];
  await queries.insert("institution_person", columns, [[s.hash, s.account, s.institution, s.made]]);
}

/** Notes that the institution let somebody in just now. */
export async function setChecked(queries: Queries, hash: string, checked: string): Promise<void> {
  await queries.query("UPDATE institution_person SET checked = $1 WHERE hash = $2", [checked, hash]);
}

/** When the institution last let this account in: ISO 8601 UTC, empty when it never did. */
export async function checkedOf(queries: Queries, account: string): Promise<string> {
  const [row] = await queries.query("SELECT MAX(checked) AS checked FROM institution_person WHERE account = $1", [
    account,
  ]);
  return String(row?.checked ?? "");
}
