import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { accountById, type Membership, membershipsOf } from "../storage/accounts.ts";
import type { Engine } from "../storage/engine.ts";
import { deleteExpiredSessions, deleteSession, insertSession, sessionByHash } from "../storage/sessions.ts";
import type { Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** Somebody signed in: an account, and the parties it may write for. */
export interface SignedIn {
  readonly account: string;
  readonly steward: boolean;
  readonly csrf: string;
  readonly memberships: readonly Membership[];
}

const COOKIE = "session";

/** Starts a session and sets its cookie; the secret is only in the cookie, its hash in the database. */
export async function startSession(
  c: Context,
  engine: Engine,
  secrets: Secrets,
  { account, settings }: { account: string; settings: Settings },
) {
  const secret = Buffer.from(secrets.bytes(32)).toString("base64url");
  const now = secrets.clock();
  const expires = new Date(now.getTime() + settings.SESSION_DAYS * 86_400_000);
  await deleteExpiredSessions(engine, now.toISOString());
  await insertSession(engine, {
    hash: secrets.sha256(secret),
    account,
    csrf: Buffer.from(secrets.bytes(16)).toString("base64url"),
    made: now.toISOString(),
    expires: expires.toISOString(),
  });
  setCookie(c, COOKIE, secret, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    expires,
    secure: settings.BASE_URL.startsWith("https:"),
  });
}

export async function endSession(c: Context, engine: Engine, secrets: Secrets): Promise<void> {
  const secret = getCookie(c, COOKIE);
  if (secret) await deleteSession(engine, secrets.sha256(secret));
  deleteCookie(c, COOKIE, { path: "/" });
}

/** Who sends this request, if the session in its cookie still runs. */
export async function signedInBy(c: Context, engine: Engine, secrets: Secrets): Promise<SignedIn | undefined> {
  const secret = getCookie(c, COOKIE);
  if (!secret) return undefined;
  const session = await sessionByHash(engine, secrets.sha256(secret));
  if (!session || session.expires < secrets.clock().toISOString()) return undefined;
  const account = await accountById(engine, session.account);
  if (!account) return undefined;
  return { ...account, csrf: session.csrf, memberships: await membershipsOf(engine, session.account) };
}
