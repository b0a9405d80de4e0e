import type { Audience } from "../register/audience.ts";
import type { Draft } from "../register/entry.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import { FEWEST_TOGETHER, institutionOf, TOGETHER_SUBJECTS } from "../register/kinds/together.ts";
import { Refusal } from "../register/refusal.ts";
import { refusalOf } from "../register/refused.ts";
import { type Register, sideOf } from "../register/register.ts";
import type { Membership } from "../storage/accounts.ts";
import type { Queries } from "../storage/engine.ts";
import {
  dropProposal,
  dropSubject,
  momentsOn,
  partiesOn,
  type Proposal,
  proposalOn,
  proposedBy,
  putProposal,
  putSealed,
  sayYes,
  sealedBy,
  subjectsBefore,
  type Subject,
  takeBack,
  yesOn,
} from "../storage/sealed-sayings.ts";
import { toldOrRefused } from "../web/pages/reading.ts";
import type { Standing } from "../web/pages/together.tsx";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

export const SEALED_TABLES = ["sealed_saying", "proposed_words", "words_yes"];

/** Everything about one subject happens one after another, over all processes: who counts as the fifth is never in doubt. */
const alone = <T>({ engine }: Services, { book, subject }: Subject, work: (queries: Queries) => Promise<T>) =>
  engine.transaction(`together ${book} ${subject}`, work);

/** The residents' party that writes here. */
export function sayerOf({ book, session }: BookVisit): PartyId {
  const party = session?.party;
  if (party === undefined) throw new Refusal("not-signed-in");
  if (sideOf(book.register, party) !== "residents") throw new Refusal("residents-only");
  return party;
}

/** Somebody who may write for it. */
export function writerOf(visit: BookVisit): Membership {
  sayerOf(visit);
  const { membership } = visit;
  if (!membership || membership.role === "reader") throw new Refusal("readers-read");
  return membership;
}

/** Somebody who says yes in its name; proposing words is a first yes to them. */
export function organiserOf(visit: BookVisit): Membership {
  const membership = writerOf(visit);
  if (membership.role !== "organiser") throw new Refusal("organisers-only");
  return membership;
}

/** A rule, room or giver that may be read and is an institution's. Throws "entry-unknown" for whatever may not be read. */
export function subjectIn(visit: BookVisit, id: EntryId): Subject {
  const told = toldOrRefused(visit, id);
  const fits = (TOGETHER_SUBJECTS as readonly string[]).includes(told.entry.kind);
  if (!fits || institutionOf(visit.book.register, id) === undefined) throw new Refusal("together-subject");
  return { book: visit.open.record.id, subject: id };
}

/** What one party sees of a subject: its own words; and only when it wrote and at least five did, how many, and the words proposed. */
export async function standingOf({ engine, desk }: Services, at: Subject, party: PartyId): Promise<Standing> {
  const { register } = await desk.open(at.book);
  const mine = (await sealedBy(engine, at.book, party)).find(({ subject }) => subject === at.subject);
  if (!mine) return {};
  const parties = await countedOn(engine, at, register);
  if (parties.length < FEWEST_TOGETHER || !parties.includes(party)) return { mine: mine.text };
  const proposal = await proposedOn(engine, at, parties);
  const yes = await yesOn(engine, at);
  const proposed = proposal && {
    id: proposal.id,
    text: proposal.text,
    audience: proposal.audience,
    own: proposal.party === party,
    yes: yes.includes(party),
  };
  return { mine: mine.text, parties: parties.length, proposed };
}

interface WaitingWords {
  readonly subject: EntryId;
  /** Since when: ISO 8601 UTC. */
  readonly since: string;
}

/** The subjects on which enough wrote and this party has not said yes: there words are to be found, or a yes is. */
export async function waitingWords(
  services: Services,
  book: BookId,
  party: PartyId | undefined,
): Promise<readonly WaitingWords[]> {
  if (party === undefined || sideOf((await services.desk.open(book)).register, party) !== "residents") return [];
  const mine = await sealedBy(services.engine, book, party);
  const told = await Promise.all(
    mine.map(async ({ subject }) => ({ subject, since: await waitingSince(services, { book, subject }, party) })),
  );
  return told.flatMap(({ subject, since }) => (since === undefined ? [] : [{ subject, since }]));
}

/** Since words were proposed, or else since the fifth wrote; undefined when nothing waits for this party. */
async function waitingSince(services: Services, at: Subject, party: PartyId): Promise<string | undefined> {
  const { parties, proposed } = await standingOf(services, at, party);
  if (parties === undefined || proposed?.yes === true) return undefined;
  const { engine, desk } = services;
  if (proposed) return (await proposalOn(engine, at))?.made ?? "";
  const counted = await countedOn(engine, at, (await desk.open(at.book)).register);
  const moments = (await momentsOn(engine, at)).filter((one) => counted.includes(one.party));
  return moments[FEWEST_TOGETHER - 1]?.made ?? "";
}

