import type { Draft } from "../register/entry.ts";
import type { EntryId, PartyId } from "../register/ids.ts";
import { ERASABLE } from "../register/kinds/erasure.ts";
import { mayRead } from "../register/reading.ts";
import { refusalOf } from "../register/refused.ts";
import { Refusal } from "../register/refusal.ts";
import { concernedAt, type Register, sideOf, writtenAt } from "../register/register.ts";
import type { Side } from "../register/kinds/party.ts";
import { type Membership, peopleOf } from "../storage/accounts.ts";
import type { Queries } from "../storage/engine.ts";
import { eraseAccount, eraseParty, personalTables } from "../storage/personal.ts";
import { noteErased } from "./erased-list.ts";
import { forgetWith } from "./forgetting.ts";
import { dropJobs } from "./import-job.ts";
import { dropMails } from "./outbox.ts";
import { peopleLock } from "./people.ts";
import { forgetProposedBy, forgetSealedOf } from "./saying-together.ts";
import type { Services } from "./services.ts";
import type { SignedIn } from "./sessions.ts";

/** Entries erased in one transaction. */
const MOST_TOGETHER = 500;

/** What a party can erase of a book, in the order in which it can: what hangs on an entry before it, its own entering last. */
export function erasableBy(register: Register, party: PartyId, now: number): readonly EntryId[] {
  const ids: EntryId[] = [];
  if (sideOf(register, party) !== "residents") return ids;
  const standing = refusalOf(register, party)?.id;
  for (let row = register.entries.length - 1; row >= 0; row--) {
    const entry = writtenAt(register, row);
    if (!entry || !isWords(entry.kind) || entry.kind === "party" || entry.id === standing) continue;
    const byInstitution = sideOf(register, entry.by.party) === "institution";
    const about = byInstitution && concernedAt(register, row).includes(party);
    const open = register.hidden.has(row) || mayRead(register, row, { party }, now);
    if (entry.by.party === party || (about && open)) ids.push(entry.id);
  }
  return [...ids, party as string as EntryId];
}

/** Corrections and withdrawals go along with what they change. */
const isWords = (kind: string): boolean =>
  (ERASABLE as readonly string[]).includes(kind) && kind !== "correction" && kind !== "withdrawal";

/** What somebody wrote for a party, newest first. */
export function writtenFor(register: Register, { party, pseudonym }: Membership): readonly EntryId[] {
  const own = register.entries.flatMap((entry) =>
    entry.kind !== "erased" && entry.by.account === pseudonym && isWords(entry.kind) && (entry.id as string) !== party
      ? [entry.id]
      : [],
  );
  return own.toReversed();
}

interface Erasing {
  readonly by: Pick<Membership, "book" | "party" | "pseudonym">;
  /** Which, as the book is at that moment; what went along with another is not among them. */
  readonly which: (register: Register) => readonly EntryId[];
  /** Under which the erasing of the party's own entry is written, where that was chosen beforehand. */
  readonly chosen?: EntryId | undefined;
}

/** Erases entries in the name of a party, some hundreds at a time. Gives how many. */
async function eraseEntries(services: Services, { by: me, which, chosen }: Erasing): Promise<number> {
  const { book, party, pseudonym } = me;
  let count = 0;
  for (;;) {
    let ids: readonly EntryId[] = [];
    await services.desk.writeFrom(book, (register) => {
      ids = which(register).slice(0, MOST_TOGETHER);
      const by = { party, account: pseudonym };
      return ids.map((target) => {
        const id = (target as string) === party && chosen ? { id: chosen } : {};
        return { draft: { kind: "erasure", by, body: { target, along: [] }, ...id } as Draft };
      });
    });
    await forgetWith(services, book, ids);
    count += ids.length;
    if (ids.length < MOST_TOGETHER) return count;
  }
}

/**
 * Takes a residents' party out of its book: what it wrote, what institutions wrote about it, what it counted and sealed, its codes,
 * and that its people were in for it. Gives how many entries went. Throws "organisers-only" and "residents-only".
 */
export async function takePartyOut(services: Services, me: Membership, chosen?: EntryId): Promise<number> {
  const { engine, desk, secrets, settings } = services;
  const { book, party } = me;
  if (me.role !== "organiser") throw new Refusal("organisers-only");
  const { register } = await desk.open(book);
  const entered = register.parties.has(party);
  if (entered && sideOf(register, party) !== "residents") throw new Refusal("residents-only");
  const which = (now: Register) => erasableBy(now, party, secrets.clock().getTime());
  const count = entered ? await eraseEntries(services, { by: me, which, chosen }) : 0;
  await forgetSealedOf(services, { book, party });
  dropJobs(services, (job) => job.book === book && job.owner === party);
  noteErased(settings, [{ book, party }]);
  await engine.transaction(peopleLock({ book, party }), (queries) => eraseParty(queries, book, party));
  await engine.scrub(personalTables());
  return count;
}

/** The parties that would be left with people and no organiser, or with words and nobody, if somebody went now. */
export const heldBackBy = async (services: Services, signedIn: SignedIn): Promise<readonly Membership[]> =>
  heldBack(services.engine, await organisedBy(services, signedIn));

interface Organised {
  readonly me: Membership;
  readonly side: Side | undefined;
}

/** What somebody organises. Opens books, so never inside a transaction: a book that is being written in waits for that. */
async function organisedBy(
  { desk }: Services,
  { memberships, atInstitution }: SignedIn,
): Promise<readonly Organised[]> {
  const organised: Organised[] = [];
  for (const me of [...memberships, ...atInstitution]) {
    if (me.role !== "organiser") continue;
    organised.push({ me, side: sideOf((await desk.open(me.book)).register, me.party) });
  }
  return organised;
}

async function heldBack(queries: Queries, organised: readonly Organised[]): Promise<readonly Membership[]> {
  const held: Membership[] = [];
  for (const { me, side } of organised) {
    const others = (await peopleOf(queries, me.book, me.party)).filter(({ pseudonym }) => pseudonym !== me.pseudonym);
    if (others.some(({ role }) => role === "organiser")) continue;
    if (others.length > 0 || side === "residents") held.push(me);
  }
  return held;
}

/**
 * Erases a person: everything that is kept of the account, and with `words` also what it wrote for residents' parties. Throws
 * "last-organiser" where somebody must take over first. What an institution's people wrote is the institution's.
 */
export async function erasePerson(services: Services, signedIn: SignedIn, words: boolean): Promise<number> {
  const { engine, desk, settings } = services;
  const organised = await organisedBy(services, signedIn);
  if ((await heldBack(engine, organised)).length > 0) throw new Refusal("last-organiser");
  let count = 0;
  for (const me of words ? signedIn.memberships : []) {
    const { register } = await desk.open(me.book);
    if (sideOf(register, me.party) !== "residents") continue;
    count += await eraseEntries(services, { by: me, which: (now) => writtenFor(now, me) });
    await forgetProposedBy(services, me);
  }
  const { account } = signedIn;
  const all = [...signedIn.memberships, ...signedIn.atInstitution];
  const places = all.map(peopleLock);
  // Looked at again, alone: two last organisers who go at once leave one behind.
  await engine.transaction(["erasing", ...places.toSorted()], async (queries) => {
    if ((await heldBack(queries, organised)).length > 0) throw new Refusal("last-organiser");
    noteErased(settings, [{ account }]);
    dropMails(settings, { account });
    await eraseAccount(queries, account);
  });
  const names = all.map(({ pseudonym }) => pseudonym);
  dropJobs(services, (job) => names.includes(job.account));
  await engine.scrub(personalTables());
  return count;
}
