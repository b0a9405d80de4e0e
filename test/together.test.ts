import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { yearlyCube } from "../src/mirror/cube/yearly.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import { clean } from "../src/http/cleaning.ts";
import { holderOf } from "../src/http/founding.ts";
import type { Services } from "../src/http/services.ts";
import { chanceFrom, drawBelow } from "../src/mirror/statistics/random.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import type { Draft } from "../src/register/entry.ts";
import { bookLine } from "../src/exchange/book-lines.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";
import { tell } from "./support/telling.ts";
import { told } from "./support/told.ts";

/** Saying together: sealed until five residents' parties wrote about the same; then only how many, and the words that all say yes to. */

const START = Date.parse("2026-03-02T12:00:00.000Z");
let now = START;
let services: Services;
let book: BookId;
let city: PartyId;
let rule: EntryId;
let residents: readonly PartyId[] = [];
let readers = new Map<string, Reader>();
const open: Services[] = [];

/** A book with a municipality, its rule, and eight residents' parties. */
async function found() {
  now = START;
  services = await servicesAt(() => new Date(now));
  open.push(services);
  const { book: id, city: municipality, group } = await foundBook(services.desk, "samen");
  [book, city] = [id, municipality];
  const others: PartyId[] = [];
  for (const n of [2, 3, 4, 5, 6, 7, 8])
    others.push(await enter(services.desk, book, { name: `Groep ${n}`, type: "group", side: "residents" }));
  residents = [group, ...others];
  const draft = {
    kind: "rule",
    by: { party: city, account: "a" },
    body: { title: "Zaalregel", type: "house", owner: city },
  };
  rule = (await services.desk.write(book, draft as unknown as Draft)).id;
  now += 86_400_000;
  readers = new Map();
  for (const party of [...residents, city]) readers.set(party, await readerOf(services, book, { party }));
  readers.set("steward", await readerOf(services, book, { steward: true }));
  readers.set("nobody", await readerOf(services, book, {}));
}
beforeEach(found);
afterAll(() => Promise.all(open.map(({ engine }) => engine.close())));

const post = async (who: string, end: string, fields: Readonly<Record<string, string>>, about: string = rule) => {
  const { app, headers } = readers.get(who) as Reader;
  const body = new URLSearchParams({ csrf: "token", ...fields });
  return app.request(`/b/${book}/together/${about}${end}`, { method: "POST", headers, body });
};
const seal = (who: PartyId, text = `woorden van ${who}`) => post(who, "", { text });
const read = async (who: string, path: string): Promise<string> =>
  told(await (readers.get(who) as Reader).get(`/b/${book}${path}`));
const page = (who: string): Promise<string> => read(who, `/together/${rule}`);
const party = (n: number): PartyId => residents[n] as PartyId;

/** Ways out on which anything of it could show, for everybody. */
const WAYS = (): readonly string[] => [
  "",
  "/together",
  `/together/${rule}`,
  `/rules/${rule}`,
  `/entries/${rule}`,
  `/parties/${city}`,
  "/parties",
  "/looks",
  "/cube.json",
  ...["who-writes", "load", "rule-test", "wordings", "voice"].flatMap((lens) => [
    `/mirror/${lens}`,
    `/mirror/${lens}.json`,
    `/mirror/${lens}.csv`,
  ]),
];
/** Everything that everybody gets, and what their forms answer. */
async function everything(): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const who of readers.keys()) {
    for (const path of WAYS()) answers.push(`${who} ${path} ${await read(who, path)}`);
    for (const [end, fields] of [
      ["/words", { words: "x", audience: "members" }],
      ["/yes", { id: "x" }],
    ] as const)
      answers.push(`${who} ${end} ${await told(await post(who, end, fields))}`);
  }
  return answers;
}
const without = (answers: readonly string[], who: readonly string[]): readonly string[] =>
  answers.filter((one) => !who.some((party) => one.startsWith(`${party} `)));
/** How many a page says there are; undefined when it says nothing. */
const countOn = (html: string): number | undefined => {
  const [, n] = /Nu schreven (\d+) deelnemers/.exec(html) ?? [];
  return n === undefined ? undefined : Number(n);
};

