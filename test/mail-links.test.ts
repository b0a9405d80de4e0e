import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { backstageDone } from "../src/http/backstage.ts";
import { clean } from "../src/http/cleaning.ts";
import { makePartyCode } from "../src/http/codes.ts";
import { dropMails, mailsIn } from "../src/http/outbox.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { servicesAt } from "./support/still-site.ts";

const MINUTE = 60_000;
const DATA_DIR = mkdtempSync(path.join(tmpdir(), "wijkspiegel-links-"));
let now = Date.parse("2026-03-02T12:00:00.000Z");
let services: Services;
let book: BookId;
let group: PartyId;

beforeAll(async () => {
  services = { ...(await servicesAt(() => new Date(now))), settings: parseSettings({ DATA_DIR }) as Settings };
  ({ book, group } = await foundBook(services.desk, "buurt"));
});
afterAll(async () => {
  await services.engine.close();
  rmSync(DATA_DIR, { recursive: true, force: true });
});

/** What a sign-in link stands for, by the last mail to an address; the mail is taken out. */
async function linkTo(address: string): Promise<string | undefined> {
  await backstageDone(services);
  const mail = mailsIn(services.settings).findLast(({ to }) => to === address);
  dropMails(services.settings, { account: mail?.account ?? "" });
  return mail && /http:\/\/localhost:4321(\/\S+)/.exec(mail.text)?.[1];
}

async function signedIn(): Promise<TestBrowser> {
  const browser = browserAt(services);
  await browser.signIn(
    await makePartyCode(services.engine, services.secrets, { book, party: group, maker: "steward" }),
  );
  return browser;
}
const isIn = async (browser: TestBrowser): Promise<boolean> => (await browser.get("/account")).status === 200;
const secretIn = (link: string | undefined): string => link?.split("/").at(-1) ?? "";

/** Each test asks in a quarter of an hour of its own. */
const later = (minutes = 30): number => (now += minutes * MINUTE);

async function withAddress(address: string): Promise<TestBrowser> {
  later();
  const browser = await signedIn();
  await browser.post("/account/email", { email: address });
  await browser.post("/account/email/confirm", { secret: secretIn(await linkTo(address)) });
  expect(await browser.text("/account")).toContain(`<bdi>${address}</bdi>`);
  return browser;
}

async function asks(address: string): Promise<string | undefined> {
  await browserAt(services).post("/sign-in/mail", { email: address });
  return linkTo(address);
}

test("an address is added by pressing in a mail, and from then on a link comes in, in any browser", async () => {
  await withAddress("samira@voorbeeld.nl");
  later();
  const phone = browserAt(services);
  const answer = await phone.post("/sign-in/mail", { email: " Samira@Voorbeeld.nl " });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/sign-in/mail"]);
  const link = await linkTo("samira@voorbeeld.nl");
  // What looks at mail on the way opens the link: nothing is used up.
  for (let i = 0; i < 3; i++) expect((await browserAt(services).get(link ?? "")).status).toBe(200);
  const other = browserAt(services);
  const inside = await other.post("/sign-in/mail/use", { secret: secretIn(link) });
  expect([inside.status, inside.headers.get("Location"), await isIn(other)]).toEqual([303, `/b/${book}`, true]);
});

test("a link works once, for a quarter of an hour, and another's or a made-up one does not", async () => {
  await withAddress("eens@voorbeeld.nl");
  later();
  const [first, second] = [await asks("eens@voorbeeld.nl"), await asks("eens@voorbeeld.nl")];
  const use = async (secret: string): Promise<number> => {
    const browser = browserAt(services);
    const answer = await browser.post("/sign-in/mail/use", { secret });
    if (answer.status !== 303) expect(await answer.text()).toContain("Deze link werkt niet meer");
    expect(await isIn(browser)).toBe(answer.status === 303);
    return answer.status;
  };
  const both = await Promise.all([use(secretIn(second)), use(secretIn(second))]);
  expect(both.toSorted()).toEqual([303, 403]);
  // The links before it went with it.
  expect([await use(secretIn(first)), await use(""), await use("x".repeat(43))]).toEqual([403, 403, 403]);
  later();
  const late = await asks("eens@voorbeeld.nl");
  now += 15 * MINUTE + 1;
  expect(await use(secretIn(late))).toBe(403);
  expect(JSON.stringify(await services.engine.query("SELECT * FROM mail_link"))).not.toContain(secretIn(late));
});

test("a known and an unknown address get the same answer, byte for byte, before anything is looked up", async () => {
  await withAddress("bekend@voorbeeld.nl");
  later();
  const answers = [];
  for (const email of ["bekend@voorbeeld.nl", "vreemd@voorbeeld.nl"]) {
    const query = vi.spyOn(services.engine, "query");
    const answer = await browserAt(services).post("/sign-in/mail", { email });
    expect(query.mock.calls.filter(([sql]) => sql.includes("email"))).toEqual([]);
    query.mockRestore();
    const headers = [...answer.headers].filter(([name]) => name !== "x-request-id");
    answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
    await backstageDone(services);
  }
  expect(answers[0]).toBe(answers[1]);
  expect(mailsIn(services.settings).map(({ to }) => to)).toEqual(["bekend@voorbeeld.nl"]);
  dropMails(services.settings, { before: "9999" });
});

