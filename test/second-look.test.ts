import { afterAll, beforeAll, expect, test } from "vitest";
import { clean } from "../src/http/cleaning.ts";
import { holderOf } from "../src/http/founding.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { insertMembership } from "../src/storage/accounts.ts";
import { reportsIn } from "../src/storage/reports.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** The second look on a report has a term, lateness that everybody reads, and an end also when nobody looks. */

/** Thursday 10 December 2026: five working days later is 17 December, five more 24 December. */
const ASKED = Date.parse("2026-12-10T12:00:00.000Z");
const on = (day: string): Date => new Date(`${day}T12:00:00.000Z`);
let now = new Date(ASKED);
let services: Services;
let book: BookId;
let group: PartyId;
const readers = new Map<string, Reader>();
const NET = { incoming: { socket: { remoteAddress: "192.0.2.1", remotePort: 1, remoteFamily: "IPv4" } } };

beforeAll(async () => {
  services = await servicesAt(() => now);
  let city: PartyId;
  ({ book, city, group } = await foundBook(services.desk, "blik"));
  const others = ["Tafel", "Tuin"].map((name) =>
    enter(services.desk, book, { name, type: "initiative", side: "residents" }),
  );
  const [table, garden] = (await Promise.all(others)) as [PartyId, PartyId];
  for (const [name, party] of Object.entries({ group, city, table, garden }))
    readers.set(name, await readerOf(services, book, { party }));
  readers.set("steward", await readerOf(services, book, { steward: true }));
  readers.set("nobody", await readerOf(services, book, {}));
});
afterAll(() => services.engine.close());

async function post(who: string, path: string, fields: Readonly<Record<string, string>>) {
  const { app, headers } = readers.get(who) as Reader;
  const answer = await app.request(
    path,
    { method: "POST", headers, body: new URLSearchParams({ csrf: "token", ...fields }) },
    NET,
  );
  return { status: answer.status, text: await answer.text() };
}
const get = async (who: string, path: string): Promise<string> => (await (readers.get(who) as Reader).get(path)).text();
const reports = `/b/blik/reports`;
const act = (who: string, report: string, name: string, more = {}) =>
  post(who, reports, { report, act: name, ...more });

interface Case {
  readonly id: string;
  readonly entry: EntryId;
  readonly receipt: string;
}

/** Words of the group, published and reported for a ground, on which the steward decided today; whoever asks, asks again at once. */
async function decidedOn(ground: string, verdict: "hidden" | "left", asker: "author" | "reporter"): Promise<Case> {
  const by = { party: group, account: "a" };
  const write = (kind: string, body: object) => services.desk.write(book, { kind, by, body } as unknown as Draft);
  const { id: entry } = await write("claim", { speaker: group, forWhom: "een zin" });
  await write("publication", { target: entry, audience: "public" });
  const { text } = await post("nobody", `/b/blik/entries/${entry}/report`, { ground, words: "dit" });
  const receipt = /letter-code">([^<]+)</.exec(text)?.[1] ?? "";
  const id = (await reportsIn(services.engine, book)).find((one) => one.entry === entry)?.id ?? "";
  await act("steward", id, "open");
  await act("steward", id, "decide", { verdict, ground, reason: "Daarom." });
  if (asker === "author") await act("group", id, "again");
  else await post("nobody", "/report", { receipt, again: "1" });
  return { id, entry, receipt };
}
const answer = async ({ receipt }: Case): Promise<string> => (await post("nobody", "/report", { receipt })).text;

