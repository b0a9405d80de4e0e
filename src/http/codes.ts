import type { BookId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { latinDigits } from "../web/forms/digits.ts";
import { accountById, insertAccount, peopleOf, type Role } from "../storage/accounts.ts";
import { countAttempt } from "../storage/attempts.ts";
import {
  type Code,
  codeByHash,
  deleteReturnCodes,
  insertCode,
  useCode,
  usePoster,
  withdrawFirstCodes,
} from "../storage/codes.ts";
import type { Engine, Queries } from "../storage/engine.ts";
import { addPerson, type Joining, organisesNow, peopleLock } from "./people.ts";
import type { Secrets } from "./secrets.ts";
import { countTry } from "./tries.ts";

/** Days in which a paper code must be used, and hours for the steward's link. */
const CODE_DAYS = 30;
const LINK_HOURS = 24;
/** Days in which a spare letter of a party works: longer than a party may be silent and then be waited for. */
const SPARE_DAYS = 3 * 365;
/** Days in which a code to come back works: it lies at home until it is needed. */
const RETURN_DAYS = 365;
/** How long a poster may hang, in days, and how many parties come in by it in a day and in all. */
export const POSTER_DAYS = 90;
export const POSTER_DAILY = 10;
export const POSTER_MOST = 50;
/** Wrong tries at codes per address in a quarter of an hour. */
const MOST_TRIES = 20;
const QUARTER = 900_000;

/** Groups of a code, 53 bits of chance; and of one that lies in a drawer for a year or longer, so that its hash cannot be tried out by then. */
const GROUPS = 4;
const LASTING_GROUPS = 6;
const PER_GROUP = 4;

/** A code as it is printed: groups of four digits, as on a bank card. Every keyboard has them. */
export function newCode(secrets: Secrets, groups = GROUPS): string {
  const chance = BigInt(`0x${Buffer.from(secrets.bytes(16)).toString("hex")}`);
  const length = groups * PER_GROUP;
  const digits = (chance % 10n ** BigInt(length)).toString().padStart(length, "0");
  return Array.from({ length: groups }, (_, i) => digits.slice(i * PER_GROUP, (i + 1) * PER_GROUP)).join(" ");
}

/** What somebody typed, as it was printed: spaces do not matter, nor whose digits; nor case and look-alike letters of older codes. */
export const plainCode = (typed: string): string =>
  latinDigits(typed)
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
  /** What whoever uses it may do; an organiser when nothing is said. */
  readonly role?: Role;
  /** Department, for an institution. */
  readonly unit?: string;
  /** For a drawer, until nobody of the party can come in any other way. */
  readonly spare?: boolean;
}

/**
 * The same by an organiser, looked at again with nobody changing who that is: whoever is one no more leaves no code behind. Throws
 * "organisers-only".
 */
export const makeOrganisersCode = (engine: Engine, secrets: Secrets, of: PartyCode): Promise<string> =>
  engine.transaction(peopleLock(of), async (queries) => {
    organisesNow(await peopleOf(queries, of.book, of.party), of.maker);
    return makePartyCode(queries, secrets, of);
  });

/** Makes a code for a party; only its hash is kept. */
export async function makePartyCode(
  queries: Queries,
  secrets: Secrets,
  { role = "organiser", unit = "", spare = false, ...of }: PartyCode,
): Promise<string> {
  const code = newCode(secrets, spare ? LASTING_GROUPS : GROUPS);
  await keepCode(queries, secrets, {
    ...of,
    role,
    unit,
    code,
    hours: (spare ? SPARE_DAYS : CODE_DAYS) * 24,
    purpose: "party",
  });
  return code;
}

/** Makes the code of a poster: who types it comes in for a party that is new, and says itself who it is. */
export async function makePosterCode(queries: Queries, secrets: Secrets, book: BookId): Promise<string> {
  const code = newCode(secrets);
  const of = { book, party: "", maker: "steward", role: "organiser", unit: "" } as const;
  await keepCode(queries, secrets, { ...of, code, hours: POSTER_DAYS * 24, purpose: "poster" });
  return code;
}

/** Lets one more party in, as far as this poster may today and in all. Throws "poster-full". */
async function partyByPoster(queries: Queries, secrets: Secrets, { hash }: Code): Promise<PartyId> {
  const now = secrets.clock().toISOString();
  const today = await countAttempt(queries, `poster:${hash}`, now.slice(0, 10));
  if (today > POSTER_DAILY) throw new Refusal("poster-full");
  await usePoster(queries, hash, POSTER_MOST, now);
  return secrets.newId() as PartyId;
}

