import { afterAll, beforeAll, expect, test } from "vitest";
import { makePartyCode, makePosterCode, makeStewardLink } from "../src/http/codes.ts";
import type { Services } from "../src/http/services.ts";
import { setTerms } from "../src/http/terms.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { noteSixteen } from "../src/storage/accounts.ts";
import { insertSession } from "../src/storage/sessions.ts";
import { foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { programOf } from "./support/calling.ts";
import { servicesAt } from "./support/still-site.ts";

/** Accounts are from 16: one tick, once, whoever it is and however they come in. */

let services: Services;
let book: BookId;
let group: PartyId;
let now = Date.parse("2026-11-29T12:00:00.000Z");

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, group } = await foundBook(services.desk, "zestien"));
});
afterAll(() => services.engine.close());

const codeFor = (role: "organiser" | "writer" | "reader") =>
  makePartyCode(services.engine, services.secrets, { book, party: group, maker: "steward", role });
const where = (answer: Response): string => `${answer.status} ${answer.headers.get("Location") ?? ""}`;
const asked = (path: string): string => `303 /sixteen?next=${encodeURIComponent(path)}`;
const said = async (): Promise<readonly unknown[]> =>
  (await services.engine.query("SELECT sixteen FROM account WHERE sixteen <> '' ORDER BY sixteen")).map(
    ({ sixteen }) => sixteen,
  );

async function comeIn(code: string): Promise<TestBrowser> {
  const browser = browserAt(services);
  expect((await browser.post("/sign-in", { code })).status).toBe(303);
  return browser;
}

test("whoever comes in by a code, of any role, a poster or the steward's link is asked first; one tick opens the page asked for", async () => {
  const { engine, secrets } = services;
  const ways = [
    await codeFor("organiser"),
    await codeFor("writer"),
    await codeFor("reader"),
    await makePosterCode(engine, secrets, book),
    await makeStewardLink(engine, secrets),
  ];
  for (const code of ways) {
    const browser = await comeIn(code);
    for (const path of [`/b/${book}`, `/b/${book}/requests?page=2`, "/account", "/steward"])
      expect(where(await browser.get(path))).toBe(asked(path));
    expect(where(await browser.post(`/b/${book}/record/claim`, { speaker: group }))).toBe("303 /sixteen");
    const next = `/b/${book}/parties`;
    expect((await browser.post("/sixteen", { next })).status).toBe(400);
    expect((await browser.get(next)).status).toBe(303);
    expect(where(await browser.post("/sixteen", { next, sixteen: "yes" }))).toBe(`303 ${next}`);
    expect((await browser.get(next)).status).toBe(200);
  }
  expect(await said()).toEqual(ways.map(() => new Date(now).toISOString()));
});

test("a session that came another way, by mail, key or institution, is asked the same, once for the account", async () => {
  const { engine, secrets } = services;
  const first = await comeIn(await codeFor("reader"));
  const sql = "SELECT a.account FROM account a JOIN membership m ON m.account = a.account WHERE a.sixteen = ''";
  const account = String((await engine.query(sql))[0]?.account);
  for (const institution of [0, 1] as const) {
    const session = { account, csrf: "token", made: secrets.clock().toISOString(), expires: "2099-01-01", institution };
    await insertSession(engine, { ...session, hash: secrets.sha256(`other ${institution}`) });
    const other = browserAt(services);
    other.jar.set("session", `other ${institution}`);
    expect(where(await other.get("/account"))).toBe(asked("/account"));
    if (institution === 1) await first.post("/sixteen", { sixteen: "yes" });
    if (institution === 1) expect((await other.get("/account")).status).toBe(200);
  }
});

test("a key made before this was asked opens nothing, neither to read nor to write, until its maker says it", async () => {
  const program = await programOf(services, { book, party: group });
  await services.engine.query("UPDATE account SET sixteen = '' WHERE account = $1", [program.account]);
  const claim = { kind: "claim", body: { speaker: group, forWhom: "de straat" } };
  const asks = [
    () => program.get("/books"),
    () => program.get(`/books/${book}/waiting`),
    () => program.send(`/books/${book}/entries`, claim),
  ];
  for (const ask of asks) {
    const answer = await ask();
    const told = (await answer.json()) as { readonly code: string; readonly detail: string };
    expect([answer.status, told.code, told.detail.includes("16 of ouder")]).toEqual([403, "sixteen-first", true]);
  }
  expect(await services.engine.query("SELECT used FROM token WHERE account = $1", [program.account])).toEqual([
    { used: "" },
  ]);
  await noteSixteen(services.engine, program.account, new Date(now).toISOString());
  expect(await Promise.all(asks.map(async (ask) => (await ask()).status))).toEqual([200, 200, 201]);
  await services.engine.query("DELETE FROM account WHERE account = $1", [program.account]);
});

test("younger: what is public, one's rights and the way out stand open; nobody is led to another site", async () => {
  const browser = await comeIn(await codeFor("reader"));
  for (const path of ["/", "/privacy", "/account/erase", "/account/take-out", "/sixteen"])
    expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
  for (const next of ["https://example.org/", "//example.org", "/\\\\example.org", "javascript:alert(1)", "/b\r\nX: y"])
    expect(await browser.text(`/sixteen?next=${encodeURIComponent(next)}`)).toContain('name="next" value=""');
  expect((await browser.post("/account/erase", { word: "another" })).status).toBe(400);
  expect((await browser.post("/sign-out")).status).toBe(303);
  expect((await browser.get("/sixteen")).status).toBe(401);
});

test("the tick on the terms of a book says it too, and when it was said first stays", async () => {
  await setTerms(services, book, { nl: { rules: "Wees eerlijk.", arrangement: "Ieder staat in voor zichzelf." } });
  now += 60_000;
  const before = (await said()).length;
  const browser = await comeIn(await codeFor("writer"));
  const version = /name="version" value="([^"]+)"/.exec(await browser.text(`/b/${book}/terms`))?.[1] ?? "";
  const answer = await browser.post(`/b/${book}/terms`, { version, agree: "yes", for: group });
  expect(where(answer)).toBe(`303 /b/${book}`);
  expect((await browser.get(`/b/${book}`)).status).toBe(200);
  now += 60_000;
  await browser.post("/sixteen", { sixteen: "yes" });
  expect((await said()).slice(before)).toEqual([new Date(now - 60_000).toISOString()]);
});
