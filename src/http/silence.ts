import { type BookId, type EntryId, KEEPER, type PartyId } from "../register/ids.ts";
import type { Draft } from "../register/entry.ts";
import { millisecondsOf } from "../register/reading.ts";
import type { Register } from "../register/register.ts";
import { MONTHS_AFTER_LETTER, monthsLater, RETENTION } from "../register/retention.ts";
import { deleteMembersOf, accountsOf } from "../storage/accounts.ts";
import { bookById } from "../storage/books.ts";
import { forgetSilent, noteSilent, silentIn } from "../storage/cleaning.ts";
import { deleteCodesFor } from "../storage/codes.ts";
import { emailOf } from "../storage/email.ts";
import { sessionsOf } from "../storage/sessions.ts";
import { LOCALES, type Locale } from "../web/texts.ts";
import { forgetCounted } from "./forgetting.ts";
import { keepMail } from "./outbox.ts";
import type { Services } from "./services.ts";

/**
 * Writes to residents' parties that neither wrote nor came in for 24 months, and takes the name and the people of those that stayed
 * silent after that. Gives how many became nameless. Coming in is all it takes to stay.
 */
export async function letSilentGo(services: Services, book: BookId): Promise<number> {
  const { engine, desk, secrets } = services;
  const now = secrets.clock();
  const silent = await silentParties(services, book, (await desk.open(book)).register);
  const told = new Map((await silentIn(engine, book)).map((one) => [one.party, one.told]));
  for (const party of told.keys()) if (!silent.includes(party)) await forgetSilent(engine, book, party);
  let nameless = 0;
  for (const party of silent) {
    const since = told.get(party);
    if (since === undefined) await writeTo(services, book, party);
    else if (monthsLater(Date.parse(since), MONTHS_AFTER_LETTER) <= now.getTime()) {
      await becomeNameless(services, book, party);
      nameless++;
    }
  }
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
  for (const [party] of quiet) if (!(await isIn(services, book, party))) silent.push(party);
  return silent;
}

/** When each party last wrote. */
function lastWords({ entries }: Register): ReadonlyMap<PartyId, number> {
  const last = new Map<PartyId, number>();
  for (const entry of entries) if (entry.kind !== "erased") last.set(entry.by.party, millisecondsOf(entry.at));
  return last;
}

/** Whether somebody of a party is signed in somewhere. Which pages they open is kept nowhere (never 7). */
async function isIn({ engine, secrets }: Services, book: BookId, party: PartyId): Promise<boolean> {
  const now = secrets.clock().toISOString();
  for (const account of await accountsOf(engine, book, party))
    if ((await sessionsOf(engine, account, now)).length > 0) return true;
  return false;
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

/** What it wrote stays, under nobody's name, as long as its own terms. */
async function becomeNameless(services: Services, book: BookId, party: PartyId): Promise<void> {
  const { engine, desk } = services;
  await forgetCounted(services, book, party);
  await engine.transaction(`people ${book} ${party}`, async (queries) => {
    await deleteMembersOf(queries, book, party);
    await deleteCodesFor(queries, book, party);
    await forgetSilent(queries, book, party);
  });
  const body = { target: party as string as EntryId, along: [] };
  await desk.write(book, { kind: "erasure", by: { party: KEEPER, account: KEEPER }, body } as Draft);
}
