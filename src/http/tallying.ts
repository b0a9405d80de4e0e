import type { EntryId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { sideOf } from "../register/register.ts";
import { dayAt } from "../register/term.ts";
import { dayToIso, isoToDay, isPartialDate } from "../register/partial-date.ts";
import type { Membership } from "../storage/accounts.ts";
import { insertTap, noteRequestOf, type Tap, tapsOf } from "../storage/taps.ts";
import { nameOf } from "../web/components/party-name.tsx";
import { isShown, type Tallied, talliedIn } from "../web/tallied.ts";
import { plainToken } from "./csrf.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** A tap made without a connection may come in this many days later. */
const LATEST = 31;
/** A party taps at most this often: far more than anybody is asked in the year that taps are kept. */
const MOST_TAPS = 5000;
/** What a page sends for somebody without a name. */
const SOMEBODY = "somebody";

/** The residents' party that taps here. What an institution would keep on residents for itself has no place (never 4). */
export function tallierOf({ book, session }: BookVisit): PartyId {
  const party = session?.party;
  if (party === undefined) throw new Refusal("not-signed-in");
  if (sideOf(book.register, party) !== "residents") throw new Refusal("residents-only");
  return party;
}

export interface Sent {
  readonly asker: string;
  /** Chosen on the device; a page without script sends which taps it was drawn after instead. */
  readonly id: string;
  readonly drawn: string;
  readonly day: string;
}

/** Keeps one tap. The same one sent again counts once. */
export async function tap({ engine, secrets }: Services, visit: BookVisit, sent: Sent): Promise<void> {
  const party = tallierOf(visit);
  const book = visit.open.record.id;
  if ((await tapsOf(engine, book, party)).length >= MOST_TAPS) throw new Refusal("too-many-tries");
  const asker = askerIn(visit, party, sent.asker);
  const id = /^[\w-]{16,40}$/.test(sent.id) ? sent.id : secrets.sha256(`${sent.drawn} ${asker}`).slice(0, 32);
  const made = secrets.clock().toISOString();
  const day = dayIn(sent.day, secrets.clock().getTime());
  await engine.transaction(`taps ${book}`, (queries) => insertTap(queries, { book, party, id }, { asker, day, made }));
}

type Tallier = Pick<Membership, "book" | "party">;

/** What a party counted, and wrote no request of yet. */
export const openTap = async ({ engine }: Services, { book, party }: Tallier, id: string): Promise<Tap | undefined> =>
  id === "" ? undefined : (await tapsOf(engine, book, party)).find((one) => one.id === id && one.entry === null);

/** From now on a tap says which request was written of it. */
export const noteWritten = (
  { engine }: Services,
  { book, party }: Tallier,
  { tap, id }: { readonly tap: Tap; readonly id: EntryId },
): Promise<void> =>
  engine.transaction(`taps ${book}`, (queries) => noteRequestOf(queries, { book, party, id: tap.id }, id));

/** Another party that the tapper may read of, or somebody. */
function askerIn(visit: BookVisit, party: PartyId, sent: string): PartyId | "" {
  if (sent === SOMEBODY) return "";
  const asker = sent as PartyId;
  if (asker === party || nameOf(visit, asker) === undefined) throw new Refusal("party-unknown", { party: sent });
  return asker;
}

function dayIn(sent: string, now: number): string {
  const today = dayAt(now);
  const day = isPartialDate(sent) && sent.length === 10 ? isoToDay(sent) : today;
  return dayToIso(day > today || day < today - LATEST ? today : day);
}

/** What a page without script sends along: the same until something was tapped or taken back, and of no use to another session. */
export const drawnAfter = ({ secrets }: Services, visit: BookVisit, taps: readonly Tap[]): string => {
  const newest = taps.toSorted((a, b) => b.made.localeCompare(a.made))[0];
  return secrets.sha256(`${plainToken(visit.session?.csrf ?? "")} ${newest?.id} ${taps.length}`).slice(0, 32);
};

/** What the party that looks counted for itself, once its two weeks are over: beside the load that the book tells, for it alone. */
export async function ownCount({ engine }: Services, { book, membership }: BookVisit): Promise<Tallied | undefined> {
  if (!membership) return undefined;
  const tallied = talliedIn(await tapsOf(engine, membership.book, membership.party));
  return tallied && isShown(tallied, dayAt(book.now)) ? tallied : undefined;
}
