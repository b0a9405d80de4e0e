import { afterAll, beforeAll, expect, test } from "vitest";
import { clean } from "../src/http/cleaning.ts";
import { holderOf } from "../src/http/founding.ts";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { eraseParty } from "../src/storage/personal.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Where to knock is a relay: words go in and an answer comes out, and nobody's name, number or address stands anywhere. */

const DAY = 86_400_000;
let now = Date.parse("2026-11-28T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let shut: PartyId;
const readers: Record<string, Reader> = {};

beforeAll(async () => {
  services = await servicesAt(() => new Date(now));
  ({ book, city, group } = await foundBook(services.desk, "klop"));
  shut = await enter(services.desk, book, { name: "Stille groep", type: "group", side: "residents" });
  const body = {
    name: "Buurtgroep",
    type: "initiative",
    side: "residents",
    words: "Wij tuinieren",
    shown: true,
    relay: true,
  };
  const by = { party: group, account: "a" };
  await services.desk.write(book, { kind: "correction", by, body: { target: group, body } } as unknown as Draft);
  const opened = { kind: "publication", by, body: { target: group, audience: "public" } };
  await services.desk.write(book, opened as unknown as Draft);
  const viewers = {
    nobody: {},
    group: { party: group },
    city: { party: city },
    other: { party: shut },
    steward: { steward: true },
  };
  for (const [name, viewer] of Object.entries(viewers)) readers[name] = await readerOf(services, book, viewer as never);
});
afterAll(() => services.engine.close());

const NET = { incoming: { socket: { remoteAddress: "192.0.2.1", remotePort: 1, remoteFamily: "IPv4" } } };
type Fields = Readonly<Record<string, string>>;
const send = async (who: string, path: string, fields: Fields) => {
  const { app, headers } = readers[who] as Reader;
  const body = new URLSearchParams({ csrf: "token", ...fields });
  return app.request(path, { method: "POST", headers, body }, NET);
};
const post = (who: string, path: string, fields: Fields) => send(who, `/b/${book}${path}`, fields);
const get = async (who: string, path: string) => (readers[who] as Reader).get(`/b/${book}${path}`);
const text = async (who: string, path: string) => (await get(who, path)).text();
const knock = async (who: string, fields: Fields): Promise<string> => {
  const page = await (await post(who, `/parties/${group}/knock`, fields)).text();
  return /letter-code">([^<]+)</.exec(page)?.[1] ?? "";
};
const idsOn = async (): Promise<readonly string[]> =>
  [...(await text("group", "/knocks")).matchAll(/name="id" value="([^"]+)"/g)].map(([, id = ""]) => id);

test("one knocks only where a party says so; the list of doors holds no other", async () => {
  const home = await text("other", "");
  const doors = home.slice(home.indexOf('id="doors"'), home.indexOf("</section>", home.indexOf('id="doors"')));
  expect(doors).toContain("Buurtgroep");
  expect(doors).not.toMatch(/Stille groep|Gemeente/);
  expect((await get("other", `/parties/${group}/knock`)).status).toBe(200);
  for (const party of [shut, city]) {
    expect((await get("other", `/parties/${party}/knock`)).status).toBe(404);
    expect((await post("other", `/parties/${party}/knock`, { words: "Hallo" })).status).toBe(404);
  }
  expect((await get("group", `/parties/${group}/knock`)).status).toBe(404);
});

test("a number, an address or a word of what people are is looked at once more; nothing is kept before that", async () => {
  const page = await (await post("other", `/parties/${group}/knock`, { words: "Bel 06-12345678" })).text();
  expect(page).toMatch(/nummer of een adres[^]*name="looked"/);
  expect(await idsOn()).toEqual([]);
  expect((await post("other", `/parties/${group}/knock`, { words: " " })).status).toBe(400);
  expect((await post("other", `/parties/${group}/knock`, { words: "x".repeat(1001) })).status).toBe(400);
});

test("words, answer, once more, last answer: read by that party's people and by who has the number, and nobody else", async () => {
  const entries = (await services.desk.open(book)).register.entries.length;
  const receipt = await knock("other", { words: "Kan ik zaterdag helpen?", called: "een buurvrouw" });
  expect(receipt).toMatch(/^\d{4}( \d{4}){3}$/);
  const home = await text("group", "");
  expect(home).toContain("1 bericht wacht op uw antwoord");
  const list = await text("group", "/knocks");
  expect(list).toMatch(/een buurvrouw[^]*Kan ik zaterdag helpen/);
  expect(list).not.toContain("Stille groep");
  for (const who of ["city", "other"]) expect(await text(who, "/knocks")).not.toContain("zaterdag");
  for (const who of ["nobody", "steward"]) expect((await get(who, "/knocks")).status).toBe(401);
  for (const who of ["city", "nobody", "steward", "other"])
    expect(await text(who, "")).not.toContain("wacht op uw antwoord");
  const [id = ""] = await idsOn();
  expect((await post("city", "/knocks", { id, words: "Nee" })).status).toBe(404);
  expect((await post("group", "/knocks", { id, words: "" })).status).toBe(400);
  expect((await post("group", "/knocks", { id, words: "Graag, om tien uur." })).status).toBe(303);
  expect((await post("group", "/knocks", { id, words: "Nog iets" })).status).toBe(409);
  const read = (fields: Fields = {}) => send("nobody", "/knock", { receipt: receipt.replaceAll(" ", ""), ...fields });
  expect(await (await read()).text()).toMatch(/Buurtgroep[^]*Graag, om tien uur/);
  expect(await (await read({ act: "more", words: "Ik neem een schep mee." })).text()).toContain("een schep mee");
  expect((await read({ act: "more", words: "En nog iets" })).status).toBe(409);
  expect((await post("group", "/knocks", { id, words: "Fijn!" })).status).toBe(303);
  expect(await (await read()).text()).toContain("Fijn!");
  expect((await services.desk.open(book)).register.entries.length).toBe(entries);
  expect((await send("nobody", "/knock", { receipt: "AAAA-BBBB-CCCC" })).status).toBe(403);
});

test("an institution that knocks is shown as itself; of residents who are signed in nothing is kept", async () => {
  await knock("city", { words: "Mogen wij langskomen?", called: "Jan de Vries" });
  expect(await text("group", "/knocks")).toMatch(/Gemeente[^]*Mogen wij langskomen/);
  const rows = JSON.stringify(await services.engine.query("SELECT * FROM knock"));
  expect(rows).not.toContain(shut);
  expect(rows).not.toContain("token");
  expect(rows).not.toContain("Jan de Vries");
});

test("who knocked takes it away; knocks go after ninety days, and with the party", async () => {
  const receipt = await knock("nobody", { words: "Toch maar niet" });
  expect(await (await send("nobody", "/knock", { receipt, act: "gone" })).text()).toContain("weggehaald");
  expect((await send("nobody", "/knock", { receipt })).status).toBe(403);
  now += 91 * DAY;
  await knock("nobody", { words: "Later" });
  await clean(services);
  expect((await services.engine.query("SELECT words FROM knock")).map(({ words }) => words)).toEqual(["Later"]);
  await services.engine.transaction("people", (queries) => eraseParty(queries, book, group));
  expect(await services.engine.query("SELECT words FROM knock")).toEqual([]);
});

test("a party that the holder refused knocks nowhere", async () => {
  const refused = await enter(services.desk, book, { name: "Geweigerd", type: "group", side: "residents" });
  readers.refused = await readerOf(services, book, { party: refused });
  const holder = await holderOf(services, book);
  const reason = { form: "written", text: "De naam is van een ander." };
  const body = { on: refused, decider: holder, outcome: "refused", reason };
  await services.desk.write(book, { kind: "decision", by: { party: holder, account: "a" }, body } as unknown as Draft);
  expect((await get("refused", `/parties/${group}/knock`)).status).toBe(403);
  expect((await post("refused", `/parties/${group}/knock`, { words: "Hallo" })).status).toBe(403);
});

test("knocks from one address end after a while, and so do tries at numbers", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++)
    statuses.push((await post("nobody", `/parties/${group}/knock`, { words: `Hoi ${i}` })).status);
  expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([9, 429]);
  const tries: number[] = [];
  for (let i = 0; i < 22; i++) tries.push((await send("nobody", "/knock", { receipt: `WRONG${i}` })).status);
  expect(tries.at(-1)).toBe(429);
});
