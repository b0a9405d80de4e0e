import type { Context } from "hono";
import { isoDayAt } from "../register/term.ts";
import { askedTogether } from "../storage/asked-together.ts";
import { type Membership, noteSeen } from "../storage/accounts.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  type Opened,
  openedByEach,
  promoteSecret,
  renewSession,
  type SessionRecord,
} from "../storage/sessions.ts";
import { browserFamily } from "./browser-family.ts";
import type { Secrets } from "./secrets.ts";
import type { Services } from "./services.ts";
import { dropSecret, secretIn, setSecret } from "./session-cookie.ts";
import type { Settings } from "./settings.ts";

const DAY = 86_400_000;
/** How long pages that were asked for at the same moment may still carry the secret before, in milliseconds. */
const GRACE = 60_000;

/** Somebody signed in: an account, the parties it may write for, and the session it came with. */
export interface SignedIn {
  readonly account: string;
  readonly steward: boolean;
  /** When this person said to be 16 or older; empty before that. */
  readonly sixteen: string;
  readonly csrf: string;
  readonly memberships: readonly Membership[];
  /** What holds only for somebody who comes in at their institution. */
  readonly atInstitution: readonly Membership[];
  readonly session: SessionRecord;
  /** Hash of the secret that this request came with. */
  readonly cameWith: string;
}

/** Who came in, and whether that was by the sign-in of an institution. */
export interface CameIn {
  readonly account: string;
  readonly institution?: true;
}

/** Starts a session in the place of the one the request came with, and sets its cookie; the database has only the secret's hash. */
export async function startSession(c: Context, services: Services, { account, institution }: CameIn): Promise<void> {
  const { engine, secrets, settings } = services;
  const before = c.get("signedIn") as SignedIn | undefined;
  const secret = newSecret(secrets, 32);
  const now = secrets.clock();
  const ends = later(now, institution ? settings.OIDC_SESSION_HOURS / 24 : settings.SESSION_MOST_DAYS);
  const expires = idleEnd(now, settings, ends);
  await engine.transaction("session", async (queries) => {
    await deleteExpiredSessions(queries, now.toISOString());
    await noteSeen(queries, account, isoDayAt(now.getTime()));
    if (before) await deleteSession(queries, before.session.hash);
    await insertSession(queries, {
      hash: secrets.sha256(secret),
      account,
      csrf: newSecret(secrets, 16),
      made: now.toISOString(),
      expires,
      id: secrets.newId(),
      ends,
      browser: browserOf(c),
      institution: institution ? 1 : 0,
    });
  });
  setSecret(c, settings, secret, expires);
}

/** Ends the session that a request came with, if any, and takes its cookie back. */
export async function endSession(c: Context, { engine, settings }: Services, signedIn?: SignedIn): Promise<void> {
  if (signedIn) await engine.transaction("session", (queries) => deleteSession(queries, signedIn.session.hash));
  dropSecret(c, settings);
}

/** Who sends this request, if the session in its cookie still runs. */
export async function signedInBy(c: Context, services: Services): Promise<SignedIn | undefined> {
  const { engine, secrets, settings } = services;
  const secret = secretIn(c, settings);
  if (secret === undefined) return undefined;
  const hash = secrets.sha256(secret);
  const opened = await askOn(engine)(hash);
  if (!opened || !runs(opened.session, hash, secrets.clock())) return undefined;
  const { session, steward, sixteen, memberships: all } = opened;
  const holds = ({ given }: Membership): boolean => !given || session.institution === 1;
  return {
    account: session.account,
    steward,
    sixteen,
    csrf: session.csrf,
    memberships: all.filter(holds),
    atInstitution: all.filter((one) => !holds(one)),
    session,
    cameWith: hash,
  };
}

const asking = new WeakMap<Services["engine"], (hash: string) => Promise<Opened | undefined>>();

/** One question for all whose pages are asked for at the same moment. */
function askOn(engine: Services["engine"]) {
  const ask = asking.get(engine) ?? askedTogether((hashes: readonly string[]) => openedByEach(engine, hashes));
  asking.set(engine, ask);
  return ask;
}

const runs = ({ expires, previous, rotated }: SessionRecord, hash: string, now: Date): boolean =>
  expires >= now.toISOString() && (previous !== hash || rotated >= ago(now, GRACE));

/** Whether something is left to do about the secret of a session: once a day, and when the browser comes back with the next one. */
export function isRenewalDue({ secrets }: Pick<Services, "secrets">, { session, cameWith }: SignedIn): boolean {
  if (cameWith !== session.hash) return cameWith === session.next;
  const now = secrets.clock();
  return session.seen !== isoDayAt(now.getTime()) || (session.next !== null && session.nextMade < ago(now, GRACE));
}

/**
 * Replaces the secret of a session in use, once a day: a next one is sent along, and takes over when the browser comes back with
 * it. So an answer that gets lost on the way locks nobody out, and two pages at once do not either.
 */
export async function renewSecret(c: Context, services: Services, signedIn: SignedIn): Promise<void> {
  const { engine, secrets, settings } = services;
  const { session, account, cameWith: hash } = signedIn;
  const now = secrets.clock();
  if (hash === session.next)
    return engine.transaction("session", (queries) => promoteSecret(queries, hash, now.toISOString()));
  const seen = isoDayAt(now.getTime());
  const lost = ago(now, GRACE);
  const secret = newSecret(secrets, 32);
  const ends = session.ends || later(new Date(session.made), settings.SESSION_MOST_DAYS);
  const expires = idleEnd(now, settings, ends);
  const renewed = await engine.transaction("session", async (queries) => {
    await noteSeen(queries, account, seen);
    return renewSession(queries, {
      hash,
      next: secrets.sha256(secret),
      now: now.toISOString(),
      lost,
      id: session.id || secrets.newId(),
      ends,
      expires,
      seen,
      browser: browserOf(c),
    });
  });
  if (renewed) setSecret(c, settings, secret, expires);
}

const newSecret = (secrets: Secrets, bytes: number): string => Buffer.from(secrets.bytes(bytes)).toString("base64url");
const later = (from: Date, days: number): string => new Date(from.getTime() + days * DAY).toISOString();
const ago = (now: Date, ms: number): string => new Date(now.getTime() - ms).toISOString();
const browserOf = (c: Context): string => browserFamily(c.req.header("User-Agent") ?? "");

function idleEnd(now: Date, { SESSION_DAYS }: Settings, ends: string): string {
  const idle = later(now, SESSION_DAYS);
  return idle < ends ? idle : ends;
}