test("the holder asks one party of another side, once; it reads no more for it, takes it or not, and nobody else asks", async () => {
  now = new Date(ASKED);
  const holder = await holderOf(services, book);
  readers.set("holder", await readerOf(services, book, { party: holder }));
  const one = await decidedOn("insult", "left", "reporter");
  const page = await get("holder", reports);
  expect(page).toMatch(/Wie vraagt u\?[^]*<option[^>]*>Gemeente/);
  expect(page).not.toMatch(/<option[^>]*>(Buurtgroep|Tafel|Tuin|Stichting Houder)/);
  expect(await get("holder", `/b/blik`)).toContain("Er wacht één tweede blik op u");
  const named = (await services.desk.open(book)).register;
  const id = (name: string): string => [...named.parties].find(([, { name: each }]) => each === name)?.[0] ?? "";
  const ask = (who: string, party: string) => act(who, one.id, "name", { party });
  for (const who of ["steward", "city", "group"]) expect((await ask(who, id("Gemeente"))).status).toBe(404);
  expect((await ask("holder", id("Tafel"))).status).toBe(400);
  expect((await ask("holder", id("Gemeente"))).status).toBe(303);
  expect((await ask("holder", id("Gemeente"))).status).toBe(404);
  expect(await get("holder", `/b/blik`)).not.toContain("tweede blik op u");
  expect(await get("city", `/b/blik`)).toContain("Er wacht één tweede blik op u");
  const asked = await get("city", reports);
  expect(asked).toContain("De houder van dit boek vraagt u om een tweede blik");
  expect(asked).not.toContain("Wie meldde, schreef");
  await act("city", one.id, "judge");
  await act("city", one.id, "second", { verdict: "left", ground: "insult", reason: "Dit mag." });
  expect(await answer(one)).toContain("Dit mag.");
  expect(await get("city", `/b/blik`)).not.toContain("tweede blik op u");
});

test("of a text that the holder would not read it learns nothing, nor who does", async () => {
  now = new Date(ASKED);
  const entry = (
    await services.desk.write(book, {
      kind: "claim",
      by: { party: group, account: "a" },
      body: { speaker: group, forWhom: "onder ons" },
      audience: "residents",
    } as unknown as Draft)
  ).id;
  await post("table", `/b/blik/entries/${entry}/report`, { ground: "insult", words: "dit" });
  const id = (await reportsIn(services.engine, book)).find((one) => one.entry === entry)?.id ?? "";
  await act("steward", id, "open");
  await act("steward", id, "decide", { verdict: "hidden", ground: "insult", reason: "Daarom." });
  await act("group", id, "again");
  expect(await get("holder", reports)).not.toContain("Wie vraagt u?");
  await act("table", id, "judge");
  await act("table", id, "second", { verdict: "hidden", ground: "insult", reason: "Zo blijft het." });
});

test("it has a last day, and everybody reads that it is late; then the side matters no more, and who was late is not waited for", async () => {
  now = new Date(ASKED);
  const one = await decidedOn("insult", "left", "reporter");
  expect(await answer(one)).toMatch(/Tweede blik uiterlijk op[^]*17 december 2026/);
  expect((await act("table", one.id, "judge")).status).toBe(404);
  expect((await act("city", one.id, "judge")).status).toBe(200);
  now = on("2026-12-17");
  expect(await get("nobody", "/b/blik/acts")).toMatch(/Er wacht één tweede blik[^]*17 december 2026/);
  expect((await act("table", one.id, "judge")).status).toBe(404);
  now = on("2026-12-18");
  for (const text of [await answer(one), await get("nobody", "/b/blik/acts")])
    expect(text).toContain("17 december 2026; dat is te laat");
  expect((await act("group", one.id, "judge")).status).toBe(404);
  expect((await act("table", one.id, "judge")).status).toBe(200);
  const verdict = { verdict: "hidden", ground: "insult", reason: "Toch te gemeen." };
  expect((await act("city", one.id, "second", verdict)).status).toBe(404);
  await act("table", one.id, "second", verdict);
  expect(await answer(one)).toContain("Toch te gemeen.");
  expect(await get("nobody", "/b/blik/acts")).not.toContain("Tweede blik uiterlijk op");
});

test("nobody looked: what was hidden stands there again, in favour of who wrote it, with a public entry that says why", async () => {
  now = new Date(ASKED);
  const one = await decidedOn("insult", "hidden", "author");
  expect(await get("group", reports)).toContain("Na 24 december 2026 staat de tekst er weer.");
  now = on("2026-12-24");
  await clean(services);
  expect(await get("nobody", `/b/blik/entries/${one.entry}`)).toContain("Deze tekst is verborgen");
  // Both days of Christmas are no working days, and do not matter: the term is over.
  now = on("2026-12-25");
  await clean(services);
  await clean(services);
  expect(await get("nobody", `/b/blik/entries/${one.entry}`)).toContain("een zin");
  expect(await answer(one)).toMatch(/De tekst blijft staan[^]*Niemand keek in tijd opnieuw/);
  expect((await get("nobody", "/b/blik/acts")).match(/Een tekst staat er weer/g)).toHaveLength(1);
  expect((await act("city", one.id, "judge")).status).toBe(404);
});

