import { NONE } from "../mirror/columns.ts";
import { Refusal } from "../register/refusal.ts";
import { mayRead } from "../register/reading.ts";
import { sideOf } from "../register/register.ts";
import { dayToIso } from "../register/partial-date.ts";
import { dayAt } from "../register/term.ts";
import { type Membership, membershipsOf } from "../storage/accounts.ts";
import { bookById } from "../storage/books.ts";
import {
  chooseDigest,
  claimDigest,
  deleteDigest,
  type DigestChoice,
  digestOf,
  digestsDue,
  insertStop,
  setTold,
  stopDigest,
  type Slots,
} from "../storage/digests.ts";
import { emailOf } from "../storage/email.ts";
import { checkedOf } from "../storage/institution-people.ts";
import { knocksWaiting } from "../storage/knocks.ts";
import { weekdayOf } from "../mirror/opening.ts";
import { pageContext } from "../web/context.ts";
import { digestMail } from "../web/digest-mail.tsx";
import { type DigestPart, digestPart } from "../web/digest-part.ts";
import { isLocale, LOCALES } from "../web/texts.ts";
import { noteReached } from "./delivery.ts";
import { type DigestMark, dropMails, keepMail, type Mail } from "./outbox.ts";
import { wordsWaiting } from "./saying-together.ts";
import type { Services } from "./services.ts";
import { bookFor } from "./visit.ts";
import { traceOf } from "./trace.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A period begins at this hour on the clock in the Netherlands. */
const MORNING = 7 * HOUR;
/** Whom an institution let in within so long is still told what it may read for it: milliseconds. */
const CHECKED_LASTS = 31 * DAY;

/** The first days of the day and of the week under way, as overviews count them: from seven in the morning, weeks from Monday. */
function slotsAt(now: number): Slots {
  const today = dayAt(now - MORNING);
  return { daily: dayToIso(today), weekly: dayToIso(today - weekdayOf(today) + 1) };
}

/** The moment from which a mail of this period is too late, never after the next one begins: ISO 8601 UTC. */
function lastMoment({ slot, period }: Pick<DigestChoice, "slot" | "period">): string {
  const inSummer = Date.parse(`${slot}T05:00:00.000Z`) + (period === "daily" ? 1 : 7) * DAY;
  const next = slotsAt(inSummer)[period] > slot ? inSummer : inSummer + HOUR;
  return new Date(next).toISOString();
}

/**
 * Puts an overview in the outbox for everybody who asked for one, had none in this period, and for whom something is new. The period is
 * taken in the database before anything is made: whatever ends in between, nobody gets two.
 */
export async function sendDigests(services: Services): Promise<void> {
  const { engine, secrets } = services;
  const slots = slotsAt(secrets.clock().getTime());
  for (const account of await digestsDue(engine, slots)) {
    try {
      const claimed = await engine.transaction("digest", (queries) => claimDigest(queries, account, slots));
      if (claimed) await sendDigest(services, claimed);
    } catch (error) {
      console.error(JSON.stringify({ digest: traceOf(error) }));
    }
  }
}

async function sendDigest(services: Services, choice: DigestChoice): Promise<void> {
  const { engine, secrets, settings } = services;
  const { account, slot } = choice;
  const now = secrets.clock();
  const found = await partsFor(services, choice, now.getTime());
  const to = await emailOf(engine, account);
  if (to === undefined || !found.some(({ part }) => part.fresh)) return;
  const parts = found.filter(({ part }) => part.groups.length > 0);
  const secret = Buffer.from(secrets.bytes(32)).toString("base64url");
  const stop = `${settings.BASE_URL}/digest/stop/${secret}`;
  await insertStop(engine, { hash: secrets.sha256(secret), account, made: now.toISOString() });
  const texts = services.texts.in(isLocale(choice.locale) ? choice.locale : LOCALES[0]);
  const mail = digestMail({ texts, site: settings.BASE_URL, parts: parts.map(({ part }) => part), stop });
  const marked = parts.map(({ membership: { book, party }, part: { named } }) => ({ book, party, named }));
  const digest: DigestMark = { slot, told: now.toISOString(), stop, parts: marked };
  keepMail(settings, { ...mail, id: secrets.newId(), account, to, until: lastMoment(choice), digest });
  // Where no server takes mail, whoever runs the site hands it on.
  if (settings.SMTP_URL === undefined) await setTold(engine, account, digest.told);
}

interface Found {
  readonly membership: Membership;
  readonly part: DigestPart;
}