/** How many wait, and since when the last one does: no word of on what, or of who wrote. */
export async function wordsWaiting(
  services: Services,
  book: BookId,
  party: PartyId,
): Promise<{ readonly count: number; readonly newest: string }> {
  const moments = (await waitingWords(services, book, party)).map(({ since }) => since).toSorted();
  return { count: moments.length, newest: moments.at(-1) ?? "" };
}

/** The parties that wrote and take part: who was refused neither counts nor holds up the others. */
const countedOn = async (queries: Queries, at: Subject, register: Register): Promise<readonly PartyId[]> =>
  (await partiesOn(queries, at)).filter((party) => refusalOf(register, party) === undefined);

/** The words proposed, as long as whoever would put them in the book is one of them. */
async function proposedOn(queries: Queries, at: Subject, parties: readonly PartyId[]): Promise<Proposal | undefined> {
  const proposal = await proposalOn(queries, at);
  return proposal && parties.includes(proposal.party) ? proposal : undefined;
}

export const seal = (services: Services, at: Subject, party: PartyId, text: string): Promise<void> =>
  alone(services, at, (queries) =>
    putSealed(queries, at, { party, text, made: services.secrets.clock().toISOString() }),
  );

/** Takes back what one party wrote. Under five it is sealed again for the others; what stands in the book stays. */
export async function unseal(services: Services, at: Subject, party: PartyId): Promise<void> {
  await alone(services, at, (queries) => takeBack(queries, at, party));
  await services.engine.scrub(SEALED_TABLES);
}

/** Lets go of the words that somebody proposed and that are not said yet, with every yes to them. */
export async function forgetProposedBy(services: Services, { book, pseudonym }: Membership): Promise<void> {
  for (const at of await proposedBy(services.engine, book, pseudonym))
    await alone(services, at, async (queries) => {
      if ((await proposalOn(queries, at))?.account === pseudonym) await dropProposal(queries, at);
    });
}

interface Words {
  readonly text: string;
  readonly audience: Audience;
}

/** Proposes words, in the place of those there were. Who proposes says yes, and will stand by the words in the book. */
export async function propose(services: Services, at: Subject, writer: Membership, words: Words): Promise<void> {
  const { register } = await services.desk.open(at.book);
  await alone(services, at, async (queries) => {
    togetherOrRefused(await countedOn(queries, at, register), writer.party);
    const { secrets } = services;
    const id = secrets.newId() as EntryId;
    const by = { party: writer.party, account: writer.pseudonym, made: secrets.clock().toISOString() };
    await putProposal(queries, at, { id, ...words, ...by });
    await sayYes(queries, at, writer.party);
  });
}

/**
 * Says yes to the words with this id, and to no others. When all who wrote have, the words are put in the book and everything sealed goes.
 * Gives the entry, once it is there.
 */
export async function agree(
  services: Services,
  at: Subject,
  { party, id }: { readonly party: PartyId; readonly id: string },
): Promise<EntryId | undefined> {
  const { register } = await services.desk.open(at.book);
  const agreed = await alone(services, at, async (queries) => {
    const parties = togetherOrRefused(await countedOn(queries, at, register), party);
    const proposal = await proposedOn(queries, at, parties);
    if (proposal?.id !== id) throw new Refusal("words-changed");
    await sayYes(queries, at, party);
    const yes = await yesOn(queries, at);
    return parties.every((one) => yes.includes(one)) ? { proposal, count: parties.length } : undefined;
  });
  return agreed && open(services, at, agreed);
}

/** The parties that wrote, when this one did and they are five or more; otherwise the same refusal, whichever it is. */
function togetherOrRefused(parties: readonly PartyId[], party: PartyId): readonly PartyId[] {
  if (parties.length < FEWEST_TOGETHER || !parties.includes(party)) throw new Refusal("still-sealed");
  return parties;
}

interface Agreed {
  readonly proposal: Proposal;
  readonly count: number;
}

/** Under the proposal's own id, so that two last yeses at once are one entry; a crash in between is mended by the next yes. */
async function open(services: Services, at: Subject, { proposal, count }: Agreed): Promise<EntryId> {
  const { id, audience, text, party, account } = proposal;
  await services.desk.writeFrom(at.book, (register) => {
    if (register.rowOf.has(id)) return [];
    const institution = institutionOf(register, at.subject);
    const body = { subject: at.subject, institution, text, parties: count };
    return [{ draft: { kind: "together", id, by: { party, account }, body, audience } as Draft }];
  });
  await alone(services, at, (queries) => dropSubject(queries, at));
  await services.engine.scrub(SEALED_TABLES);
  return id;
}

/** When a party leaves, what it sealed goes. */
export async function forgetSealedOf(services: Services, { book, party }: Pick<Membership, "book" | "party">) {
  for (const { subject } of await sealedBy(services.engine, book, party))
    await unseal(services, { book, subject }, party);
}

/** What was sealed before a moment and never opened goes. */
export async function forgetSealedBefore(services: Services, moment: string): Promise<void> {
  for (const { party, ...at } of await subjectsBefore(services.engine, moment)) await unseal(services, at, party);
}