test("a threat, or what is private, stays hidden: what it does cannot be undone; who holds the book is named, and a late look counts", async () => {
  now = new Date(ASKED);
  const one = await decidedOn("private", "hidden", "author");
  expect(await get("group", reports)).toContain("Vraag <bdi>Stichting Houder</bdi> om iemand te zoeken");
  now = on("2027-02-01");
  await clean(services);
  expect(await get("nobody", `/b/blik/entries/${one.entry}`)).toContain("Deze tekst is verborgen");
  await act("garden", one.id, "judge");
  await act("garden", one.id, "second", { verdict: "left", ground: "private", reason: "Dit wist iedereen." });
  expect(await get("nobody", `/b/blik/entries/${one.entry}`)).toContain("een zin");
});

test("who reported asks again and nobody looks: the text stays, and is hidden by no clock", async () => {
  now = new Date(ASKED);
  const one = await decidedOn("insult", "left", "reporter");
  now = on("2027-02-01");
  await clean(services);
  expect(await answer(one)).toMatch(/Gevraagd\. Een ander kijkt nog\.[^]*blijft het eerste besluit/);
});

test("whoever is of the party whose words they are decides nothing about them, whichever party they act for; nor twice", async () => {
  now = new Date(ASKED);
  const [author, office] = (await Promise.all([
    enter(services.desk, book, { name: "Dubbel", type: "group", side: "residents" }),
    enter(services.desk, book, { name: "Bureau", type: "welfare", side: "institution" }),
  ])) as [PartyId, PartyId];
  for (const [name, viewer] of [
    ["author", { party: author }],
    ["office", { party: office }],
  ] as const)
    readers.set(name, await readerOf(services, book, viewer));
  const { engine } = services;
  const also = { book, role: "organiser", unit: "", pseudonym: "q" } as const;
  await insertMembership(engine, author, { ...also, party: office });
  await insertMembership(engine, "steward", { ...also, party: office, pseudonym: "r" });
  const by = { party: author, account: "a" };
  const write = (kind: string, body: object) => services.desk.write(book, { kind, by, body } as unknown as Draft);
  const { id: entry } = await write("claim", { speaker: author, forWhom: "mijn eigen zin" });
  await write("publication", { target: entry, audience: "public" });
  await post("nobody", `/b/blik/entries/${entry}/report`, { ground: "insult", words: "dit" });
  const { id = "" } = (await reportsIn(engine, book)).find((one) => one.entry === entry) ?? {};
  await act("steward", id, "open", { for: office });
  await act("steward", id, "decide", { for: office, verdict: "hidden", ground: "insult", reason: "Daarom." });
  // Of two parties the first in line is the one whose id happens to come first.
  await post("author", "/b/blik/writes-for", { party: author });
  await act("author", id, "again", { for: author });
  expect((await post("author", "/b/blik/writes-for", { party: office })).status).toBe(303);
  for (const who of ["author", "steward"]) expect((await act(who, id, "judge", { for: office })).status).toBe(404);
  expect((await act("office", id, "judge")).status).toBe(200);
  // Of what the same party looks at, whoever is of both still says nothing.
  const left = { verdict: "left", ground: "insult", reason: "Laat maar." };
  for (const who of ["author", "steward"])
    expect((await act(who, id, "second", { for: office, ...left })).status).toBe(404);
  await insertMembership(engine, "steward", { ...also, party: author, pseudonym: "s" });
  const { id: next } = await write("claim", { speaker: author, forWhom: "nog een zin" });
  await write("publication", { target: next, audience: "public" });
  await post("nobody", `/b/blik/entries/${next}/report`, { ground: "insult", words: "dit" });
  const { id: own = "" } = (await reportsIn(engine, book)).find((one) => one.entry === next) ?? {};
  await post("steward", "/b/blik/writes-for", { party: office });
  expect((await act("steward", own, "open", { for: office })).status).toBe(404);
  await act("office", id, "second", left);
});
