import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { askProvider, backFrom, institutionOf, startProvider, type TestProvider } from "./support/institution.ts";
import { servicesAt } from "./support/still-site.ts";

/** Signing out here leaves the session at the institution: that is told, and where it can be ended there, by a real provider. */

const SITE = "http://localhost:4321";
const BEGIN = "/sign-in/institution/stad";
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-out-"));
const providers: TestProvider[] = [];
let basis: Services;
let places: readonly object[];
let code: () => Promise<string>;

beforeAll(async () => {
  basis = await servicesAt(() => new Date());
  const { book, city } = await foundBook(basis.desk, "buurt");
  places = [{ value: "Wijkzaken", book, party: city, unit: "Wijkzaken", role: "writer" }];
  const { makePartyCode } = await import("../src/http/codes.ts");
  code = () => makePartyCode(basis.engine, basis.secrets, { book, party: city, maker: "steward" });
});
afterAll(async () => {
  for (const provider of providers) await provider.close();
  await basis.engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The site with a provider that ends sessions or does not. */
async function siteWith(endsSessions: boolean, more: object = {}) {
  const provider = await startProvider(`${SITE}${BEGIN}/back`, { endsSessions });
  providers.push(provider);
  writeFileSync(path.join(folder, "key.pem"), provider.key);
  const OIDC_FILE = path.join(folder, "oidc.json");
  writeFileSync(OIDC_FILE, JSON.stringify([{ ...institutionOf(provider, { places }), ...more }]));
  const services = { ...basis, settings: parseSettings({ DATA_DIR: folder, OIDC_FILE }) as Settings };
  return { provider, services };
}

const jar = new Map<string, string>();
/** Comes in; whether the provider asked who comes. */
async function comeIn(browser: TestBrowser, provider: TestProvider): Promise<boolean> {
  let wasAsked = false;
  provider.who = { sub: "jan", department: "Wijkzaken" };
  const away = (await browser.get(BEGIN)).headers.get("Location") ?? "";
  await browser.get(await backFrom(away, SITE, { jar, asked: () => (wasAsked = true) }));
  await browser.post("/sixteen", { sixteen: "yes" });
  return wasAsked;
}

const signOut = async (browser: TestBrowser): Promise<string> =>
  (await browser.post("/sign-out")).headers.get("Location") ?? "";
const endOn = (page: string): string | undefined =>
  /<a class="button" href="(http:[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");

test("whoever signs out is told of the session there, and ends it with one press and a yes there, and comes back", async () => {
  const { provider, services } = await siteWith(true, { comesBack: true });
  const browser = browserAt(services);
  expect(await comeIn(browser, provider)).toBe(true);
  expect(await signOut(browser)).toBe(`${BEGIN}/out`);
  expect((await browser.get("/account")).status).toBe(401);
  // Without more, the next who sits here comes in again and is asked nothing.
  expect(await comeIn(browser, provider)).toBe(false);
  await signOut(browser);
  const page = await browser.text(`${BEGIN}/out`);
  expect(page).toContain("Bij <bdi>De stad</bdi> bent u nog ingelogd.");
  const end = endOn(page) ?? "";
  expect(Object.fromEntries(new URL(end).searchParams)).toEqual({
    client_id: "wijkspiegel",
    post_logout_redirect_uri: `${SITE}/`,
  });
  const asking = await (await askProvider(end, jar)).text();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asking)?.[1] ?? "";
  const to = /action="([^"]+)"/.exec(asking)?.[1] ?? "";
  const body = new URLSearchParams({ xsrf, logout: "yes" });
  const ended = await askProvider(to, jar, { method: "POST", body });
  expect(ended.headers.get("Location")).toBe(`${SITE}/`);
  expect(await comeIn(browser, provider)).toBe(true);
});

test("an institution that does not know a way back is not given one; nothing of an ID token is kept", async () => {
  const { provider, services } = await siteWith(true);
  const browser = browserAt(services);
  jar.clear();
  await comeIn(browser, provider);
  await signOut(browser);
  const end = new URL(endOn(await browser.text(`${BEGIN}/out`)) ?? "");
  expect(Object.fromEntries(end.searchParams)).toEqual({ client_id: "wijkspiegel" });
  for (const table of ["session", "institution_person", "institution_visit", "account"])
    expect(JSON.stringify(await services.engine.query(`SELECT * FROM ${table}`))).not.toMatch(/eyJ|"jan"|De Vries/);
});

test("where it has no such address, or does not answer, one is told to sign out there oneself", async () => {
  const { provider, services } = await siteWith(false);
  const browser = browserAt(services);
  jar.clear();
  await comeIn(browser, provider);
  await signOut(browser);
  const byHand = "Log daarom ook uit bij <bdi>De stad</bdi>.";
  const page = await browser.text(`${BEGIN}/out`);
  expect([page.includes(byHand), endOn(page)]).toEqual([true, undefined]);
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const away = await siteWith(true);
  await away.provider.close();
  const there = await browserAt(away.services).get(`${BEGIN}/out`);
  expect([there.status, (await there.text()).includes(byHand)]).toEqual([200, true]);
  log.mockRestore();
  expect((await browser.get("/sign-in/institution/elders/out")).status).toBe(404);
});

test("whoever came in with a code is signed out as before", async () => {
  const { services } = await siteWith(true);
  const browser = browserAt(services);
  await browser.signIn(await code());
  expect(await signOut(browser)).toBe("/");
});
