import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import { clean } from "../src/http/cleaning.ts";
import { decide } from "../src/http/reporting.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import type { Refusal } from "../src/register/refusal.ts";
import { looksInto } from "../src/storage/looks.ts";
import { reportsIn } from "../src/storage/reports.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** "Report this": without an account, decided with reasons, looked at again by another side, and told to everybody who must know. */

/** Friday before the days of Christmas. */
let now = new Date("2026-12-18T12:00:00.000Z");
let services: Services;
let book: BookId;
let group: PartyId;
let city: PartyId;
let claim: EntryId;
const readers = new Map<string, Reader>();
const NET = { incoming: { socket: { remoteAddress: "192.0.2.1", remotePort: 1, remoteFamily: "IPv4" } } };
const RUDE = "een gemene zin over de buurvrouw";

beforeAll(async () => {
  services = await servicesAt(() => now);
  ({ book, city, group } = await foundBook(services.desk, "melding"));
  const other = await enter(services.desk, book, { name: "Tafel", type: "initiative", side: "residents" });
  const body = { speaker: group, forWhom: RUDE };
  claim = (
    await services.desk.write(book, { kind: "claim", by: { party: group, account: "a" }, body } as unknown as Draft)
  ).id;
  for (const [name, viewer] of Object.entries({
    group: { party: group },
    city: { party: city },
    other: { party: other },
  }))
    readers.set(name, await readerOf(services, book, viewer));
  readers.set("steward", await readerOf(services, book, { steward: true }));
  readers.set("nobody", await readerOf(services, book, {}));
});
afterAll(() => services.engine.close());

async function post(who: string, path: string, fields: Readonly<Record<string, string>>) {
  const { app, headers } = readers.get(who) as Reader;
  const body = new URLSearchParams({ csrf: "token", ...fields });
  const answer = await app.request(path, { method: "POST", headers, body }, NET);
  return { status: answer.status, text: await answer.text(), cache: answer.headers.get("Cache-Control") };
}
async function get(who: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await (readers.get(who) as Reader).get(path);
  return { status: answer.status, text: await answer.text() };
}
const at = (path: string): string => `/b/${book}${path}`;
const only = async () => (await reportsIn(services.engine, book))[0]!;
let receipt = "";

test("what is wrong is asked for, and what was typed stays; nothing is kept by halves", async () => {
  const sent = await post("other", at(`/entries/${claim}/report`), { ground: "", words: "zij noemt mij" });
  expect([sent.status, sent.text.includes("zij noemt mij")]).toEqual([400, true]);
  expect(await reportsIn(services.engine, book)).toEqual([]);
});

test("words about what people are come back once, with why; who sends them again is heard", async () => {
  const told = { ground: "insult", words: "zij noemt ons moslims" };
  const first = await post("other", at(`/entries/${claim}/report`), told);
  expect(first.text).toMatch(/moslims[^]*name="looked" value="1"/);
  expect([first.status, await reportsIn(services.engine, book)]).toEqual([200, []]);
  const page = await get("other", at(`/entries/${claim}/report`));
  expect(page.text).toMatch(/data-look="[^"]*words/);
  await post("other", at(`/entries/${claim}/report`), { ...told, looked: "1" });
  expect(await only()).toMatchObject({ words: told.words });
  await services.engine.query("DELETE FROM report");
});

test("who may not read an entry cannot report it; nobody reports its own words", async () => {
  for (const who of ["nobody", "group"]) {
    expect((await get(who, at(`/entries/${claim}/report`))).status).toBe(404);
    expect((await post(who, at(`/entries/${claim}/report`), { ground: "insult", words: "x" })).status).toBe(404);
  }
});

