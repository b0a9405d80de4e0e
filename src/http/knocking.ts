import type { PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { sideOf } from "../register/register.ts";
import {
  deleteKnock,
  insertKnock,
  type Knock,
  knockBy,
  KNOCK_TABLES,
  knocksAt,
  knocksWaiting,
  sayOnKnock,
} from "../storage/knocks.ts";
import { LONGEST_CALLED, LONGEST_KNOCK } from "../web/forms/knock.ts";
import { isDoor } from "../web/pages/doors.ts";
import { newCode, plainCode } from "./codes.ts";
import type { Services } from "./services.ts";
import { countTry } from "./tries.ts";
import { typedWords, typedWordsOrNone } from "./typed-words.ts";
import type { BookVisit } from "./visit.ts";

const HOUR = 3_600_000;
/** Knocks of one address in an hour, at one door in a day, and receipts tried by one address in an hour. */
const BY_ADDRESS = { kind: "knock", most: 10, every: HOUR };
const AT_DOOR = { kind: "knocked", most: 50, every: 24 * HOUR };
const RECEIPTS = { kind: "knock-receipt", most: 20, every: HOUR };

/** A party at whose door the visitor may knock. Throws "party-unknown". */
export function doorIn(visit: BookVisit, party: PartyId): PartyId {
  if (!isDoor(visit, party) || visit.session?.party === party) throw new Refusal("party-unknown");
  if (visit.session?.refused !== undefined) throw new Refusal("party-refused");
  return party;
}

const wordsIn = (typed: string): string => typedWords("words", typed, LONGEST_KNOCK);

export interface Message {
  readonly words: string;
  readonly called: string;
}

/** Keeps a message for a party and gives the number with which its answer is read, which is kept nowhere. */
export async function knock(
  services: Services,
  visit: BookVisit,
  party: PartyId,
  { words, called, address }: Message & { readonly address: string },
): Promise<string> {
  const { engine, secrets } = services;
  const said = wordsIn(words);
  const name = typedWordsOrNone("called", called, LONGEST_CALLED);
  await countTry(services, address, BY_ADDRESS);
  await countTry(services, `${visit.open.record.id} ${party}`, AT_DOOR);
  const own = visit.membership?.party;
  const knocker = own !== undefined && sideOf(visit.book.register, own) === "institution" ? own : "";
  const number = newCode(secrets);
  await insertKnock(engine, {
    book: visit.open.record.id,
    id: secrets.newId(),
    party,
    receipt: secrets.sha256(plainCode(number)),
    knocker,
    called: knocker === "" ? name : "",
    words: said,
    made: secrets.clock().toISOString(),
    answer: "",
    answered: null,
    more: "",
    more_made: null,
    last: "",
    last_made: null,
  });
  return number;
}

/** The knock that a number is of; every try counts. Throws "code-wrong", whatever is the matter with it, and "too-many-tries". */
export async function knockOf(services: Services, number: string, address: string): Promise<Knock> {
  await countTry(services, address, RECEIPTS);
  const found = await knockBy(services.engine, services.secrets.sha256(plainCode(number)));
  if (!found) throw new Refusal("code-wrong");
  return found;
}

/** Writes once more, after the answer. */
export async function knockAgain({ engine, secrets }: Services, one: Knock, typed: string): Promise<void> {
  const said = { what: "more", words: wordsIn(typed), at: secrets.clock().toISOString() } as const;
  if (!(await sayOnKnock(engine, one, said))) throw new Refusal("decided-already");
}

/** Its words are in no file any more. */
export async function takeAway({ engine }: Services, one: Knock): Promise<void> {
  await deleteKnock(engine, one);
  await engine.scrub(KNOCK_TABLES);
}

/** The party whose people read what was knocked. Throws "not-signed-in" for whoever is of none, also the steward. */
function ownDoor({ membership }: BookVisit) {
  if (!membership) throw new Refusal("not-signed-in");
  return membership;
}

export function ownKnocks({ engine }: Services, visit: BookVisit): Promise<readonly Knock[]> {
  const { book, party } = ownDoor(visit);
  return knocksAt(engine, book, party);
}

/** How many knocks wait for the visitor's own party; none for whoever is of none. */
export const waitingKnocks = async ({ engine }: Services, { membership }: BookVisit): Promise<number> =>
  membership === undefined ? 0 : (await knocksWaiting(engine, membership.book, membership.party)).count;

/** Answers a knock at one's own door, in its turn. */
export async function answerKnock(
  services: Services,
  visit: BookVisit,
  { id, words: typed }: { readonly id: string; readonly words: string },
): Promise<void> {
  const { role } = ownDoor(visit);
  if (role === "reader") throw new Refusal("readers-read");
  const one = (await ownKnocks(services, visit)).find((each) => each.id === id);
  if (!one) throw new Refusal("entry-unknown");
  const what = one.answered === null ? "answer" : "last";
  const said = { what, words: wordsIn(typed), at: services.secrets.clock().toISOString() } as const;
  if (!(await sayOnKnock(services.engine, one, said))) throw new Refusal("decided-already");
}
