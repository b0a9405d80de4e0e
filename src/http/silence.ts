import { type BookId, type EntryId, KEEPER, type PartyId } from "../register/ids.ts";
import type { Draft } from "../register/entry.ts";
import { millisecondsOf } from "../register/reading.ts";
import { hangingOn, type Register, writtenById } from "../register/register.ts";
import { MONTHS_AFTER_LETTER, monthsLater, RETENTION } from "../register/retention.ts";
import { accountById, accountsOf, lastSeenOf, membershipsOf } from "../storage/accounts.ts";
import { bookById } from "../storage/books.ts";
import { forgetSilent, noteSilent, silentIn } from "../storage/cleaning.ts";
import { emailOf } from "../storage/email.ts";
import { eraseAccount, eraseParty, personalTables } from "../storage/personal.ts";
import { LOCALES, type Locale } from "../web/texts.ts";
import { noteErased } from "./erased-list.ts";
import { forgetWith } from "./forgetting.ts";
import { dropMails, keepMail } from "./outbox.ts";
import { peopleLock } from "./people.ts";
import { forgetSealedOf } from "./saying-together.ts";
import type { Services } from "./services.ts";

/**
 * Writes to residents' parties that neither wrote nor came in for 24 months, and takes the name and the people of those that stayed
 * silent after that. Gives how many became nameless. Coming in is all it takes to stay.
 */
export async function letSilentGo(services: Services, book: BookId): Promise<number> {
  const { engine, desk, secrets } = services;
  const now = secrets.clock();
  const { register } = await desk.open(book);
  const silent = await silentParties(services, book, register);
  const told = new Map((await silentIn(engine, book)).map((one) => [one.party, one.told]));
  const halves = [...told.keys()].filter((party) => isHalfNameless(register, party));
  for (const party of halves) await forgetPeople(services, book, party);
  for (const party of told.keys()) if (!silent.includes(party)) await forgetSilent(engine, book, party);
  let nameless = 0;
  for (const party of silent) {
    const since = told.get(party);
    if (since === undefined) await writeTo(services, book, party);
    else if (monthsLater(Date.parse(since), MONTHS_AFTER_LETTER) <= now.getTime()) {
      if (await becomeNameless(services, book, party)) nameless++;
    }
  }
  if (nameless > 0 || halves.length > 0) await engine.scrub(personalTables());
  return nameless;
}

async function silentParties(services: Services, book: BookId, register: Register): Promise<readonly PartyId[]> {
  const term = RETENTION.party;
  if (!("months" in term)) return [];
  const now = services.secrets.clock().getTime();
  const last = lastWords(register);
  const quiet = [...register.parties].filter(
    ([party, { side, byItself }]) =>
      side === "residents" && byItself && monthsLater(last.get(party) ?? 0, term.months) <= now,
  );
  const silent: PartyId[] = [];
  for (const [party] of quiet)
    if (monthsLater(await lastIn(services, book, party), term.months) <= now) silent.push(party);
  return silent;
}

/** When each party last wrote. */
function lastWords({ entries }: Register): ReadonlyMap<PartyId, number> {
  const last = new Map<PartyId, number>();
  for (const entry of entries) if (entry.kind !== "erased") last.set(entry.by.party, millisecondsOf(entry.at));
  return last;
}

/** When somebody of a party last came in: on which day, and nothing of what they looked at (never 7). */
async function lastIn({ engine }: Services, book: BookId, party: PartyId): Promise<number> {
  const day = await lastSeenOf(engine, book, party);
  return day === "" ? 0 : Date.parse(day);
}

/** By mail to those of its people who gave an address; the steward's page has the letter for the others. */
async function writeTo(services: Services, book: BookId, party: PartyId): Promise<void> {
  const { engine, secrets, settings, texts } = services;
  const record = await bookById(engine, book);
  const now = secrets.clock();
  const until = new Date(monthsLater(now.getTime(), MONTHS_AFTER_LETTER));
  const offered = LOCALES.filter((locale) => (record?.settings.languages ?? LOCALES).includes(locale));
  const { t, tag } = texts.in((offered[0] ?? LOCALES[0]) as Locale);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "Europe/Amsterdam" }).format(until);
  for (const account of await accountsOf(engine, book, party)) {
    const to = await emailOf(engine, account);
    if (to === undefined) continue;
    const values = { book: record?.settings.name ?? "", day, link: `${settings.BASE_URL}/sign-in` };
    const mail = { subject: t("silent.mail.subject", values), text: `${t("silent.mail.text", values)}\n` };
    keepMail(settings, { id: secrets.newId(), account, to, ...mail, until: until.toISOString() });
  }
  await noteSilent(engine, book, { party, told: now.toISOString() });
}

/** What it wrote stays, under nobody's name, as long as its own terms. Erased first: what then fails is done by the next run. False when another server did. */
async function becomeNameless(services: Services, book: BookId, party: PartyId): Promise<boolean> {
  const target = party as string as EntryId;
  const draft = { kind: "erasure", by: { party: KEEPER, account: KEEPER }, body: { target, along: [] } } as Draft;
  const draftsOf = (register: Register) => (writtenById(register, target) ? [{ draft }] : []);
  const written = await services.desk.writeFrom(book, draftsOf, { scrubLater: true });
  await forgetPeople(services, book, party);
  return written.length > 0;
}

/** Lets its people go, and accounts that are in nowhere after that with the ways back they had. */
async function forgetPeople(services: Services, book: BookId, party: PartyId): Promise<void> {
  const { engine, settings } = services;
  await forgetWith(services, book, [party as string as EntryId]);
  await forgetSealedOf(services, { book, party });
  const left = await engine.transaction(peopleLock({ book, party }), async (queries) => {
    const accounts = await accountsOf(queries, book, party);
    await eraseParty(queries, book, party);
    const alone: string[] = [];
    for (const account of accounts) {
      if ((await membershipsOf(queries, account)).length > 0 || (await accountById(queries, account))?.steward)
        continue;
      await eraseAccount(queries, account);
      alone.push(account);
    }
    noteErased(settings, [{ book, party }, ...alone.map((account) => ({ account }))]);
    return alone;
  });
  for (const account of left) dropMails(settings, { account });
}

/** Whether a run before this one erased its entering and was cut off after that. */
const isHalfNameless = (register: Register, party: PartyId): boolean =>
  !writtenById(register, party as string as EntryId) &&
  hangingOn(register, party as string as EntryId, "erasure").some(({ by }) => by.party === KEEPER);