describe("until five", () => {
  test("whoever looks gets byte for byte what they got when nobody had written; a writer sees its own words and no number", async () => {
    const before = await everything();
    await seal(party(0));
    const one = await everything();
    expect(without(one, [party(0)])).toEqual(without(before, [party(0)]));
    for (const n of [1, 2, 3]) {
      await seal(party(n));
      const writers = residents.slice(1, n + 1);
      expect(without(await everything(), writers)).toEqual(without(one, writers));
    }
    const own = await page(party(0));
    expect(own).toContain(`woorden van ${party(0)}`);
    expect(own).toContain("Verzegeld.");
    expect(own).not.toContain(party(1));
  });

  test("a party that writes twice is one, however often", async () => {
    for (const n of [0, 1, 2, 3, 3, 3, 0]) await seal(party(n), `opnieuw ${n}`);
    for (const n of [0, 3]) expect(countOn(await page(party(n)))).toBeUndefined();
  });

  test("nothing of it is in the book, its lines, its yearly numbers", async () => {
    for (const one of residents) await seal(one);
    const { register } = await services.desk.open(book);
    expect(register.entries).toHaveLength(10);
    const lines = register.entries.map((_, row) => bookLine(register, row, { party: party(0) }, now) ?? "");
    expect(JSON.stringify(lines)).not.toContain("woorden van");
    expect(yearlyCube(columnsOf(register), 2026).cells).toEqual([]);
  });
});

describe("from five on", () => {
  test("in any order of writing, writing anew and taking back, a number shows to who wrote, and only of five and more, seed 20261128", async () => {
    const chance = chanceFrom("20261128");
    const below = (n: number) => drawBelow(chance, n);
    const model = new Set<PartyId>();
    for (let step = 0; step < 60; step++) {
      const who = party(below(residents.length));
      if (below(3) > 0) {
        await seal(who);
        model.add(who);
      } else {
        await post(who, "/back", {});
        model.delete(who);
      }
      for (const one of residents)
        expect([step, countOn(await page(one))]).toEqual([
          step,
          model.has(one) && model.size >= 5 ? model.size : undefined,
        ]);
    }
  });

  test("one that takes its words back under five seals it again: also the words that were proposed, and every yes", async () => {
    for (let n = 0; n < 5; n++) await seal(party(n));
    await post(party(0), "/words", { words: "De zaal sluit te vroeg", audience: "members" });
    expect(await page(party(1))).toContain("De zaal sluit te vroeg");
    await post(party(4), "/back", {});
    expect(await page(party(1))).not.toContain("De zaal sluit te vroeg");
    expect((await post(party(1), "/yes", { id: "x" })).status).toBe(403);
    await seal(party(4));
    await post(party(0), "/back", {});
    await seal(party(0));
    expect(await page(party(1))).not.toContain("De zaal sluit te vroeg");
    expect((await services.engine.query("SELECT * FROM words_yes")).length).toBe(0);
  });

  const idOn = async (who: PartyId): Promise<string> => /name="id" value="([^"]*)"/.exec(await page(who))?.[1] ?? "";
  const propose = (who: PartyId, words: string, audience = "residents") => post(who, "/words", { words, audience });

  test("the words come in the book when all who wrote say yes to these very words, for whom they chose, and never wider", async () => {
    for (let n = 0; n < 6; n++) await seal(party(n));
    await propose(party(0), "De zaal sluit te vroeg", "members");
    const old = await idOn(party(1));
    // Before a yes, and before words of one's own: what an institution gets, anybody can ask for.
    const warned = async () => (await read(party(1), `/together/${rule}`)).split("kan iemand opvragen").length - 1;
    expect(await warned()).toBe(2);
    await propose(party(2), "De zaal sluit om negen uur", "residents");
    expect(await warned()).toBe(1);
    expect((await post(party(1), "/yes", { id: old })).status).toBe(409);
    const id = await idOn(party(1));
    for (const n of [0, 1, 3, 4]) await post(party(n), "/yes", { id });
    const { register } = await services.desk.open(book);
    expect(register.entries.some(({ kind }) => kind === "together")).toBe(false);
    expect((await post(party(6), "/yes", { id })).status).toBe(403);
    const last = await post(party(5), "/yes", { id });
    expect(last.headers.get("Location")).toBe(`/b/${book}/entries/${id}`);
    const after = (await services.desk.open(book)).register;
    expect(after.entries.at(-1)).toMatchObject({
      kind: "together",
      audience: "residents",
      by: { party: party(2) },
      body: { text: "De zaal sluit om negen uur", parties: 6, institution: city, subject: rule },
    });
    expect(await read(party(7), `/rules/${rule}`)).toContain("Gezegd door 6 deelnemers samen");
    expect(await read(city, `/rules/${rule}`)).not.toContain("negen uur");
    for (const table of ["sealed_saying", "proposed_words", "words_yes"])
      expect([table, await services.engine.query(`SELECT * FROM ${table}`)]).toEqual([table, []]);
  });

  test("it waits for whoever wrote, and no longer for who said yes to the words", async () => {
    const waits = async (n: number) => (await read(party(n), "")).includes("Samen zeggen: op 1 plek wacht iets op u");
    for (let n = 0; n < 5; n++) await seal(party(n));
    expect([await waits(0), await waits(5)]).toEqual([true, false]);
    await propose(party(0), "De zaal sluit te vroeg", "members");
    expect([await waits(0), await waits(1)]).toEqual([false, true]);
  });

  test("a party that was refused neither counts nor reads what is proposed, and the others go on without it", async () => {
    for (let n = 0; n < 6; n++) await seal(party(n));
    await propose(party(5), "Woorden van wie is geweigerd", "members");
    const holder = await holderOf(services, book);
    const reason = { form: "written", text: "De naam is van een ander." };
    const body = { on: party(5), decider: holder, outcome: "refused", reason };
    await services.desk.write(book, {
      kind: "decision",
      by: { party: holder, account: "a" },
      body,
    } as unknown as Draft);
    expect([countOn(await page(party(5))), countOn(await page(party(0)))]).toEqual([undefined, 5]);
    expect(await page(party(0))).not.toContain("Woorden van wie is geweigerd");
    await propose(party(0), "De zaal sluit te vroeg", "public");
    expect(await page(party(5))).not.toContain("De zaal sluit te vroeg");
    const id = await idOn(party(1));
    for (const n of [1, 2, 3, 4]) await post(party(n), "/yes", { id });
    expect(await read("nobody", `/entries/${id}`)).toContain("Gezegd door 5 deelnemers samen");
  });

  test("two last yeses at once are one entry", async () => {
    for (let n = 0; n < 5; n++) await seal(party(n));
    await propose(party(0), "De zaal sluit te vroeg", "public");
    const id = await idOn(party(1));
    await Promise.all([1, 2, 3, 4, 4, 3, 2, 1].map((n) => post(party(n), "/yes", { id })));
    const { register } = await services.desk.open(book);
    expect(register.entries.filter(({ kind }) => kind === "together")).toHaveLength(1);
    expect(await read("nobody", `/entries/${id}`)).toContain("Gezegd door 5 deelnemers samen");
  });

  test("who leaves takes its words along, and after two years sealed words go", async () => {
    for (let n = 0; n < 5; n++) await seal(party(n));
    const { app, headers } = readers.get(party(0)) as Reader;
    const body = new URLSearchParams({ csrf: "token", target: party(0) });
    await app.request(`/b/${book}/record/erasure`, { method: "POST", headers, body });
    expect(countOn(await page(party(1)))).toBeUndefined();
    expect((await services.engine.query("SELECT * FROM sealed_saying")).length).toBe(4);
    now += 731 * 86_400_000;
    await clean(services);
    expect(await services.engine.query("SELECT * FROM sealed_saying")).toEqual([]);
  });
});