test("everybody who reads it, also without an account, gets a receipt; of the number only a hash is kept", async () => {
  const body = { target: claim, audience: "public" };
  await services.desk.write(book, {
    kind: "publication",
    by: { party: group, account: "a" },
    body,
  } as unknown as Draft);
  expect((await get("nobody", at(`/entries/${claim}`))).text).toContain("Meld dit");
  const sent = await post("nobody", at(`/entries/${claim}/report`), { ground: "insult", words: "dit gaat over mij" });
  receipt = /letter-code">([^<]+)</.exec(sent.text)?.[1] ?? "";
  expect(receipt).toMatch(/^\d{4}( \d{4}){3}$/);
  expect(sent.cache).toContain("no-store");
  // Five working days, with both days of Christmas left out.
  expect(sent.text).toContain("28 december 2026");
  expect(JSON.stringify(await only())).not.toContain(receipt);
  expect((await post("nobody", "/report", { receipt })).text).toContain("Er is nog geen besluit");
  expect((await post("nobody", "/report", { receipt: "AAAA-AAAA-AAAA" })).status).toBe(403);
});

test("never: the steward reads what was reported before opening it, and the opening is listed to its author", async () => {
  const { text } = await get("steward", at("/reports"));
  expect([text.includes("dit gaat over mij"), text.includes("gemene zin")]).toEqual([true, false]);
  for (const who of ["city", "group", "other"])
    expect((await post(who, at("/reports"), { report: (await only()).id, act: "open" })).status).toBe(404);
  expect(await looksInto(services.engine, book, group, "2026-01-01")).toEqual([]);
  // What was not opened is not decided on, and no mistake in a form shows it.
  for (const sent of [{}, { verdict: "left", ground: "insult", reason: "zij zijn moslims" }]) {
    const unopened = await post("steward", at("/reports"), { report: (await only()).id, act: "decide", ...sent });
    expect([unopened.status, unopened.text.includes(RUDE)]).toEqual([404, false]);
  }
  expect(await looksInto(services.engine, book, group, "2026-01-01")).toEqual([]);
  const opened = await post("steward", at("/reports"), { report: (await only()).id, act: "open" });
  expect(opened.text).toContain(RUDE);
  const looks = await looksInto(services.engine, book, group, "2026-01-01");
  expect(looks).toMatchObject([{ looker: "steward", page: at(`/entries/${claim}`) }]);
});

test("what waits too long is told to everybody", async () => {
  expect((await get("nobody", at("/acts"))).text).toMatch(/Er wacht één melding[^]*28 december 2026/);
  now = new Date("2026-12-29T12:00:00.000Z");
  expect((await get("nobody", at("/acts"))).text).toContain("28 december 2026; dat is te laat");
});

test("a reason is given and repeats nothing; then it is hidden, and both read why", async () => {
  const decided = { report: (await only()).id, act: "decide", verdict: "hidden", ground: "insult" };
  const looks = async () => (await looksInto(services.engine, book, group, "2026-01-01")).length;
  const before = await looks();
  const wrong = await post("steward", at("/reports"), { ...decided, reason: " " });
  expect([wrong.status, wrong.text.includes(RUDE), await looks()]).toEqual([400, true, before + 1]);
  const repeated = await post("steward", at("/reports"), { ...decided, reason: `Er stond: ${RUDE}` });
  expect([repeated.status, repeated.text.includes("Herhaal niet wat er stond")]).toEqual([400, true]);
  expect(await only()).toMatchObject({ verdict: null, reason: "", decided: null });
  expect((await post("city", at("/reports"), { ...decided, reason: "x" })).status).toBe(404);
  await post("steward", at("/reports"), { ...decided, reason: "Dit gaat over iemand zelf." });
  expect((await post("nobody", "/report", { receipt })).text).toMatch(
    /De tekst is verborgen[^]*Dit gaat over iemand zelf/,
  );
  for (const who of ["nobody", "city", "other", "steward"]) {
    const { text } = await get(who, at(`/entries/${claim}`));
    expect([text.includes("Deze tekst is verborgen"), text.includes(RUDE)]).toEqual([true, false]);
  }
  const own = await get("group", at(`/entries/${claim}`));
  expect([own.text.includes(RUDE), own.text.includes("Anderen lezen deze tekst nu niet")]).toEqual([true, true]);
  const waits = (await get("group", at(""))).text;
  expect(waits).toContain("1 besluit over een tekst van u: wilt u antwoorden?");
  expect(waits).not.toContain("schreef een ander over u");
  // Whose words they are answers the notice; that is all there is to do with it.
  const notice = await get("group", /href="([^"]+)">Lees het besluit en de antwoorden/.exec(own.text)?.[1] ?? "");
  expect([...notice.text.matchAll(/\/record\/(\w+)\?about=/g)].map(([, kind]) => kind)).toEqual(["reply"]);
  expect((await get("group", at("/reports"))).text).toContain("Dit gaat over iemand zelf.");
  expect((await get("group", at("/reports"))).text).not.toContain("dit gaat over mij");
  expect((await get("other", at("/reports"))).text).not.toContain("Dit gaat over iemand zelf.");
});

