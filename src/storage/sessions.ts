import type { Queries } from "./engine.ts";

export interface SessionRecord {
  readonly hash: string;
  readonly account: string;
  readonly csrf: string;
  readonly made: string;
  readonly expires: string;
}

export async function insertSession(queries: Queries, s: SessionRecord): Promise<void> {
  await queries.insert(
    "session",
    ["hash", "account", "csrf", "made", "expires"],
    [[s.hash, s.account, s.csrf, s.made, s.expires]],
  );
}

export async function sessionByHash(queries: Queries, hash: string): Promise<SessionRecord | undefined> {
  const [row] = await queries.query("SELECT hash, account, csrf, made, expires FROM session WHERE hash = $1", [hash]);
  return row as unknown as SessionRecord | undefined;
}

export async function deleteSession(queries: Queries, hash: string): Promise<void> {
  await queries.query("DELETE FROM session WHERE hash = $1", [hash]);
}

export async function deleteExpiredSessions(queries: Queries, now: string): Promise<void> {
  await queries.query("DELETE FROM session WHERE expires < $1", [now]);
}