describe("about what, and by whom", () => {
  test("residents write, about an institution's rule, room or giving; never about residents", async () => {
    expect((await post(city, "", { text: "x" })).status).toBe(403);
    for (const who of ["steward", "nobody"]) expect((await post(who, "", { text: "x" })).status).toBe(401);
    expect((await post(party(0), "", { text: "x" }, party(1))).status).toBe(422);
    expect((await post(party(0), "", { text: "x" }, city)).status).toBe(303);
    expect((await post(party(0), "", { text: "x" }, "nobody-ever-wrote-this")).status).toBe(404);
    expect((await post(party(0), "", { text: " " })).status).toBe(400);
  });

  test("a word that says what people are is looked at once more, and then sent as it is", async () => {
    const answer = await post(party(0), "", { text: "Voor moslims is er geen plek" });
    expect(await answer.text()).toMatch(/name="looked" value="1"/);
    expect(await services.engine.query("SELECT * FROM sealed_saying")).toEqual([]);
    await post(party(0), "", { text: "Voor moslims is er geen plek", looked: "1" });
    expect(await services.engine.query("SELECT * FROM sealed_saying")).toHaveLength(1);
  });
});

test("what was said together is read as it was agreed: no time, no reply and not even its author widens or changes it", () => {
  const t = tell();
  const subject = t.say(t.city, "rule", { title: "Zaalregel", type: "house", owner: t.city });
  const body = { subject, institution: t.city, text: "Te vroeg dicht", parties: 5 };
  const id = t.say(t.rosa, "together", body, "concerned");
  t.say(t.city, "delivery", { target: id, party: t.city, means: "page" });
  t.say(t.city, "reply", { target: id, text: "Wij kijken ernaar" });
  t.wait(400);
  expect([t.city, t.rosa, t.hamza, t.housing].filter((one) => t.reads(one, id))).toEqual([t.city, t.rosa, t.hamza]);
  expect(t.refused(t.rosa, "publication", { target: id, audience: "public" })).toBe("agreement-first");
  expect(t.refused(t.rosa, "publication", { target: id, audience: "residents" })).toBeUndefined();
  expect(t.refused(t.rosa, "correction", { target: id, body: { ...body, text: "x" } })).toBe("wrong-kind");
  expect(t.refused(t.rosa, "withdrawal", { target: id })).toBe("wrong-kind");
  expect(t.refused(t.city, "erasure", { target: id })).toBe("institution-may-not-erase");
  expect(t.refused(t.rosa, "erasure", { target: id })).toBeUndefined();
});
