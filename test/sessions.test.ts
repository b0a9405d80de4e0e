import { afterAll, beforeAll, expect, test } from "vitest";
import { makePartyCode } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { insertSession, openedByEach } from "../src/storage/sessions.ts";
import { foundBook } from "./support/book.ts";
import { STYLE } from "../src/web/island-file.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { servicesAt } from "./support/still-site.ts";

const DAY = 86_400_000;
const BEGIN = Date.parse("2026-03-02T12:00:00.000Z");
let now = BEGIN;
let services: Services;
let book: BookId;
let group: PartyId;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, group } = await foundBook(services.desk, "buurt"));
});
afterAll(() => services.engine.close());

const FIREFOX = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
const code = () => makePartyCode(services.engine, services.secrets, { book, party: group, maker: "steward" });

async function signedIn(userAgent = FIREFOX): Promise<TestBrowser> {
  const browser = browserAt(services, userAgent);
  await browser.signIn(await code());
  return browser;
}
const isIn = async (browser: TestBrowser): Promise<boolean> => (await browser.get("/account")).status === 200;
const secretOf = ({ jar }: TestBrowser): string => jar.get("session") ?? "";
/** The same browser as it was: whoever took its cookie, or a page that was asked for before. */
const withSecret = (secret: string): TestBrowser => {
  const other = browserAt(services, FIREFOX);
  other.jar.set("session", secret);
  return other;
};

test("the secret is replaced on a next day of use; the one before works for a minute and then no more", async () => {
  const browser = await signedIn();
  const first = secretOf(browser);
  expect([await isIn(browser), secretOf(browser)]).toEqual([true, first]);
  now += DAY;
  expect(await isIn(browser)).toBe(true);
  const second = secretOf(browser);
  expect(second).not.toBe(first);
  expect(await isIn(browser)).toBe(true);
  now += 30_000;
  expect(await isIn(withSecret(first))).toBe(true);
  now += 60_000;
  expect([await isIn(withSecret(first)), await isIn(browser), secretOf(browser)]).toEqual([false, true, second]);
});

test("two pages at once, or an answer that never arrived, sign nobody out", async () => {
  const browser = await signedIn();
  const first = secretOf(browser);
  now += DAY;
  const tabs = [withSecret(first), withSecret(first)];
  expect(await Promise.all(tabs.map(isIn))).toEqual([true, true]);
  expect(tabs.map(secretOf).filter((secret) => secret !== first)).toHaveLength(1);
  // Neither new secret reached the browser: it comes back with the first one, and gets another.
  now += 120_000;
  expect(await isIn(browser)).toBe(true);
  expect(secretOf(browser)).not.toBe(first);
  expect(await isIn(browser)).toBe(true);
});

test("a file that proxies may keep carries no cookie", async () => {
  const browser = await signedIn();
  now += DAY;
  expect((await browser.get(STYLE.path)).headers.getSetCookie()).toEqual([]);
});

test("a session ends when it is not used for the days of the setting, and after the most days however much it is used", async () => {
  const { SESSION_DAYS, SESSION_MOST_DAYS } = services.settings;
  const [idle, busy] = [await signedIn(), await signedIn()];
  for (let day = 1; day < SESSION_MOST_DAYS; day++) {
    now += DAY;
    expect([day, await isIn(busy)]).toEqual([day, true]);
    if (day === SESSION_DAYS + 1) expect(await isIn(idle)).toBe(false);
  }
  now += DAY + 1;
  expect(await isIn(busy)).toBe(false);
});