/** What there is for somebody, per party. */
async function partsFor(
  services: Services,
  { account, locale, told }: DigestChoice,
  now: number,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const chosen = isLocale(locale) ? locale : LOCALES[0];
  for (const membership of (await mailedFor(services, account)).memberships) {
    const { book, party, role, pseudonym } = membership;
    const open = await services.desk.open(book);
    const session = { account, party, role, pseudonym, steward: false, csrf: "" };
    const context = pageContext({
      locale: chosen,
      texts: services.texts.in(chosen),
      path: "",
      session,
      book: bookFor(open, { party }, { at: now, pinned: false }),
    });
    const knocks = await knocksWaiting(services.engine, book, party);
    const words = await wordsWaiting(services, book, party);
    found.push({ membership, part: digestPart(context, party, { since: Date.parse(told), knocks, words }) });
  }
  return found;
}

export interface Mailed {
  readonly memberships: readonly Membership[];
  readonly residentsLeftOut: boolean;
}

/**
 * The parties that somebody is mailed for. Whoever is in for an institution, in whichever book, is mailed nothing of residents: the mail may
 * lie in that institution's systems.
 */
export async function mailedFor({ engine, desk, secrets }: Services, account: string): Promise<Mailed> {
  const since = new Date(secrets.clock().getTime() - CHECKED_LASTS).toISOString();
  const checked = (await checkedOf(engine, account)) >= since;
  const known: { membership: Membership; side: string | undefined }[] = [];
  for (const membership of await membershipsOf(engine, account)) {
    if (!(await bookById(engine, membership.book))) continue;
    const { register } = await desk.open(membership.book);
    if (register.parties.has(membership.party)) known.push({ membership, side: sideOf(register, membership.party) });
  }
  const institution = known.some(({ side }) => side === "institution");
  const mailed = known.filter(
    ({ side, membership: { given } }) => (!institution || side === "institution") && (!given || checked),
  );
  return {
    memberships: mailed.map(({ membership }) => membership),
    residentsLeftOut: institution && known.some(({ side }) => side !== "institution"),
  };
}

/** Whether a mail that waited may still go: not stopped, same address, in for the same parties, and nothing in it that they read no more. */
export async function mayStillGo(services: Services, { account, to, digest }: Mail): Promise<boolean> {
  const { engine, desk, secrets } = services;
  if (!digest || (await emailOf(engine, account)) !== to || (await digestOf(engine, account))?.slot !== digest.slot)
    return false;
  const now = secrets.clock().getTime();
  const { memberships: mine } = await mailedFor(services, account);
  for (const { book, party, named } of digest.parts) {
    if (!mine.some((one) => one.book === book && one.party === party)) return false;
    const { register } = await desk.open(book);
    const read = (id: (typeof named)[number]): boolean =>
      mayRead(register, register.rowOf.get(id) ?? NONE, { party }, now);
    if (!named.every(read)) return false;
  }
  return true;
}

/** The server took it: its news is told, and what it named has reached the institution it is about. */
export async function digestSent(services: Services, account: string, digest: DigestMark): Promise<void> {
  const { engine, desk, secrets } = services;
  await setTold(engine, account, digest.told);
  const now = secrets.clock().getTime();
  const memberships = await membershipsOf(engine, account);
  for (const { book, party, named } of digest.parts) {
    const by = memberships.find((one) => one.book === book && one.party === party)?.pseudonym;
    for (const id of by === undefined ? [] : named) {
      const { register } = await desk.open(book);
      const reached = { book, register, party, account: by ?? "", means: "digest", now } as const;
      await noteReached(services, reached, register.rowOf.get(id) ?? NONE);
    }
  }
}

/** How often it is looked whether a period began: milliseconds. */
const EVERY = 10 * 60_000;

/** Sends overviews now and as periods begin; the function it gives stops that, after the one under way. */
export function digestsOnTime(services: Services): () => Promise<void> {
  const send = () =>
    sendDigests(services).catch((error: unknown) => console.error(JSON.stringify({ digests: traceOf(error) })));
  let running = send();
  const timer = setInterval(() => {
    running = running.then(send);
  }, EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Who asks for an overview, or asks for another one. Throws "email-wrong" without a confirmed address. */
export async function askDigest(
  { engine, secrets }: Services,
  account: string,
  { period, locale }: Pick<DigestChoice, "period" | "locale">,
): Promise<void> {
  const now = secrets.clock();
  const { daily: slot } = slotsAt(now.getTime());
  await engine.transaction("digest", async (queries) => {
    if ((await emailOf(queries, account)) === undefined) throw new Refusal("email-wrong");
    await chooseDigest(queries, { account, period, locale, slot, told: now.toISOString() });
  });
}

/** Sends no overview any more, and drops the one that waits. */
export async function endDigest({ engine, settings }: Services, account: string): Promise<void> {
  await engine.transaction("digest", (queries) => deleteDigest(queries, account));
  dropMails(settings, { digestOf: account });
}

/** The same by the link in a mail. Whatever the link, and whoever presses, it is done and said the same way. */
export async function endDigestBy({ engine, secrets }: Services, secret: string): Promise<void> {
  await engine.transaction("digest", (queries) => stopDigest(queries, secrets.sha256(secret)));
}
