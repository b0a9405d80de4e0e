import { afterAll, beforeAll, expect, test } from "vitest";
import { firstPageOf } from "../src/http/first-page.ts";
import type { Services } from "../src/http/services.ts";
import { setTerms } from "../src/http/terms.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { membershipsOf } from "../src/storage/accounts.ts";
import { foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Who writes in a book with terms agreed to them first, and anew when they changed. */

let now = Date.parse("2026-11-28T12:00:00.000Z");
let services: Services;
let book: BookId;
let group: PartyId;
let rosa: Reader;
let steward: Reader;
let nobody: Reader;

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, group } = await foundBook(services.desk, "afspraak"));
  rosa = await readerOf(services, book, { party: group });
  steward = await readerOf(services, book, { steward: true });
  nobody = await readerOf(services, book, {});
});
afterAll(() => services.engine.close());

type Fields = Readonly<Record<string, string>>;
const post = async ({ app, headers }: Reader, path: string, fields: Fields) =>
  app.request(`/b/${book}${path}`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ csrf: "token", ...fields }),
  });
const text = async ({ app, headers }: Reader, path: string) =>
  (await app.request(`/b/${book}${path}`, { headers })).text();
const claim = () => post(rosa, "/record/claim", { speaker: group, forWhom: "de tuin" });
const versionOn = (page: string): string => /name="version" value="([^"]+)"/.exec(page)?.[1] ?? "";
const entries = async (): Promise<number> => (await services.desk.open(book)).register.entries.length;
const rules = (words: string) => ({ nl: { rules: words, arrangement: "Ieder staat in voor wat hij schrijft." } });

test("an older book has none, and nothing changes", async () => {
  expect(await firstPageOf(services, { account: group })).toBe(`/b/${book}`);
  expect(await text(nobody, "/terms")).toContain("nog geen afspraken op papier");
  expect((await claim()).status).toBe(303);
});

test("who comes in reads the terms first; without a yes nothing is written, and reading goes on", async () => {
  await setTerms(services, book, rules("Beledig niemand.\nWees eerlijk."));
  expect(await firstPageOf(services, { account: group })).toBe(`/b/${book}/terms`);
  expect(await text(nobody, "/terms")).toMatch(/Stichting Houder[^]*Wees eerlijk/);
  const before = await entries();
  const refused = await claim();
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("de tuin");
  expect((await post(rosa, "/tally", { asker: group })).status).toBe(403);
  expect(await entries()).toBe(before);
  expect((await rosa.get(`/b/${book}/parties`)).status).toBe(200);
  const form = await rosa.get(`/b/${book}/record/claim?about=x`);
  expect(form.headers.get("Location")).toBe(
    `/b/${book}/terms?next=${encodeURIComponent(`/b/${book}/record/claim?about=x`)}`,
  );
});

test("a yes is a tick to the terms as they are, kept as a version and a date; then writing goes on", async () => {
  const next = `/b/${book}/record/claim`;
  const version = versionOn(await text(rosa, "/terms"));
  expect((await post(rosa, "/terms", { version })).status).toBe(400);
  expect((await post(rosa, "/terms", { version: "older", agree: "yes" })).status).toBe(400);
  const elsewhere = [
    "https://example.org/b",
    `/b/${book}/../../account/erase`,
    `/b/${book}/\\x`,
    `/b/${book}/x\r\nSet-Cookie: a=b`,
  ];
  for (const away of elsewhere)
    expect((await post(rosa, "/terms", { version, agree: "yes", next: away })).headers.get("Location")).toBe(
      `/b/${book}`,
    );
  expect((await post(rosa, "/terms", { version, agree: "yes", next })).headers.get("Location")).toBe(next);
  const [mine] = await membershipsOf(services.engine, group);
  expect(mine).toMatchObject({ terms: version, termsAt: new Date(now).toISOString() });
  expect((await claim()).status).toBe(303);
});

test("for a party that is new, who it is and the yes come together: nothing is kept before both are right", async () => {
  const party = services.secrets.newId() as PartyId;
  const newcomer = await readerOf(services, book, { party });
  const version = versionOn(await text(newcomer, "/terms"));
  const who = { name: "De Lange Tafel", type: "initiative", side: "institution" };
  const [before, status] = [await entries(), async (fields: Fields) => (await post(newcomer, "/terms", fields)).status];
  expect(await status({ version, agree: "yes", ...who, name: " " })).toBe(400);
  expect(await status({ version, ...who })).toBe(400);
  expect(await status({ version: "older", agree: "yes", ...who })).toBe(400);
  expect(await status({ version, agree: "yes", ...who, type: "municipality" })).toBe(400);
  const mine = async () => (await membershipsOf(services.engine, party))[0];
  expect([await entries(), (await mine())?.terms]).toEqual([before, ""]);
  const entered = await post(newcomer, "/terms", { version, agree: "yes", ...who });
  expect(entered.headers.get("Location")).toBe(`/b/${book}/record/request?first=yes`);
  const { register } = await services.desk.open(book);
  expect(register.parties.get(party)).toMatchObject({ name: "De Lange Tafel", side: "residents" });
  expect((await mine())?.terms).toBe(version);
});

test("when they change, members read what changed and agree anew; erasing never waits for that", async () => {
  const before = await entries();
  expect((await post(rosa, "/terms/change", { "rules-nl": "x", "arrangement-nl": "x" })).status).toBe(401);
  const others = { en: "- Be fair.", ar: "- كونوا منصفين.", tr: "- Dürüst olun." };
  const sent = Object.fromEntries(
    Object.entries({ nl: "Scheld niet.\nWees eerlijk.", ...others }).flatMap(([locale, words]) => [
      [`rules-${locale}`, words],
      [`arrangement-${locale}`, locale === "nl" ? "Ieder staat in voor wat hij schrijft." : "1."],
    ]),
  );
  expect((await post(steward, "/terms/change", { ...sent, "rules-tr": " " })).status).toBe(400);
  expect((await post(steward, "/terms/change", sent)).status).toBe(303);
  now += 60_000;
  expect((await claim()).status).toBe(403);
  const page = await text(rosa, "/terms");
  expect(page).toMatch(/<del[^>]*>Beledig niemand\.<\/del>/);
  expect(page).toMatch(/<ins[^>]*>Scheld niet\.<\/ins>/);
  expect(page).not.toMatch(/<(ins|del)[^>]*>Wees eerlijk/);
  const { register } = await services.desk.open(book);
  const mine = register.entries.find((entry) => entry.kind === "claim");
  expect((await post(rosa, "/record/erasure", { target: mine?.id ?? "" })).status).toBe(303);
  expect(await entries()).toBe(before + 1);
  await post(rosa, "/terms", { version: versionOn(page), agree: "yes" });
  expect((await claim()).status).toBe(303);
  const acts = await text(nobody, "/acts");
  expect([acts.includes("De afspraken van het boek veranderd"), acts.includes("Scheld niet")]).toEqual([true, false]);
});