test("one sees one's sessions, of the device only the kind of browser, and ends one or all others", async () => {
  const [mine, other] = [await signedIn(), await signedIn()];
  const { engine, secrets } = services;
  const sessionOf = async (browser: TestBrowser) =>
    (await openedByEach(engine, [secrets.sha256(secretOf(browser))]))[0]?.session;
  const { account = "" } = (await sessionOf(mine)) ?? {};
  const elsewhere = async (id: string): Promise<TestBrowser> => {
    const [made, expires] = [new Date(now).toISOString(), "2099-01-01T00:00:00.000Z"];
    await insertSession(engine, { hash: secrets.sha256(id), account, csrf: "c", made, expires, id, browser: "safari" });
    return withSecret(id);
  };
  const [tablet, lost] = [await elsewhere("tablet"), await elsewhere("lost")];
  expect(await mine.text("/account")).toMatch(/3 plekken[^]*Firefox[^]*Hier bent u nu/);
  expect(await other.text("/account")).not.toContain("Log daar uit");
  expect(JSON.stringify(await engine.query("SELECT * FROM session"))).not.toMatch(/Mozilla|Android|127\.0/);
  // What is not one's own stays, whatever is sent.
  await other.post("/account/sessions/end", { session: "lost" });
  expect(await isIn(lost)).toBe(true);
  await mine.post("/account/sessions/end", { session: "lost" });
  expect([await isIn(lost), await isIn(tablet)]).toEqual([false, true]);
  await mine.post("/account/sessions/end-others");
  expect([await isIn(tablet), await isIn(mine), await isIn(other)]).toEqual([false, true, true]);
});

test("a code made to come back opens the same account on another device, once; a new one takes its place", async () => {
  const mine = await signedIn();
  const made = async () => /letter-code">([^<]+)</.exec(await (await mine.post("/account/return")).text())?.[1] ?? "";
  const [old, own] = [await made(), await made()];
  const phone = browserAt(services);
  expect((await phone.signIn(old)).status).toBe(403);
  expect((await phone.signIn(own)).status).toBe(303);
  expect(await phone.text("/account")).toMatch(/Buurtgroep[^]*2 plekken/);
  await phone.post("/account/sessions/end-others");
  expect([await isIn(mine), await isIn(phone)]).toEqual([false, true]);
  expect((await browserAt(services).signIn(own)).status).toBe(403);
  expect((await browserAt(services).post("/account/return")).status).toBe(401);
});

test("a code to come back is never added to somebody else's account", async () => {
  const [mine, other] = [await signedIn(), await signedIn()];
  const code = /letter-code">([^<]+)</.exec(await (await mine.post("/account/return")).text())?.[1] ?? "";
  for (const how of ["", "add"]) {
    const asked = await other.post("/sign-in", { code, how });
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining("een code om terug te komen")]);
  }
  expect((await other.post("/sign-in", { code, how: "new" })).status).toBe(303);
});

test("the address in a letter's QR code asks for one press; opening it uses nothing up", async () => {
  const browser = browserAt(services);
  const typed = await code();
  for (let opened = 0; opened < 30; opened++)
    expect(await browser.text(`/sign-in?code=${typed.replaceAll(" ", "+")}`)).toContain(
      `<input type="hidden" name="code" value="${typed}"/>`,
    );
  expect((await browser.signIn(typed)).status).toBe(303);
});

test("signing out ends the session, not only its cookie", async () => {
  const browser = await signedIn();
  const copy = withSecret(secretOf(browser));
  await browser.post("/sign-out");
  expect([browser.jar.has("session"), await isIn(copy)]).toEqual([false, false]);
});

test("the account page and its buttons are for somebody signed in", async () => {
  const nobody = browserAt(services);
  expect((await nobody.get("/account")).status).toBe(401);
  for (const what of ["end", "end-others"])
    expect((await nobody.post(`/account/sessions/${what}`, { session: "x" })).status).toBe(401);
});

test("the cookie is out of reach of scripts and other sites, and with https bound to this host", async () => {
  const plain = await browserAt(services).signIn(await code());
  expect(plain.headers.getSetCookie()[0]).toMatch(/^session=[\w-]{43}; (?=.*HttpOnly)(?=.*SameSite=Lax)(?!.*Secure)/);
  const settings = { ...services.settings, ...(parseSettings({ BASE_URL: "https://wijk.example" }) as Settings) };
  const secure = browserAt({ ...services, settings });
  const [cookie = ""] = (await secure.signIn(await code())).headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-session=[\w-]{43}; (?=.*Path=\/)(?=.*HttpOnly)(?=.*Secure)(?!.*Domain)/);
  expect((await secure.get("/account")).status).toBe(200);
  const unbound = browserAt({ ...services, settings });
  unbound.jar.set("session", secure.jar.get("__Host-session") ?? "");
  expect((await unbound.get("/account")).status).toBe(401);
});