test("mails are bounded per address, known or not, and per sender; what is no address is said so", async () => {
  await withAddress("vol@voorbeeld.nl");
  later();
  const statuses = async (address: string, times: number) => {
    const all = [];
    for (let i = 0; i < times; i++)
      all.push((await browserAt(services).post("/sign-in/mail", { email: address })).status);
    return all;
  };
  for (const address of ["vol@voorbeeld.nl", "leeg@voorbeeld.nl"])
    expect(await statuses(address, 5)).toEqual([303, 303, 303, 303, 429]);
  await backstageDone(services);
  expect(mailsIn(services.settings)).toHaveLength(4);
  const many = [];
  for (let i = 0; i < 15; i++) many.push(...(await statuses(`${i}@voorbeeld.nl`, 1)));
  expect([many.slice(0, 10).every((one) => one === 303), many.at(-1)]).toEqual([true, 429]);
  for (const wrong of ["", "geen adres", "a@b", "a@b.nl\r\nBcc: c@d.nl", "a@b.nl, c@d.nl", `${"x".repeat(250)}@b.nl`])
    expect((await browserAt(services).post("/sign-in/mail", { email: wrong })).status).toBe(400);
  dropMails(services.settings, { before: "9999" });
});

test("an address gets twenty mails a day at most, whoever asks for them", async () => {
  now = Math.ceil(now / (24 * 60 * MINUTE)) * 24 * 60 * MINUTE;
  const statuses = [];
  for (let quarter = 0; quarter < 7; quarter++, now += 15 * MINUTE)
    for (let i = 0; i < 3; i++)
      statuses.push((await browserAt(services).post("/sign-in/mail", { email: "overstelpt@voorbeeld.nl" })).status);
  expect([statuses.slice(0, 20).every((one) => one === 303), statuses.slice(20)]).toEqual([true, [429]]);
});

test("an address is confirmed only by the account that gave it, and goes to whoever reads its mail", async () => {
  const [one, other] = [await withAddress("een@voorbeeld.nl"), await signedIn()];
  later();
  await other.post("/account/email", { email: "een@voorbeeld.nl" });
  const link = await linkTo("een@voorbeeld.nl");
  const secret = secretIn(link);
  for (const wrong of [one, browserAt(services)])
    expect((await wrong.post("/account/email/confirm", { secret })).status).toBe(403);
  expect((await other.post("/account/email/confirm", { secret })).status).toBe(303);
  expect(await one.text("/account")).not.toContain("een@voorbeeld.nl");
  expect((await other.post("/account/email/confirm", { secret })).status).toBe(403);
});

test("taking an address away forgets it, its links and its mail; cleaning forgets what was never confirmed", async () => {
  const browser = await withAddress("weg@voorbeeld.nl");
  later();
  const link = await asks("weg@voorbeeld.nl");
  await browserAt(services).post("/sign-in/mail", { email: "weg@voorbeeld.nl" });
  await browser.post("/account/email", { email: "nieuw@voorbeeld.nl" });
  await backstageDone(services);
  expect(mailsIn(services.settings)).toHaveLength(2);
  await browser.post("/account/email/remove");
  expect(mailsIn(services.settings)).toEqual([]);
  expect((await browserAt(services).post("/sign-in/mail/use", { secret: secretIn(link) })).status).toBe(403);
  expect(await asks("weg@voorbeeld.nl")).toBeUndefined();
  await browser.post("/account/email", { email: "nooit@voorbeeld.nl" });
  now += 25 * 60 * MINUTE;
  await clean(services);
  const tables = await Promise.all(
    ["email", "mail_link", "attempt"].map((table) => services.engine.query(`SELECT * FROM ${table}`)),
  );
  expect(JSON.stringify([tables, mailsIn(services.settings)])).not.toMatch(/(weg|nieuw|nooit)@voorbeeld\.nl/);
});

test("the mail is in the language of whoever asks, and the address is for somebody signed in alone", async () => {
  await withAddress("taal@voorbeeld.nl");
  for (const [lang, words] of [
    ["en", "You want to sign in"],
    ["tr", "girmek istiyorsunuz"],
    ["ar", "تريدون الدخول"],
  ] as const) {
    later();
    const browser = browserAt(services);
    await browser.get(`/?lang=${lang}`);
    await browser.post("/sign-in/mail", { email: "taal@voorbeeld.nl" });
    await backstageDone(services);
    expect(mailsIn(services.settings).at(-1)?.text).toContain(words);
    dropMails(services.settings, { before: "9999" });
  }
  for (const what of ["", "/remove"])
    expect((await browserAt(services).post(`/account/email${what}`, { email: "x@y.nl" })).status).toBe(401);
});
