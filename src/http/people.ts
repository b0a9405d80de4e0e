import type { BookId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import {
  deleteMembership,
  insertMembership,
  keepOut,
  letBack,
  type Member,
  type Membership,
  membershipsOf,
  peopleOf,
  type Role,
  ROLES,
  setName,
  setRole,
} from "../storage/accounts.ts";
import { withdrawCodes } from "../storage/codes.ts";
import type { Queries } from "../storage/engine.ts";
import { endTokensBy } from "../storage/tokens.ts";
import type { Secrets } from "./secrets.ts";
import type { Services } from "./services.ts";

export interface Joining extends Pick<Membership, "role" | "unit"> {
  readonly book: BookId;
  readonly party: PartyId;
}

/** Under which whoever changes who a party's people are waits for each other. */
export const peopleLock = ({ book, party }: Pick<Membership, "book" | "party">): string => `people ${book} ${party}`;

/** Adds a party to an account; whoever is in already keeps the role that lets them do more. */
export async function addPerson(queries: Queries, secrets: Secrets, account: string, j: Joining): Promise<void> {
  await letBack(queries, account, j);
  const known = (await membershipsOf(queries, account)).find(({ book, party }) => book === j.book && party === j.party);
  if (known) {
    const role = ROLES.indexOf(j.role) < ROLES.indexOf(known.role) ? j.role : known.role;
    return setRole(queries, known, { role, unit: j.unit || known.unit });
  }
  const people = await peopleOf(queries, j.book, j.party);
  const number = Math.max(people.length, ...people.map((one) => one.number)) + 1;
  const since = secrets.clock().toISOString();
  await insertMembership(queries, account, { ...j, pseudonym: secrets.newId(), since, number });
}

/** Somebody of a party, as the others of it see them. */
export interface Person extends Pick<Member, "name" | "number" | "role" | "unit" | "since"> {
  /** How forms name this person; says nothing of the pseudonym in the book. */
  readonly key: string;
  readonly isMaker: (maker: string) => boolean;
}

const keyOf = ({ sha256 }: Secrets, pseudonym: string): string => sha256(`person ${pseudonym}`).slice(0, 24);

/** The people of a party, first who came first. */
export async function peopleFor(
  { engine, secrets }: Services,
  { book, party }: Membership,
): Promise<readonly Person[]> {
  return (await peopleOf(engine, book, party)).map(({ pseudonym, name, number, role, unit, since }, i) => ({
    key: keyOf(secrets, pseudonym),
    name,
    number: number || i + 1,
    role,
    unit,
    since,
    isMaker: (maker) => maker === pseudonym,
  }));
}

export const keyOfMember = (secrets: Secrets, { pseudonym }: Membership): string => keyOf(secrets, pseudonym);

export const rename = ({ engine }: Services, me: Membership, name: string): Promise<void> =>
  engine.transaction(peopleLock(me), (queries) => setName(queries, me, name.slice(0, 60)));

/** Gives somebody another role; organisers only. Throws "last-organiser" when nobody would be left to make codes. */
export const changeRole = (services: Services, me: Membership, key: string, role: Role): Promise<void> =>
  among(services, me, async (queries, people) => {
    const person = found(services, organising(people, me), key);
    await becomes(services, queries, person, role);
    stillOrganised(await peopleOf(queries, me.book, me.party));
  });

/** Somebody else becomes an organiser, and one becomes a writer oneself: in one step, so that there is one at every moment. */
export const handOver = (services: Services, me: Membership, key: string): Promise<void> =>
  among(services, me, async (queries, people) => {
    const person = found(services, organising(people, me), key);
    if (person.pseudonym === me.pseudonym) throw new Refusal("person-unknown");
    await becomes(services, queries, person, "organiser");
    await becomes(services, queries, me, "writer");
  });

/** Takes somebody out; organisers only. What they wrote stays, and codes they made open nothing any more. */
export const removePerson = (services: Services, me: Membership, key: string): Promise<void> =>
  among(services, me, async (queries, people) => {
    const person = found(services, organising(people, me), key);
    if (person.pseudonym !== me.pseudonym) await keepOut(queries, person);
    await goes(services, queries, person);
  });

/** Goes away oneself. Throws "last-organiser" for whoever must hand over first. */
export const leave = (services: Services, me: Membership): Promise<void> =>
  among(services, me, (queries) => goes(services, queries, me));

type Work = (queries: Queries, people: readonly Member[]) => Promise<void>;

/** Alone with the people of a party as they are at that moment: two organisers who leave at once leave one behind. */
const among = ({ engine }: Services, me: Membership, work: Work): Promise<void> =>
  engine.transaction(peopleLock(me), async (queries) => work(queries, await peopleOf(queries, me.book, me.party)));

/** The people, for one who is an organiser among them. */
function organising(people: readonly Member[], me: Membership): readonly Member[] {
  organisesNow(people, me.pseudonym);
  return people;
}

/** Throws "organisers-only" for who is none among these people. */
export function organisesNow(people: readonly Member[], pseudonym: string): void {
  const now = people.find((one) => one.pseudonym === pseudonym);
  if (now?.role !== "organiser") throw new Refusal("organisers-only");
}

function found({ secrets }: Services, people: readonly Member[], key: string): Member {
  const person = people.find(({ pseudonym }) => keyOf(secrets, pseudonym) === key);
  if (!person) throw new Refusal("person-unknown");
  return person;
}

function stillOrganised(people: readonly Member[]): void {
  if (!people.some(({ role }) => role === "organiser")) throw new Refusal("last-organiser");
}

/** Whoever makes no codes and keys any more has none lying about either. */
async function becomes({ secrets }: Services, queries: Queries, person: Membership, role: Role): Promise<void> {
  await setRole(queries, person, { role, unit: person.unit });
  if (role !== "organiser") await endWhatTheyMade(queries, person, secrets.clock().toISOString());
}

async function endWhatTheyMade(queries: Queries, person: Membership, now: string): Promise<void> {
  await withdrawCodes(queries, person, { maker: person.pseudonym }, now);
  await endTokensBy(queries, person, now);
}

async function goes({ secrets }: Services, queries: Queries, person: Membership): Promise<void> {
  await endWhatTheyMade(queries, person, secrets.clock().toISOString());
  await deleteMembership(queries, person);
  stillOrganised(await peopleOf(queries, person.book, person.party));
}
