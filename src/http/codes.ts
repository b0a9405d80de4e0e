import type { BookId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { insertAccount, insertMembership, type Membership } from "../storage/accounts.ts";
import { countAttempt } from "../storage/attempts.ts";
import { type Code, codeByHash, insertCode, useCode } from "../storage/codes.ts";
import type { Engine, Queries } from "../storage/engine.ts";
import type { Secrets } from "./secrets.ts";

/** Days in which a paper code must be used, and hours for the steward's link. */
const CODE_DAYS = 30;
const LINK_HOURS = 24;
/** Tries at codes per address in a quarter of an hour. */
const MOST_TRIES = 20;
const QUARTER = 900_000;

/** Letters and digits that nobody mixes up when copying by hand (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A code as it is printed: three groups of four, 60 bits of chance. */
export function newCode(secrets: Secrets): string {
  const letters = Array.from(secrets.bytes(12), (byte) => ALPHABET[byte % 32]);
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((group) => group.join("")).join("-");
}

/** What somebody typed, as it was printed: spaces, case and look-alike letters do not matter. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

const hashOf = (secrets: Secrets, typed: string): string => secrets.sha256(plainCode(typed));

export interface PartyCode {
  readonly book: BookId;
  readonly party: PartyId;
  /** "steward", or the pseudonym of the organiser who makes it. */
  readonly maker: string;
}

/** Makes a code for a party; only its hash is kept. */
export async function makePartyCode(
  queries: Queries,
  secrets: Secrets,
  { book, party, maker }: PartyCode,
): Promise<string> {
  const code = newCode(secrets);
  await keepCode(queries, secrets, { code, hours: CODE_DAYS * 24, purpose: "party", book, party, maker });
  return code;
}

/** Makes the one-time secret of the steward's link. */
export async function makeStewardLink(queries: Queries, secrets: Secrets): Promise<string> {
  const code = newCode(secrets) + newCode(secrets);
  await keepCode(queries, secrets, {
    code,
    hours: LINK_HOURS,
    purpose: "steward",
    book: "",
    party: "",
    maker: "start",
  });
  return plainCode(code);
}

interface Fresh extends Pick<Code, "purpose" | "book" | "party" | "maker"> {
  readonly code: string;
  readonly hours: number;
}

/** Keeps the hash of a code that was just made, for so many hours. */
async function keepCode(queries: Queries, secrets: Secrets, { code, hours, ...of }: Fresh): Promise<void> {
  const now = secrets.clock();
  const expires = new Date(now.getTime() + hours * 3_600_000).toISOString();
  await insertCode(queries, { ...of, hash: hashOf(secrets, code), made: now.toISOString(), expires, used: null });
}

/** Uses a code up and gives the account it opens. Throws "code-wrong" alike for unknown, used and expired, and "too-many-tries". */
export async function redeem(
  engine: Engine,
  secrets: Secrets,
  { typed, address }: { typed: string; address: string },
): Promise<string> {
  const now = secrets.clock();
  const slot = new Date(Math.floor(now.getTime() / QUARTER) * QUARTER).toISOString();
  const tries = await engine.transaction("attempt", (queries) =>
    countAttempt(queries, `code:${secrets.sha256(address)}`, slot),
  );
  if (tries > MOST_TRIES) throw new Refusal("too-many-tries");
  return engine.transaction("code", async (queries) => {
    const code = await codeByHash(queries, hashOf(secrets, typed));
    if (!code || code.used !== null || code.expires < now.toISOString()) throw new Refusal("code-wrong");
    await useCode(queries, code.hash, now.toISOString());
    return openAccount(queries, secrets, code);
  });
}

/** A party's first code opens an account of an organiser; every later one an account of its own. */
async function openAccount(queries: Queries, secrets: Secrets, code: Code): Promise<string> {
  const account = secrets.newId();
  await insertAccount(queries, { account, steward: code.purpose === "steward" }, secrets.clock().toISOString());
  if (code.book !== "" && code.party !== "") {
    const membership: Membership = {
      book: code.book,
      party: code.party,
      role: "organiser",
      unit: "",
      pseudonym: secrets.newId(),
    };
    await insertMembership(queries, account, membership);
  }
  return account;
}