test("the second look is asked for once, given by another side that agrees to, and lifts the hiding with a reason", async () => {
  const { id } = await only();
  expect((await post("other", at("/reports"), { report: id, act: "again" })).status).toBe(404);
  expect((await post("nobody", "/report", { receipt, again: "1" })).text).toContain("Gevraagd. Een ander kijkt nog.");
  expect((await post("nobody", "/report", { receipt, again: "1" })).status).toBe(409);
  expect((await post("group", at("/reports"), { report: id, act: "again" })).status).toBe(404);
  for (const who of ["group", "other", "steward"])
    expect((await post(who, at("/reports"), { report: id, act: "judge" })).status).toBe(404);
  expect((await get("city", at("/reports"))).text).not.toContain(RUDE);
  const opened = await post("city", at("/reports"), { report: id, act: "judge" });
  expect(opened.text).toContain(RUDE);
  const looks = await looksInto(services.engine, book, group, "2026-01-01");
  expect(new Set(looks.map(({ looker }) => looker))).toEqual(new Set([city, "steward"]));
  const second = { report: id, act: "second", verdict: "left", ground: "insult", reason: "Dit mag gezegd worden." };
  await post("city", at("/reports"), second);
  expect((await post("city", at("/reports"), second)).status).toBe(404);
  expect((await get("nobody", at(`/entries/${claim}`))).text).toContain(RUDE);
  expect((await post("nobody", "/report", { receipt })).text).toMatch(/De tekst blijft staan[^]*Dit mag gezegd worden/);
});

test("of two who decide at once one is followed, and the other is told so", async () => {
  const by = { party: group, account: "a" };
  const body = { speaker: group, forWhom: "nog een zin" };
  const { id: entry } = await services.desk.write(book, { kind: "claim", by, body } as unknown as Draft);
  await post("city", at(`/entries/${entry}/report`), { ground: "insult", words: "dit" });
  const report = (await reportsIn(services.engine, book)).find((one) => one.entry === entry)!;
  const sent = (verdict: string) =>
    decide(services, report, { verdict, ground: "insult", reason: "Daarom." }, false).then(
      () => verdict,
      (error: Refusal) => error.code,
    );
  expect(new Set(await Promise.all([sent("left"), sent("hidden")]))).toEqual(new Set(["left", "decided-already"]));
  const { register } = await services.desk.open(book);
  expect(register.hidden.has(register.rowOf.get(entry) ?? -1)).toBe(false);
  await services.engine.query("DELETE FROM report WHERE id = $1", [report.id]);
});

test("the public list of acts says what was done, with no name and no text", async () => {
  const { text } = await get("nobody", at("/acts"));
  for (const words of [
    "Een tekst is verborgen",
    "Een tekst staat er weer",
    "Een gemelde tekst gelezen",
    "Beslist over een melding",
  ])
    expect(text).toContain(words);
  for (const words of ["Buurtgroep", "Gemeente", RUDE, "dit gaat over mij", receipt]) expect(text).not.toContain(words);
});

test("an address cannot send without end", async () => {
  const path = at(`/entries/${claim}/report`);
  let status = 200;
  for (let i = 0; i < 30 && status === 200; i++)
    status = (await post("nobody", path, { ground: "insult", words: "weer" })).status;
  expect(status).toBe(429);
});

test("what somebody told of an entry goes with the entry, and a decided report after a year", async () => {
  await post("group", at("/record/erasure"), { target: claim });
  expect((await reportsIn(services.engine, book)).map(({ words }) => words).join("")).toBe("");
  const before = (await reportsIn(services.engine, book)).length;
  now = new Date("2028-01-01T12:00:00.000Z");
  await clean(services);
  expect((await reportsIn(services.engine, book)).length).toBe(before - 1);
});
