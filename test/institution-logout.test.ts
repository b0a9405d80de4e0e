import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createApp } from "../src/http/app.tsx";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { backFrom, startProvider, type TestProvider } from "./support/institution.ts";
import { servicesAt } from "./support/still-site.ts";

/** An institution tells that somebody was signed out or cut off, by a real provider: what its sign-in began ends at once. */

const SITE = "http://localhost:4321";
const BEGIN = "/sign-in/institution/stad";
const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-logout-"));
let provider: TestProvider;
let services: Services;
let book: BookId;
let city: PartyId;

beforeAll(async () => {
  provider = await startProvider(`${SITE}${BEGIN}/back`);
  const basis = await servicesAt(() => new Date());
  ({ book, city } = await foundBook(basis.desk, "buurt"));
  writeFileSync(path.join(folder, "key.pem"), provider.key);
  const places = [{ value: "Wijkzaken", book, party: city, unit: "Wijkzaken", role: "writer" }];
  const at = { name: "stad", label: "De stad", issuer: provider.issuer, clientId: "wijkspiegel", httpOnLoopback: true };
  const OIDC_FILE = path.join(folder, "oidc.json");
  writeFileSync(OIDC_FILE, JSON.stringify([{ ...at, key: "key.pem", claim: "department", places }]));
  services = { ...basis, settings: parseSettings({ DATA_DIR: folder, OIDC_FILE }) as Settings };
  provider.hears = told;
});
afterAll(async () => {
  await provider.close();
  await services.engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const told = async (to: string, body: string): Promise<Response> =>
  createApp(services).request(
    to,
    { method: "POST", body, headers: { "Content-Type": "application/x-www-form-urlencoded" } },
    { incoming: { socket: { remoteAddress: "192.0.2.7", remotePort: 1, remoteFamily: "IPv4" } } },
  );
const tell = async (token: string): Promise<number> =>
  (await told(`${BEGIN}/logout`, new URLSearchParams({ logout_token: token }).toString())).status;
const isIn = async (browser: TestBrowser): Promise<boolean> => (await browser.get("/account")).status === 200;

async function comeIn(sub: string): Promise<TestBrowser> {
  provider.who = { sub, department: "Wijkzaken" };
  const browser = browserAt(services);
  await browser.get(await backFrom((await browser.get(BEGIN)).headers.get("Location") ?? "", SITE));
  await browser.post("/sixteen", { sixteen: "yes" });
  return browser;
}

test("who is signed out there is signed out here, on every device; others, and a way in of one's own, are left", async () => {
  const [desk, tablet, colleague] = [await comeIn("jan"), await comeIn("jan"), await comeIn("fatma")];
  const letter = await (await desk.post("/account/return")).text();
  const home = browserAt(services);
  await home.signIn(/letter-code">([^<]+)</.exec(letter)?.[1] ?? "");
  const all = async () => Promise.all([desk, tablet, colleague, home].map(isIn));
  expect(await all()).toEqual([true, true, true, true]);
  await provider.signOut("jan");
  expect(await all()).toEqual([false, false, true, true]);
  await provider.signOut("somebody who never came");
  expect(await isIn(await comeIn("jan"))).toBe(true);
});

test("a token that is not what it has to be, is old, or comes again, ends nothing", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const browser = await comeIn("hamid");
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: provider.issuer, aud: "wijkspiegel", iat: now, exp: now + 120, sub: "hamid", events: EVENTS };
  const { sub: _, ...nobody } = good;
  const jti = (() => {
    let n = 0;
    return () => `token-${++n}`;
  })();
  const bad: Readonly<Record<string, string>> = {
    nonsense: "x.y.z",
    foreign: await provider.sign({ ...good, jti: jti() }, { foreign: true }),
    issuer: await provider.sign({ ...good, jti: jti(), iss: "https://elders.example" }),
    audience: await provider.sign({ ...good, jti: jti(), aud: "another site" }),
    old: await provider.sign({ ...good, jti: jti(), iat: now - 400 }),
    over: await provider.sign({ ...good, jti: jti(), iat: now - 200, exp: now - 100 }),
    "an ID token": await provider.sign({ ...good, jti: jti(), nonce: "n" }, { typ: "JWT" }),
    "an access token": await provider.sign({ ...good, jti: jti() }, { typ: "at+jwt" }),
    "no event": await provider.sign({ ...good, jti: jti(), events: {} }),
    "a session alone": await provider.sign({ ...nobody, jti: jti(), sid: "s" }),
    "no mark": await provider.sign(good),
    unsigned: `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ ...good, jti: jti() })).toString("base64url")}.`,
  };
  for (const [what, token] of Object.entries(bad))
    expect([what, await tell(token), await isIn(browser)]).toEqual([what, 400, true]);
  expect((await told(`${BEGIN}/logout`, "")).status).toBe(400);
  expect((await told("/sign-in/institution/elders/logout", "logout_token=x")).status).toBe(404);
  const right = await provider.sign({ ...good, jti: jti() });
  expect([await tell(right), await isIn(browser)]).toEqual([200, false]);
  const again = await comeIn("hamid");
  expect([await tell(right), await isIn(again)]).toEqual([400, true]);
  expect(log.mock.calls.join("\n")).not.toMatch(/hamid|token-/);
  log.mockRestore();
});
