import { isoDayAt } from "../register/term.ts";
import { Refusal } from "../register/refusal.ts";
import { type Membership, membershipsOf, peopleOf } from "../storage/accounts.ts";
import { endToken, insertToken, noteTokenUse, type Token, tokenByHash, tokensOf } from "../storage/tokens.ts";
import { organisesNow, peopleLock } from "./people.ts";
import type { Services } from "./services.ts";

/** So that whoever finds one somewhere it should not be knows what it is. */
const PREFIX = "wsp_";
const SHAPE = /^Bearer (wsp_[A-Za-z0-9_-]{43})$/i;
const DAY = 86_400_000;

export const SCOPES = ["read", "write", "erase"] as const;
export type Scope = (typeof SCOPES)[number];
/** For how long one may be made, in days. */
export const TOKEN_DAYS = [30, 90, 365] as const;
/** Keys of one party that work at the same time. */
const MOST_TOKENS = 20;
const LONGEST_NAME = 60;

/** Whether somebody may make keys: an organiser, for as long as that. What an institution says at each sign-in makes none. */
export const makesTokens = ({ role, given }: Membership): boolean => role === "organiser" && !given;

interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: string;
}

/** Makes a key for a party, and gives it this once: only its hash is kept. */
export async function makeToken(services: Services, me: Membership, account: string, typed: Typed): Promise<string> {
  const { engine, secrets } = services;
  if (!makesTokens(me)) throw new Refusal("organisers-only");
  const name = typed.name.trim().slice(0, LONGEST_NAME);
  if (name === "") throw new Refusal("field-wrong", { field: "name", problem: "required" });
  const scopes = SCOPES.filter((scope) => typed.scopes.includes(scope));
  if (scopes.length === 0) throw new Refusal("field-wrong", { field: "scope", problem: "required" });
  const days = TOKEN_DAYS.find((one) => String(one) === typed.days);
  if (days === undefined) throw new Refusal("field-wrong", { field: "days", problem: "choice" });
  const now = secrets.clock();
  const { book, party, pseudonym } = me;
  const secret = PREFIX + Buffer.from(secrets.bytes(32)).toString("base64url");
  await engine.transaction(peopleLock(me), async (queries) => {
    organisesNow(await peopleOf(queries, book, party), pseudonym);
    const open = (await tokensOf(queries, book, party)).filter((one) => stateOf(one, now) === "open");
    if (open.length >= MOST_TOKENS) throw new Refusal("too-many-tries");
    await insertToken(queries, {
      hash: secrets.sha256(secret),
      id: secrets.newId(),
      account,
      book,
      party,
      pseudonym,
      name,
      scopes: scopes.join(" "),
      made: now.toISOString(),
      expires: new Date(now.getTime() + days * DAY).toISOString(),
      used: "",
      ended: null,
    });
  });
  return secret;
}

export type TokenState = "open" | "ended" | "expired";

export const stateOf = ({ ended, expires }: Token, now: Date): TokenState =>
  ended !== null ? "ended" : expires < now.toISOString() ? "expired" : "open";

/** Ends a key; an organiser does, and whoever made it. */
export async function stopToken({ engine, secrets }: Services, me: Membership, id: string): Promise<void> {
  await engine.transaction(peopleLock(me), async (queries) => {
    const token = (await tokensOf(queries, me.book, me.party)).find((one) => one.id === id);
    if (me.role !== "organiser" && token?.pseudonym !== me.pseudonym) throw new Refusal("organisers-only");
    await endToken(queries, me, id, secrets.clock().toISOString());
  });
}

/** A program that acts for a party, as one of its people. */
export interface Caller {
  readonly token: Token;
  readonly scopes: readonly string[];
  readonly membership: Membership;
  /** What the person who made it is in for, in whichever book. */
  readonly everyMembership: readonly Membership[];
  readonly steward: boolean;
}

/**
 * Who sends a request with this header; undefined without one. Throws "token-wrong" alike for unknown, ended and expired, and where its
 * maker is here no more; "sixteen-first" until its maker said to be 16 or older, for a key is an account's.
 */
export async function callerBy(services: Services, header: string | undefined): Promise<Caller | undefined> {
  if (header === undefined) return undefined;
  const { engine, secrets } = services;
  const secret = SHAPE.exec(header)?.[1];
  const found = secret === undefined ? undefined : await tokenByHash(engine, secrets.sha256(secret));
  const now = secrets.clock();
  if (!found || stateOf(found.token, now) !== "open") throw new Refusal("token-wrong");
  const { token, sixteen, steward } = found;
  const everyMembership = await membershipsOf(engine, token.account);
  const membership = everyMembership.find(
    ({ book, party, pseudonym }) => book === token.book && party === token.party && pseudonym === token.pseudonym,
  );
  if (!membership || membership.given) throw new Refusal("token-wrong");
  if (!sixteen) throw new Refusal("sixteen-first");
  const day = isoDayAt(now.getTime());
  if (token.used !== day) await engine.transaction("token", (queries) => noteTokenUse(queries, token.hash, day));
  return { token, scopes: token.scopes.split(" "), membership, everyMembership, steward };
}
