import type { Queries } from "./engine.ts";

/** A key that a device keeps for an account; here stands its public half. */
export interface Passkey {
  readonly id: string;
  readonly account: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  /** Family of the browser it was made in; empty when it did not say. */
  readonly browser: string;
  /** The day, as are its last use: "2026-03-02". */
  readonly made: string;
  readonly used: string;
}

const COLUMNS = 'id, account, public_key AS "publicKey", counter, browser, made, used';

export async function passkeysOf(queries: Queries, account: string): Promise<readonly Passkey[]> {
  const sql = `SELECT ${COLUMNS} FROM passkey WHERE account = $1 ORDER BY made, id`;
  return (await queries.query(sql, [account])) as unknown as readonly Passkey[];
}

export async function passkeyById(queries: Queries, id: string): Promise<Passkey | undefined> {
  const [row] = await queries.query(`SELECT ${COLUMNS} FROM passkey WHERE id = $1`, [id]);
  return row as unknown as Passkey | undefined;
}

export async function insertPasskey(queries: Queries, p: Passkey): Promise<void> {
  const columns = ["id", "account", "public_key", "counter", "browser", "made", "used"];
  await queries.insert("passkey", columns, [[p.id, p.account, p.publicKey, p.counter, p.browser, p.made, p.used]]);
}

export async function notePasskeyUse(
  queries: Queries,
  { id, counter, used }: Pick<Passkey, "id" | "counter" | "used">,
) {
  await queries.query("UPDATE passkey SET counter = $1, used = $2 WHERE id = $3", [counter, used, id]);
}

export async function deletePasskey(queries: Queries, account: string, id: string): Promise<void> {
  await queries.query("DELETE FROM passkey WHERE account = $1 AND id = $2", [account, id]);
}

/** What a device is to sign, for this account to add a key or, when it is empty, for anybody to come in. */
export async function insertChallenge(queries: Queries, hash: string, account: string, expires: string): Promise<void> {
  await queries.insert("passkey_challenge", ["hash", "account", "expires"], [[hash, account, expires]]);
}

/** Takes a challenge out, once; false when there is none. */
export async function takeChallenge(queries: Queries, hash: string, account: string, now: string): Promise<boolean> {
  const sql = "DELETE FROM passkey_challenge WHERE hash = $1 AND account = $2 AND expires >= $3 RETURNING hash";
  return (await queries.query(sql, [hash, account, now])).length > 0;
}
