import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";

/** Letters made from an entry, by page: printed, told to be sent, and the days that follow. */
const NOW = new Date("2026-03-02T12:00:00.000Z");
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let request: EntryId;
let decision: EntryId;
let rosa: Reader;
let other: Reader;
let servant: Reader;

const say = async (party: PartyId, kind: Draft["kind"], body: object): Promise<EntryId> =>
  (await services.desk.write(book, { kind, by: { party, account: "a" }, body } as Draft)).id;

beforeAll(async () => {
  services = await servicesAt(() => NOW);
  ({ book, city, group } = await foundBook(services.desk, "buurt"));
  const outside = await enter(services.desk, book, { name: "Wonen", type: "housing", side: "institution" });
  request = await say(group, "request", {
    from: { party: group },
    to: city,
    matter: "space",
    what: "Een zaal, <b>elke</b> week",
    asked: "2025-11-03",
  });
  const on = await say(group, "request", { from: { party: group }, to: city, matter: "money", asked: "2026-01-12" });
  decision = await say(group, "decision", {
    on,
    decider: city,
    outcome: "refused",
    nature: "public-law",
    written: "yes",
    told: "2026-02-12",
  });
  [rosa, other, servant] = await Promise.all([
    readerOf(services, book, { party: group }),
    readerOf(services, book, { party: outside }),
    readerOf(services, book, { party: city }),
  ]);
});
afterAll(() => services.engine.close());

const at = (id: EntryId, rest: string): string => `/b/${book}/entries/${id}${rest}`;
const read = async (reader: Reader, path: string): Promise<string> => (await reader.get(path)).text();
const post = ({ app, headers }: Reader, path: string, posted: string): Promise<Response> =>
  Promise.resolve(app.request(path, { method: "POST", headers, body: new URLSearchParams({ csrf: "token", posted }) }));
const unfolded = async (reader: Reader, path: string): Promise<string> =>
  (await read(reader, path)).replaceAll("\r\n ", "");

test("an entry offers the letters that fit it, and each is a page", async () => {
  const page = await read(rosa, at(decision, ""));
  const offered = [...page.matchAll(/\/letter\/([a-z]+)"/g)].map(([, name]) => name);
  expect(offered).toEqual(["objection", "reason", "documents"]);
  for (const name of offered) expect((await rosa.get(at(decision, `/letter/${name}`))).status).toBe(200);
  expect((await rosa.get(at(decision, "/letter/decide"))).status).toBe(404);
});

test("a letter is Dutch for who gets it, names its article and when that was checked, and escapes what people wrote", async () => {
  const headers = { Cookie: `${rosa.headers["Cookie"]}; lang=en` };
  const shown = await (await rosa.app.request(at(decision, "/letter/objection"), { headers })).text();
  const paper = /<article[^]*<\/article>/.exec(shown)?.[0] ?? "";
  expect(paper).toMatch(/lang="nl"[^]*Gemeente[^]*Ik maak bezwaar[^]*Awb[^]*6:7, 6:8/);
  expect(paper).toMatch(/26 maart 2026/);
  expect(shown.replace(paper, "")).toContain("I object to your decision");
  expect(await read(rosa, at(request, "/letter/decide"))).toContain("&lt;b&gt;elke&lt;/b&gt;");
});

test("the letter goes by one's own mail too, to nobody yet, and half a sign at the end of long words breaks nothing", async () => {
  const long = `${"a".repeat(199)}👩🏽‍🌾 en verder`;
  const asked = await say(group, "request", { from: { party: group }, to: city, matter: "space", what: long });
  const mail = /href="(mailto:[^"]*)"/.exec(await read(rosa, at(asked, "/letter/decide")))?.[1] ?? "";
  expect(mail).toMatch(/^mailto:\?subject=/);
  const body = decodeURIComponent(mail.split("&amp;body=")[1] ?? "");
  expect(body).toMatch(/Van: Buurtgroep\r\nAan: Gemeente[^]*Het gaat om: a{199}[^]*Met vriendelijke groet/);
});

test("the law that a letter rests on stands on it with its article", async () => {
  const paper = await read(rosa, at(request, "/letter/default"));
  expect(paper).toMatch(/Awb, artikel 4:13\.[^]*Awb, artikel 4:17\./);
});

test("who may not read the entry gets no letter, no days, and may not tell that one was sent", async () => {
  expect((await other.get(at(request, "/letter/decide"))).status).toBe(404);
  expect((await other.get(at(request, ".ics"))).status).toBe(404);
  expect((await post(other, at(request, "/letter/decide"), "1-3-2026")).status).toBe(404);
  expect((await post(servant, at(request, "/letter/decide"), "1-3-2026")).status).toBe(404);
});

test("the day posted must be a whole day that has come; what was typed stays", async () => {
  for (const [typed, says] of [
    ["2026", "Vul een hele dag in"],
    ["onlangs", "Vul een hele dag in"],
    ["3-3-2026", "Deze dag moet nog komen"],
  ] as const) {
    const answer = await post(rosa, at(request, "/letter/default"), typed);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(new RegExp(`${says}[^]*value="${typed}"`));
  }
});

test("once told, the letter stands at the entry with its day, and silence counts from when it was told", async () => {
  const answer = await post(rosa, at(request, "/letter/default"), "27 februari 2026");
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, at(request, "")]);
  expect(await read(rosa, at(request, ""))).toMatch(/27 februari 2026[^]*mogelijk 13 maart 2026/);
  const { register } = await services.desk.open(book);
  expect(register.entries.at(-1)).toMatchObject({
    kind: "delivery",
    body: { target: request, party: city, means: "letter", letter: "default", posted: "2026-02-27" },
  });
});

test("the days are a calendar file; asked for again, each keeps its name", async () => {
  const [days, again] = [await unfolded(rosa, at(request, ".ics")), await unfolded(rosa, at(request, ".ics"))];
  expect(days).toBe(again);
  expect(days).toMatch(/DTSTART;VALUE=DATE:20251229[^]*DTSTART;VALUE=DATE:20260313/);
  expect(days).toContain(`/b/${book}/entries/${request}`);
  expect((await rosa.get(at(request, ".ics"))).headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
  expect(await unfolded(rosa, at(decision, ".ics"))).toContain(`UID:${decision}-objection@wijkspiegel`);
});

test("a party has all its days still to come in one file; nobody else gets it", async () => {
  const own = await unfolded(rosa, `/b/${book}/calendar.ics`);
  expect([...own.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day)).toEqual(["20260313", "20260326"]);
  expect((await unfolded(other, `/b/${book}/calendar.ics`)).includes("VEVENT")).toBe(false);
  expect((await rosa.app.request(`/b/${book}/calendar.ics`)).status).toBe(401);
});

test("the day of an activity goes into a calendar too, with when it begins; how long a request waits stands beside its letters", async () => {
  const body = { title: "Buurtmaaltijd", organiser: group, when: "2026-04-20", starts: 20 * 60 + 30 };
  const meal = await say(group, "activity", body);
  expect(await read(rosa, at(meal, ""))).toMatch(/Activiteit: 20 april 2026[^]*Zet deze dagen in uw agenda/);
  expect(await unfolded(rosa, at(meal, ".ics"))).toMatch(
    /DTSTART;VALUE=DATE:20260420[^]*SUMMARY:Activiteit: Buurtmaaltijd[^]*Hoe laat begint het\? 20:30/,
  );
  expect(await read(rosa, at(request, ""))).toMatch(/Wacht op een besluit: 119 dagen/);
  expect(await read(rosa, at(decision, ""))).not.toContain("Wacht op een besluit");
});
