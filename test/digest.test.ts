import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { clean } from "../src/http/cleaning.ts";
import { sendDigests } from "../src/http/digests.ts";
import { startMailer } from "../src/http/mailer.ts";
import { mailsIn } from "../src/http/outbox.ts";
import { peopleFor, removePerson } from "../src/http/people.ts";
import { openServices, type Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { Draft, EntryOf } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { insertAccount, insertMembership, membershipsOf, setGiven } from "../src/storage/accounts.ts";
import { chooseDigest, digestOf } from "../src/storage/digests.ts";
import { setEmail } from "../src/storage/email.ts";
import { insertSubject } from "../src/storage/institution-people.ts";
import { insertKnock } from "../src/storage/knocks.ts";
import { deskOn, enter, foundBook } from "./support/book.ts";
import { browserAt } from "./support/browser-of.ts";
import { type MailServer, startMailServer } from "./support/mail-server.ts";
import { buildProgram, start } from "./support/program.ts";
import { servicesAt } from "./support/still-site.ts";

const DAY = 86_400_000;
/** A Monday, at nine in the morning in the Netherlands. */
const START = Date.parse("2026-03-02T08:00:00.000Z");
const SECRET = "een zin die niemand in de mail mag lezen";
let now = START;
let server: MailServer;
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let other: PartyId;
const folders: string[] = [];

beforeAll(async () => {
  server = await startMailServer();
});
beforeEach(async () => {
  now = START;
  services = serverOn(await servicesAt(() => new Date(now)));
  ({ book, city, group } = await foundBook(services.desk, "noord"));
  other = await enter(services.desk, book, { name: "Tafel van Rosa", type: "initiative", side: "residents" });
});
afterAll(async () => {
  await server.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A server of its own on the same database, with an outbox of its own. */
function serverOn(basis: Services, mail = true): Services {
  const DATA_DIR = mkdtempSync(path.join(tmpdir(), "wijkspiegel-digest-"));
  folders.push(DATA_DIR);
  const smtp = mail ? { SMTP_URL: server.url, MAIL_FROM: "wijk@voorbeeld.nl" } : {};
  return { ...basis, settings: parseSettings({ DATA_DIR, ...smtp }) as Settings };
}

let people = 0;
interface Person {
  readonly account: string;
  readonly address: string;
}

/** Somebody with a confirmed address who asked for an overview yesterday. */
async function person(
  parties: readonly PartyId[],
  { period = "daily", unit = "", told = new Date(now).toISOString() } = {},
): Promise<Person> {
  const { engine } = services;
  const [account, address] = [`account-${++people}`, `p${people}@voorbeeld.nl`];
  await insertAccount(engine, { account, steward: false, sixteen: told }, told);
  for (const party of parties)
    await insertMembership(engine, account, { book, party, role: "organiser", unit, pseudonym: `${account}-${party}` });
  await setEmail(engine, account, address, told);
  await chooseDigest(engine, { account, period: period as "daily", locale: "nl", slot: "2026-03-01", told });
  return { account, address };
}

async function write(party: PartyId, kind: string, body: object, audience?: string): Promise<EntryId> {
  now += 60_000;
  const draft = { kind, by: { party, account: "a" }, body, ...(audience && { audience }) };
  return (await services.desk.write(book, draft as unknown as Draft)).id;
}
const ask = (from: PartyId, to: PartyId, audience?: string) =>
  write(from, "request", { from: { party: from }, to, matter: "space", what: SECRET, asked: "2026-03-01" }, audience);

/** Sends what is due and hands it over. */
async function mailed(at: Services = services): Promise<void> {
  await sendDigests(at);
  const stop = startMailer(at, 20);
  await vi.waitFor(() => expect(mailsIn(at.settings)).toEqual([]), { timeout: 10_000, interval: 10 });
  await stop();
}
const arrivedAt = ({ address }: Person) =>
  server.arrived.filter(({ to }) => to.includes(address)).map(({ raw }) => raw);
/** The words of a mail, out of quoted-printable, with lines of headers joined. */
const wordsOf = (raw = ""): string =>
  Buffer.from(
    raw
      .replaceAll(/=\r?\n/g, "")
      .replaceAll(/\r\n[ \t]+/g, " ")
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
const deliveries = async (): Promise<readonly EntryOf<"delivery">[]> =>
  (await services.desk.open(book)).register.entries.filter((entry) => entry.kind === "delivery");

/** Hands over with errors expected, which are not printed. */
async function handOverBadly(at: Services, until: () => void): Promise<void> {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const stop = startMailer(at, 20);
  await vi.waitFor(() => (expect(log).toHaveBeenCalled(), until()), { timeout: 20_000 });
  await stop();
  expect(log.mock.calls.join("")).not.toContain("@voorbeeld.nl");
  log.mockRestore();
}

test("an overview says what kind of thing is where, by whom, and no word of what was written", async () => {
  const me = await person([group]);
  const mine = await ask(group, city);
  await write(city, "reply", { target: mine, text: SECRET });
  await ask(other, group);
  await write(city, "doubt", { about: mine, doubter: { party: city }, ground: SECRET });
  await mailed();
  const [raw = ""] = arrivedAt(me);
  const words = wordsOf(raw);
  expect(words).toContain("Subject: Uw overzicht van localhost:4321");
  for (const line of ["noord · Buurtgroep", "Wacht op u", "Vraag, 2 maart 2026", "Antwoord van Gemeente, 2 maart 2026"])
    expect(words).toContain(line);
  expect(words).toContain("Vraagteken van Gemeente");
  expect(words).toContain(`/b/${book}/entries/`);
  // A request can be read first without its name; so the mail does not tell it either.
  expect(words).not.toMatch(/een zin die niemand|Rosa/);
  expect(words).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(words).toMatch(/List-Unsubscribe: <http:\/\/localhost:4321\/digest\/stop\/[\w-]{43}>/);
  expect(raw).toMatch(/text\/plain[^]*text\/html/);
});

test("one per period and none in a period without news; what waits already comes along and brings no mail", async () => {
  const [daily, weekly] = [await person([group]), await person([group], { period: "weekly" })];
  await ask(other, group);
  for (let i = 0; i < 3; i++) await mailed();
  expect([arrivedAt(daily).length, arrivedAt(weekly).length]).toEqual([1, 1]);
  // Before seven the next morning it is still the same day for overviews.
  now = START + 21.9 * 3_600_000;
  await ask(other, group);
  await mailed();
  expect(arrivedAt(daily).length).toBe(1);
  now = START + DAY;
  await mailed();
  expect(wordsOf(arrivedAt(daily)[1])).toMatch(/Wacht op u[^]*Vraag, 3 maart[^]*Vraag, 2 maart/);
  now = START + 2 * DAY;
  await mailed();
  now = START + 6.9 * DAY;
  await mailed();
  expect([arrivedAt(daily).length, arrivedAt(weekly).length]).toEqual([2, 1]);
  now = START + 7 * DAY;
  await mailed();
  expect([arrivedAt(daily).length, arrivedAt(weekly).length]).toEqual([2, 2]);
});

test("somebody who knocked brings a mail that tells how many wait, once, and no word, name or number of them", async () => {
  const me = await person([group]);
  const knocks = async (id: string): Promise<void> => {
    now += 60_000;
    const none = { answer: "", answered: null, more: "", more_made: null, last: "", last_made: null };
    const said = { receipt: `receipt-${id}`, knocker: "", called: SECRET, words: SECRET } as const;
    await insertKnock(services.engine, { book, id, party: group, made: new Date(now).toISOString(), ...said, ...none });
  };
  await knocks("1");
  await knocks("2");
  await mailed();
  const words = wordsOf(arrivedAt(me)[0]);
  expect(words).toMatch(/Aan uw deur[^]*2 berichten wachten op uw antwoord/);
  expect(words).toContain(`/b/${book}/knocks`);
  expect(words).not.toMatch(/een zin die niemand|receipt/);
  now += DAY;
  await mailed();
  expect(arrivedAt(me)).toHaveLength(1);
  await services.engine.query("UPDATE knock SET answered = made WHERE id = '1'");
  await knocks("3");
  now += DAY;
  await mailed();
  expect(wordsOf(arrivedAt(me)[1])).toContain("2 berichten wachten");
});

test("two servers that look at the same moment make one mail for each; news that was not taken is told next time", async () => {
  const some: Person[] = [];
  for (let i = 0; i < 5; i++) some.push(await person([group]));
  await ask(other, group);
  const second = { ...serverOn(services), desk: deskOn(services.engine) };
  await Promise.all([sendDigests(services), sendDigests(second), sendDigests(services)]);
  await Promise.all([mailed(services), mailed(second)]);
  expect(some.map((one) => arrivedAt(one).length)).toEqual([1, 1, 1, 1, 1]);
  // The server says no until the day is over: that mail goes no more, and the next one tells it.
  const late = await person([group]);
  await ask(other, group);
  server.busy = true;
  await sendDigests(services);
  await handOverBadly(services, () => expect(mailsIn(services.settings).length).toBe(1));
  server.busy = false;
  now = START + DAY;
  await mailed();
  expect(arrivedAt(late).length).toBe(1);
  expect(wordsOf(arrivedAt(late)[0])).toContain("Vraag, 2 maart");
});

test("kill -9 while mails are under way: nobody gets two, and no news is lost", async () => {
  await buildProgram();
  const receiving = await startMailServer();
  const environment = { SMTP_URL: receiving.url, MAIL_FROM: "wijk@voorbeeld.nl", PORT: "0" };
  const at = await openServices(serverOn(services).settings);
  // As if all of it happened on this installation, some days ago.
  const real = { ...at, settings: { ...at.settings, ...environment } } as unknown as Services;
  [services, now] = [real, Date.now()];
  ({ book, city, group } = await foundBook(at.desk, "noord"));
  const some: Person[] = [];
  for (let i = 0; i < 6; i++) some.push(await person([group], { told: "2020-01-01T00:00:00.000Z" }));
  await ask(city, group);
  await at.engine.close();
  const runs = { ...environment, DATA_DIR: at.settings.DATA_DIR };
  let killed = start(["serve"], runs);
  for (const after of [1, 3]) {
    receiving.silence = (end, done) =>
      receiving.arrived.length < after ? done() : (killed.child.kill("SIGKILL"), end());
    await killed.ended;
    killed = start(["serve"], runs);
  }
  receiving.silence = undefined;
  const waiting = () => mailsIn(at.settings).length;
  await vi.waitFor(() => expect([waiting(), receiving.arrived.length > 3]).toEqual([0, true]), { timeout: 30_000 });
  killed.child.kill("SIGTERM");
  await killed.ended;
  const reached = receiving.arrived.flatMap(({ to }) => to);
  expect([new Set(reached).size, waiting()]).toEqual([reached.length, 0]);
  // Each kill costs one mail at most, and no news: whoever got none hears it in the next period.
  const after = await openServices(at.settings);
  const untold = await after.engine.query(
    "SELECT e.address FROM digest d JOIN email e ON e.account = d.account WHERE d.told < '2021'",
  );
  await after.engine.close();
  const missed = some.map(({ address }) => address).filter((address) => !reached.includes(address));
  expect(missed.filter((address) => !untold.some((one) => one.address === address))).toEqual([]);
  expect(missed.length).toBeLessThanOrEqual(2);
  await receiving.close();
}, 120_000);

test("a connection that breaks off after the words is not tried again: better none than two", async () => {
  const me = await person([group]);
  await ask(other, group);
  const broken = await startMailServer();
  broken.silence = (end) => end();
  const at = serverOn(services);
  const site = { ...at, settings: { ...at.settings, SMTP_URL: broken.url } };
  await sendDigests(site);
  await handOverBadly(site, () => undefined);
  expect([broken.arrived.length, mailsIn(site.settings).length]).toEqual([1, 0]);
  await broken.close();
  await mailed();
  expect(arrivedAt(me)).toEqual([]);
}, 40_000);

test("what it named has reached the institution once the server took it, and not while it lies in the outbox", async () => {
  const me = await person([city], { unit: "Wijkzaken" });
  const asked = await ask(group, city);
  const outbox = serverOn(services, false);
  await sendDigests(outbox);
  expect([mailsIn(outbox.settings).length, (await deliveries()).length]).toEqual([1, 0]);
  now = START + DAY;
  const next = await ask(other, city);
  await mailed();
  expect(arrivedAt(me).length).toBe(1);
  expect((await deliveries()).map(({ body }) => [body.target, body.party, body.means])).toEqual([
    [next, city, "digest"],
    [asked, city, "digest"],
  ]);
  now = START + 2 * DAY;
  await ask(other, city);
  await mailed();
  expect((await deliveries()).length).toBe(3);
});

test("never: what is the residents' own reaches the mail of somebody who is in for an institution", async () => {
  const both = await person([city, group]);
  await ask(other, group, "residents");
  await ask(other, group);
  await mailed();
  expect(arrivedAt(both)).toEqual([]);
  now = START + DAY;
  await ask(group, city);
  await mailed();
  const words = wordsOf(arrivedAt(both)[0]);
  expect(words).toContain("noord · Gemeente");
  expect(words).not.toMatch(/Buurtgroep|Rosa/);
  // One line, in the text and in the other half of the mail.
  expect(words.match(/\/entries\//g)).toHaveLength(2);
});

test("a mail that waits goes no more when somebody is taken out, stops, or may read no more what it names", async () => {
  const [out, stopped, stays] = [await person([group]), await person([group]), await person([group])];
  await ask(other, group);
  await sendDigests(services);
  expect(mailsIn(services.settings).length).toBe(3);
  const [me] = await membershipsOf(services.engine, stays.account);
  const [gone] = await membershipsOf(services.engine, out.account);
  if (!me || !gone) throw new Error("nobody is in");
  const all = await peopleFor(services, me);
  await removePerson(services, me, all.find((one) => one.isMaker(gone.pseudonym))?.key ?? "");
  const link = mailsIn(services.settings).find(({ to }) => to === stopped.address)?.digest?.stop ?? "";
  await browserAt(services).post(new URL(link).pathname, {});
  await mailed();
  expect([out, stopped, stays].map((one) => arrivedAt(one).length)).toEqual([0, 0, 1]);
  now = START + DAY;
  const narrowed = await ask(other, group);
  await sendDigests(services);
  expect(mailsIn(services.settings).length).toBe(1);
  await write(other, "publication", { target: narrowed, audience: "own" });
  await mailed();
  expect(arrivedAt(stays).length).toBe(1);
});

test("whom the institution let in is told nothing more a month after it last did", async () => {
  const me = await person([city]);
  const [membership] = await membershipsOf(services.engine, me.account);
  if (membership) await setGiven(services.engine, membership);
  await insertSubject(services.engine, { hash: me.account, account: me.account, institution: "stad", made: "" });
  const checked = (at: number) =>
    services.engine.query("UPDATE institution_person SET checked = $1", [new Date(at).toISOString()]);
  await checked(START - 32 * DAY);
  await ask(group, city);
  await mailed();
  expect(arrivedAt(me)).toEqual([]);
  now = START + DAY;
  await checked(START);
  await mailed();
  expect(arrivedAt(me).length).toBe(1);
});

test("one press stops it, without an account, months later, and tells nobody whether a link is of anybody", async () => {
  const me = await person([group]);
  await ask(other, group);
  await mailed();
  const link = /\/digest\/stop\/[\w-]{43}/.exec(wordsOf(arrivedAt(me)[0]))?.[0] ?? "";
  now += 300 * DAY;
  await clean(services);
  const madeUp = `/digest/stop/${"x".repeat(43)}`;
  const browser = browserAt(services);
  // What looks at mail on the way opens the link: nothing stops.
  expect((await browser.text(link)).replaceAll(link, madeUp)).toBe(await browser.text(madeUp));
  expect(await digestOf(services.engine, me.account)).toBeDefined();
  const press = (way: string) => browser.post(way, { "List-Unsubscribe": "One-Click" });
  const [wrong, right] = [await press(madeUp), await press(link)];
  expect([wrong.status, right.status]).toEqual([200, 200]);
  expect((await right.text()).replaceAll(link, madeUp)).toBe(await wrong.text());
  expect(await digestOf(services.engine, me.account)).toBeUndefined();
  const kept = await services.engine.query("SELECT * FROM digest_stop");
  expect([kept.length, JSON.stringify(kept).includes(link.split("/").at(-1) ?? "")]).toEqual([1, false]);
  now += 101 * DAY;
  await clean(services);
  expect(await services.engine.query("SELECT * FROM digest_stop")).toEqual([]);
});

test("nobody gets one unasked: it is chosen on the account page, in a language, and ends with the address", async () => {
  const me = await person([group]);
  await services.engine.query("DELETE FROM digest");
  await ask(other, group);
  await mailed();
  expect(arrivedAt(me)).toEqual([]);
  const browser = browserAt(services);
  await browser.post("/sign-in/mail", { email: me.address });
  await vi.waitFor(() => expect(mailsIn(services.settings).length).toBe(1));
  const secret = /sign-in\/mail\/(\S+)/.exec(mailsIn(services.settings)[0]?.text ?? "")?.[1] ?? "";
  await browser.post("/sign-in/mail/use", { secret });
  expect(await browser.text("/account")).toMatch(/type="radio"[^>]*value="weekly"[^>]*checked/);
  await browser.post("/account/digest", { wanted: "yes", period: "daily", language: "ar" });
  await ask(other, group);
  await mailed();
  expect(arrivedAt(me).filter((raw) => raw.includes("List-Unsubscribe"))).toEqual([]);
  now = START + DAY;
  await mailed();
  const raw = arrivedAt(me).find((one) => one.includes("List-Unsubscribe")) ?? "";
  expect(raw).toMatch(/lang=3D"ar" dir=3D"rtl"|base64/);
  await browser.post("/account/digest", { period: "daily" });
  expect(await digestOf(services.engine, me.account)).toBeUndefined();
  await browser.post("/account/digest", { wanted: "yes", period: "weekly", language: "tr" });
  expect(await digestOf(services.engine, me.account)).toMatchObject({ period: "weekly", locale: "tr" });
  await browser.post("/account/email/remove");
  const left = ["digest", "digest_stop", "email"].map((table) => services.engine.query(`SELECT * FROM ${table}`));
  expect(await Promise.all(left)).toEqual([[], [], []]);
});