/** Makes the one-time secret of the steward's link. */
export async function makeStewardLink(queries: Queries, secrets: Secrets): Promise<string> {
  const code = newCode(secrets, LASTING_GROUPS);
  await keepCode(queries, secrets, {
    code,
    hours: LINK_HOURS,
    purpose: "steward",
    book: "",
    party: "",
    maker: "start",
    role: "organiser",
    unit: "",
  });
  return plainCode(code);
}

/** Makes the code with which somebody comes back to their own account; the one before it works no more. */
export async function makeReturnCode(queries: Queries, secrets: Secrets, account: string): Promise<string> {
  const code = newCode(secrets, LASTING_GROUPS);
  await deleteReturnCodes(queries, account);
  const of = { book: "", party: "", maker: account, role: "reader", unit: "" } as const;
  await keepCode(queries, secrets, { ...of, code, hours: RETURN_DAYS * 24, purpose: "return" });
  return code;
}

interface Fresh extends Pick<Code, "purpose" | "book" | "party" | "maker" | "role" | "unit"> {
  readonly code: string;
  readonly hours: number;
}

/** Keeps the hash of a code that was just made, for so many hours. */
async function keepCode(queries: Queries, secrets: Secrets, { code, hours, ...of }: Fresh): Promise<void> {
  const now = secrets.clock();
  const expires = new Date(now.getTime() + hours * 3_600_000).toISOString();
  const open = { made: now.toISOString(), expires, used: null, withdrawn: null, uses: 0 };
  await insertCode(queries, { ...of, ...open, id: secrets.newId(), hash: hashOf(secrets, code) });
}

/** What somebody typed, and from which address. */
export interface Typed {
  readonly typed: string;
  readonly address: string;
}

/** What a code would open, without using it up. Throws as `redeem` does. */
export const lookUp = (engine: Engine, secrets: Secrets, typed: Typed): Promise<Code> =>
  tried(engine, secrets, typed, async (_, code) => code);

/** Whom a code let in, and for what. */
export interface LetIn {
  readonly account: string;
  readonly code: Code;
}

/**
 * Uses a code up: it opens an account of its own, or adds its party to the account `into`. Throws "code-wrong" alike for unknown,
 * used, withdrawn and expired, and "too-many-tries".
 */
export const redeem = (engine: Engine, secrets: Secrets, typed: Typed, into?: string): Promise<LetIn> =>
  tried(engine, secrets, typed, async (queries, code) => {
    const now = secrets.clock().toISOString();
    const poster = code.purpose === "poster";
    if (!poster) await useCode(queries, code.hash, now);
    if (code.purpose === "return") return { account: code.maker, code };
    const account = into ?? secrets.newId();
    if (into === undefined) await insertAccount(queries, { account, steward: code.purpose === "steward" }, now);
    if (into !== undefined && !(await accountById(queries, into))) throw new Refusal("code-wrong");
    const party = poster ? await partyByPoster(queries, secrets, code) : code.party;
    if (code.book !== "" && party !== "") await letIn(queries, secrets, account, { ...code, book: code.book, party });
    return { account, code: { ...code, party } };
  });

/** Adds somebody to the party of a code. With the first of a party the other first codes end. */
async function letIn(queries: Queries, secrets: Secrets, account: string, of: Joining & Pick<Code, "maker">) {
  const first = of.maker === "steward" && (await peopleOf(queries, of.book, of.party)).length === 0;
  const { book, party, role, unit } = of;
  await addPerson(queries, secrets, account, { book, party, role, unit });
  if (first) await withdrawFirstCodes(queries, of, secrets.clock().toISOString());
}

type Work<T> = (queries: Queries, code: Code) => Promise<T>;

/** Counts a try from an address, unless the code is right, also when a poster is full today: only what is wrong counts. */
async function tried<T>(engine: Engine, secrets: Secrets, { typed, address }: Typed, work: Work<T>): Promise<T> {
  const now = secrets.clock();
  const uncount = await countTry({ engine, secrets }, address, { kind: "code", most: MOST_TRIES, every: QUARTER });
  try {
    const hash = hashOf(secrets, typed);
    const done = await engine.transaction(await locksFor(engine, hash), async (queries) => {
      const code = await codeByHash(queries, hash);
      if (!code || !isOpen(code, now.toISOString())) throw new Refusal("code-wrong");
      return work(queries, code);
    });
    await uncount();
    return done;
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "code-wrong")) await uncount();
    throw error;
  }
}

/** Nobody comes in for a party, or into an account, while that goes. */
async function locksFor(engine: Engine, hash: string): Promise<readonly string[]> {
  const { book = "", party = "" } = (await codeByHash(engine, hash)) ?? {};
  return ["code", "erasing", ...(book !== "" && party !== "" ? [peopleLock({ book, party })] : [])];
}

const isOpen = ({ used, withdrawn, expires }: Code, now: string): boolean =>
  used === null && withdrawn === null && expires >= now;
