import { afterAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { createDesk } from "../src/desk/desk.ts";
import { bookLine } from "../src/exchange/book-lines.ts";
import { refusedWordIn } from "../src/exchange/traits.ts";
import { createApp } from "../src/http/app.tsx";
import { clean } from "../src/http/cleaning.ts";
import { secretsOf } from "../src/http/secrets.ts";
import type { Services } from "../src/http/services.ts";
import { ownTexts } from "../src/http/own-texts.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import { BETWEEN } from "../src/mirror/labels.ts";
import { LENSES, look } from "../src/mirror/mirror.ts";
import { SELECTION } from "../src/mirror/selection.ts";
import { viewFor } from "../src/mirror/view.ts";
import type { Draft, EntryOf } from "../src/register/entry.ts";
import type { PartyId } from "../src/register/ids.ts";
import { KIND_NAMES, KINDS } from "../src/register/kinds.ts";
import { traitWordsIn } from "../src/register/traits.ts";
import { insertAccount, insertMembership } from "../src/storage/accounts.ts";
import { looksInto } from "../src/storage/looks.ts";
import { insertSession } from "../src/storage/sessions.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { claimOf, enter, foundBook, means } from "./support/book.ts";
import { tell } from "./support/telling.ts";

/** What this must never become, as far as these kinds, lenses and pages reach. Each never is a test by name. */

/** Every field name and every word of a closed list in the schemas of the kinds, with the kind it stands in. */
function namesIn(schema: unknown, at: string): readonly string[] {
  if (schema === null || typeof schema !== "object") return [];
  const { properties, enum: words, const: word, ...rest } = schema as Record<string, unknown>;
  const fields = Object.entries((properties ?? {}) as object).flatMap(([name, inner]) => [
    `${at} ${name}`,
    ...namesIn(inner, at),
  ]);
  const listed = [...((words ?? []) as unknown[]), ...(word === undefined ? [] : [word])].map((one) => `${at} ${one}`);
  return [...fields, ...listed, ...Object.values(rest).flatMap((inner) => namesIn(inner, at))];
}
const NAMES = KIND_NAMES.flatMap((kind) => namesIn(z.toJSONSchema(KINDS[kind].body, { io: "input" }), kind));
const apart = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").replaceAll("-", " ");

describe("never 1: nothing about who people are", () => {
  test("no field and no word of any closed list is a trait", () => {
    expect(NAMES.length).toBeGreaterThan(150);
    const traits = NAMES.filter(
      (name) => traitWordsIn(apart(name)).length > 0 || refusedWordIn(name.split(" ")[1] ?? "") !== null,
    );
    expect(traits).toEqual([]);
    const more =
      /belie|faith|relig|origin|ethnic|national|migra|residence|health|benefit|politic|gender|\bsex|\bage\b|birth/i;
    expect(NAMES.filter((name) => more.test(apart(name)))).toEqual([]);
  });

  test("a rule that names a trait says why it must, also when it is corrected or names it in a criterion", () => {
    const t = tell();
    const criteria = [{ key: "open", text: "Niet voor een moskee van moslims" }];
    const rule = { title: "Zaalregel", type: "house", owner: t.city };
    expect(t.refused(t.city, "rule", { ...rule, criteria })).toBe("trait-needs-a-why");
    const target = t.say(t.city, "rule", rule);
    expect(t.refused(t.city, "correction", { target, body: { ...rule, text: "Geen religie" } })).toBe(
      "trait-needs-a-why",
    );
  });

  test("questions are put to closed lists of what was done, never to what people are", () => {
    expect(BETWEEN).toEqual(["form", "unit", "area", "cadence", "matter", "newness", "month"]);
    expect(Object.keys(SELECTION)).toEqual(["year", "unit", "area"]);
  });
});

describe("never 2: star rule", () => {
  test("there is no field or word for a key figure, a score, a rank, a risk or trust in somebody", () => {
    const stars = /key ?figure|sleutel|\bstar\b|score|\brank|\brisk|\btrust|influence|bridge|\blevel\b|rating/i;
    // What is between two parties may be called a bridge, by an end of it; nobody is called one.
    expect(NAMES.filter((name) => name !== "tie bridge" && stars.test(apart(name)))).toEqual([]);
  });

  test("a tie and a role are read by their ends until every end published them; no time, side or source opens them", () => {
    const t = tell();
    const tie = t.say(t.rosa, "tie", { from: t.rosa, to: t.city, type: "bridge" });
    const inside = t.say(t.rosa, "tie", { from: t.rosa, to: t.city, type: "tension" }, "residents");
    const role = t.say(t.city, "role", { title: "Buurtverbinder", holder: t.rosa, givers: [{ party: t.city }] });
    t.say(t.city, "delivery", { target: tie, party: t.city, means: "page" });
    t.wait(400);
    const others = [t.hamza, t.third, t.housing, { steward: true } as const, {}];
    const readers = (id: typeof tie) => others.filter((who) => t.reads(who, id)).length;
    expect([tie, inside, role].map(readers)).toEqual([0, 0, 0]);
    expect([t.reads(t.city, tie), t.reads(t.rosa, role)]).toEqual([true, true]);
    expect(t.refused(t.rosa, "publication", { target: tie, audience: "public" })).toBe("agreement-first");
    t.say(t.city, "agreement", { target: tie, agrees: true });
    expect(readers(tie)).toBe(0);
    t.say(t.rosa, "publication", { target: tie, audience: "public" });
    expect(readers(tie)).toBe(others.length);
    t.say(t.city, "agreement", { target: tie, agrees: false });
    expect(readers(tie)).toBe(0);
  });

  test("who takes up a role does not publish it: each end does that itself, and takes it back itself", () => {
    const t = tell();
    const role = t.say(t.city, "role", { title: "Sleutelpersoon", holder: t.rosa, givers: [{ party: t.city }] });
    const others = [t.hamza, t.third, t.housing, { steward: true } as const, {}];
    const readers = () => others.filter((who) => t.reads(who, role)).length;
    t.say(t.rosa, "agreement", { target: role, agrees: true });
    expect(t.refused(t.rosa, "agreement", { target: role, agrees: true })).toBe("already-agreed");
    expect(t.refused(t.city, "publication", { target: role, audience: "members" })).toBe("agreement-first");
    t.say(t.rosa, "publication", { target: role, audience: "public" });
    expect(readers()).toBe(0);
    t.say(t.city, "publication", { target: role, audience: "public" });
    expect(readers()).toBe(others.length);
    t.say(t.rosa, "publication", { target: role, audience: "concerned" });
    expect(readers()).toBe(0);
  });

  test("no lens lists parties by what they are worth", () => {
    const t = tell();
    for (const from of [t.rosa, t.hamza, t.third])
      t.say(from, "request", { from: { party: from }, to: t.city, matter: "space" });
    const view = viewFor(columnsOf(t.register), t.register, { party: t.rosa }, Date.parse("2027-01-01"));
    const headings = LENSES.flatMap(({ name }) => look(name, view, []).tables).flatMap(({ columns }) =>
      columns.map(({ key }) => key),
    );
    expect(headings.length).toBeGreaterThan(20);
    expect(headings.filter((key) => /score|rank|risk|trust|role|degree|central/.test(key))).toEqual([]);
  });
});

describe("never 3: groups make and describe themselves", () => {
  test("nobody writes a residents' party into a book but itself, nor words for somebody else", () => {
    const t = tell();
    const group = { name: "Groep", type: "group", side: "residents" };
    for (const party of [t.city, t.rosa]) {
      expect(t.refused(party, "party", group)).toBe("describes-itself");
      expect(t.refused(party, "claim", { speaker: t.hamza, forWhom: "zijn straat" })).toBe("describes-itself");
      expect(t.refused(party, "correction", { target: t.hamza, body: group })).toBe("not-yours-to-write");
    }
    const listing = { name: "Fonds", type: "foundation", side: "institution", words: "Wij zijn gesloten" };
    expect(t.refused(t.rosa, "party", listing)).toBe("describes-itself");
  });

  const OWN = "eigenwoordenzoekik";
  const told = () => {
    const t = tell();
    const body = { name: "Rosa", type: "initiative", side: "residents", words: `${OWN} een` };
    t.say(t.rosa, "correction", { target: t.rosa, body });
    const claim = {
      speaker: t.rosa,
      forWhom: `${OWN} twee`,
      words: `${OWN} drie`,
      where: `${OWN} vier`,
      backing: `${OWN} vijf`,
    };
    const id = t.say(t.rosa, "claim", claim);
    t.say(t.rosa, "correction", { target: id, body: { ...claim, notFor: `${OWN} zes` } });
    for (const target of [t.rosa, id]) t.say(t.rosa, "publication", { target, audience: "public" });
    return t;
  };
  const LATER = Date.parse("2027-01-01");

  test("own words and the text of a claim are in no column, so in no filter and no search", () => {
    expect(
      JSON.stringify(columnsOf(told().register), (_, value: unknown) => (value instanceof Map ? [...value] : value)),
    ).not.toContain(OWN);
  });

  test("own words and the text of a claim are in no finding and no export for others", () => {
    const t = told();
    for (const viewer of [{}, { steward: true as const }, { party: t.city }, { party: t.hamza }]) {
      const view = viewFor(columnsOf(t.register), t.register, viewer, LATER);
      const queries: Record<string, string>[] = [{}, { a: t.rosa, b: t.hamza, party: t.rosa }];
      const findings = LENSES.flatMap(({ name }) => queries.map((query) => look(name, view, Object.entries(query))));
      expect(JSON.stringify(findings)).not.toContain(OWN);
      const lines = t.register.entries.map((_, row) => bookLine(t.register, row, viewer, LATER) ?? null);
      expect(lines.filter(Boolean).length).toBeGreaterThan(1);
      expect(JSON.stringify(lines)).not.toContain(OWN);
    }
    const own = t.register.entries.map((_, row) => bookLine(t.register, row, { party: t.rosa }, LATER) ?? null);
    expect(JSON.stringify(own)).toContain(OWN);
  });
});

describe("never 4: an institution writes about its own acts only", () => {
  test("what others did, asked, said, bear or decided is not its to write", () => {
    const t = tell();
    const request = t.say(t.hamza, "request", { from: { party: t.hamza }, to: t.city, matter: "space" });
    const others = [
      ["activity", { title: "Maal", organiser: t.rosa }],
      ["burden", { on: t.rosa, type: "hours" }],
      ["claim", { speaker: t.rosa, forWhom: "de straat" }],
      ["request", { from: { party: t.rosa }, to: t.housing, matter: "space" }],
      ["support", { from: t.housing, to: { party: t.rosa }, type: "money" }],
      ["decision", { on: request, decider: t.hamza, outcome: "refused" }],
      ["doubt", { about: request, doubter: { party: t.rosa }, ground: "x" }],
      ["doubt", { about: request, doubter: { residents: true }, ground: "x" }],
      ["space", { name: "Huiskamer", manager: t.rosa }],
      ["rule", { title: "Bij Rosa mag dit niet", type: "unwritten", owner: t.rosa }],
    ] as const;
    for (const [kind, body] of others)
      expect([kind, ["only-about-own-acts", "describes-itself"].includes(t.refused(t.city, kind, body) ?? "")]).toEqual(
        [kind, true],
      );
  });

  test("a doubt is put by an activity, a claim or a request, never by a party; the one concerned reads it first and can answer", () => {
    const t = tell();
    const doubt = (about: string) => ({ about, doubter: { party: t.city }, ground: "Namens wie?" });
    expect(t.refused(t.city, "doubt", doubt(t.rosa))).toBe("doubt-about-a-party");
    const claim = t.say(t.rosa, "claim", { speaker: t.rosa, forWhom: "de straat" });
    const id = t.say(t.city, "doubt", doubt(claim));
    expect([t.rosa, t.hamza, t.housing].map((party) => t.reads(party, id))).toEqual([true, false, false]);
    expect(t.refused(t.rosa, "reply", { target: id, text: "Namens mezelf" })).toBeUndefined();
  });

  test("no field holds a person: no name of somebody, no phone, no address of a home", () => {
    const person =
      /person|civil|official|employee|colleague|first ?name|last ?name|surname|phone|e ?mail|contact|street|postcode/i;
    expect(NAMES.filter((name) => person.test(apart(name)))).toEqual([]);
    const t = tell();
    const home = { name: "Thuis", manager: t.rosa, home: true, place: "Lindestraat 1" };
    expect(t.refused(t.rosa, "space", home)).toBe("home-has-no-address");
  });
});

describe("never 5: unknown is a value", () => {
  test("nothing is filled in: a body with only what it must have says unknown everywhere else", () => {
    const t = tell();
    t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
    const { from, to, matter, ...rest } = (t.register.entries.at(-1) as EntryOf<"request">).body;
    expect([from, to, matter]).toEqual([{ party: t.rosa }, t.city, "space"]);
    expect(new Set(Object.values(rest))).toEqual(new Set(["unknown"]));
    const columns = columnsOf(t.register);
    const row = columns.length - 1;
    expect([
      columns.amount[row],
      columns.minutes[row],
      columns.year[row],
      columns.rule[row],
      columns.unit[row],
    ]).toEqual([NaN, NaN, 0, -1, 0]);
  });

  test("never asked, no, and unknown are three answers", () => {
    const t = tell();
    const rule = t.say(t.city, "rule", { title: "Zaalregel", type: "house", owner: t.city });
    const answers = ["unknown", "yes", "no", "never-asked"];
    for (const value of answers) t.say(t.rosa, "fact", { rule, criterion: "open", party: t.rosa, value });
    const columns = columnsOf(t.register);
    expect(Array.from(columns.value.slice(columns.length - 4, columns.length))).toEqual([0, 1, 2, 3]);
  });
});

describe("never 6: only what you may read", () => {
  test("who may not read an entry finds no trace of it in any finding; the property over random books is in src/mirror/view.test.ts", () => {
    const finding = (withIt: boolean) => {
      const t = tell();
      t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
      if (withIt)
        t.say(t.hamza, "request", { from: { party: t.hamza }, to: t.housing, matter: "money", unit: "Geheim" }, "own");
      const view = viewFor(columnsOf(t.register), t.register, { party: t.city }, Date.parse("2027-01-01"));
      return JSON.stringify(LENSES.map(({ name }) => look(name, view, [])));
    };
    expect(finding(true)).toBe(finding(false));
  });
});

const inMemory = await openSqlite(":memory:");

describe("never 7: looking leaves a trace, for the powerful", () => {
  const engine = inMemory;
  const NOW = new Date("2026-03-02T12:00:00.000Z");
  const still = { ...means, clock: () => NOW };
  const services: Services = {
    settings: parseSettings({}) as Settings,
    engine,
    desk: createDesk(engine, still),
    secrets: secretsOf(still),
    texts: ownTexts({ digits: "latin", now: () => NOW.getTime() }),
  };
  afterAll(() => engine.close());
  const SINCE = "2025-03-02T12:00:00.000Z";

  /** Opens a page of a book as somebody signed in for a party, as steward, or as nobody. */
  async function open(path: string, who: { party?: PartyId; steward?: true; book: Parameters<typeof looksInto>[1] }) {
    const account = means.newId();
    await insertAccount(
      engine,
      { account, steward: who.steward === true, sixteen: NOW.toISOString() },
      NOW.toISOString(),
    );
    const { party, book } = who;
    if (party)
      await insertMembership(engine, account, { book, party, role: "organiser", unit: "Wijkzaken", pseudonym: "p" });
    const session = { hash: services.secrets.sha256(account), account, csrf: "c", made: NOW.toISOString() };
    await insertSession(engine, { ...session, expires: "2027-01-01T00:00:00.000Z" });
    const headers = party || who.steward ? { Cookie: `session=${account}` } : {};
    return (await createApp(services).request(path, { headers })).status;
  }

  test("a look by an institution or the steward is told to the residents' party, by department; residents' reading never is", async () => {
    const { book, city, group } = await foundBook(services.desk, "kijken");
    const claim = await services.desk.write(book, claimOf(group, "de straat"));
    const paths = [`/b/${book}/parties/${group}`, `/b/${book}/entries/${claim.id}`];
    for (const path of paths) expect(await open(path, { book, party: group })).toBe(200);
    expect(await looksInto(engine, book, group, SINCE)).toEqual([]);
    for (const path of paths) expect(await open(path, { book, party: city })).toBe(200);
    expect(await open(paths[0] as string, { book, steward: true })).toBe(200);
    const looks = await looksInto(engine, book, group, SINCE);
    expect(looks.map(({ looker, unit }) => [looker, unit]).sort()).toEqual(
      [
        [city as string, "Wijkzaken"],
        [city as string, "Wijkzaken"],
        ["steward", ""],
      ].sort(),
    );
    expect(await looksInto(engine, book, city, SINCE)).toEqual([]);
  });

  test("it is told whatever the way: as data, as a calendar or a graph, and in a form; of residents on none of them", async () => {
    const { book, city, group } = await foundBook(services.desk, "wegen");
    const other = await enter(services.desk, book, { name: "Tafel", type: "initiative", side: "residents" });
    const say = async (kind: string, body: object) =>
      (await services.desk.write(book, { kind, by: { party: group, account: "a" }, body } as unknown as Draft)).id;
    const asked = await say("request", { from: { party: group }, to: city, matter: "space" });
    await say("tie", { from: group, to: city, type: "works-with" });
    const claim = await say("claim", { speaker: group, forWhom: "de straat" });
    const finding = (ending: string) => `/mirror/load${ending}?party=${group}`;
    const ways = [
      ...["", ".ics"].map((end) => `/entries/${asked}${end}`),
      `/entries/${claim}/card`,
      `/record/reply?about=${asked}`,
      ...["", ".json", ".csv"].map(finding),
      ...["graphml", "gexf"].map((ending) => `/mirror/landscape.${ending}`),
    ].map((path) => `/b/${book}${path}`);
    for (const path of ways) {
      const before = (await looksInto(engine, book, group, SINCE)).length;
      expect([path, await open(path, { book, party: other })]).toEqual([path, 200]);
      expect([path, (await looksInto(engine, book, group, SINCE)).length]).toEqual([path, before]);
      expect([path, await open(path, { book, party: city })]).toEqual([path, 200]);
      const looks = await looksInto(engine, book, group, SINCE);
      expect([path, looks.length, looks[0]?.looker, looks[0]?.unit]).toEqual([path, before + 1, city, "Wijkzaken"]);
    }
  });

  test("looks go after twelve months", async () => {
    const { book, city, group } = await foundBook(services.desk, "later");
    await open(`/b/${book}/parties/${group}`, { book, party: city });
    expect(await looksInto(engine, book, group, SINCE)).toHaveLength(1);
    const nextYear = () => new Date(NOW.getTime() + 366 * 86_400_000);
    const desk = createDesk(services.engine, { ...means, clock: nextYear });
    await clean({ ...services, desk, secrets: { ...services.secrets, clock: nextYear } });
    expect(await looksInto(engine, book, group, "2000")).toEqual([]);
  });

  test("nothing is written down about what residents read", () => {
    const t = tell();
    const claim = t.say(t.city, "claim", { speaker: t.city, forWhom: "De wijk wil dit" });
    for (const party of [t.rosa, t.city])
      expect(t.refused(party, "delivery", { target: claim, party: t.rosa, means: "page" })).toBe("only-about-own-acts");
  });
});

test("the nevers look at every kind", () => {
  expect(new Set(NAMES.map((name) => name.split(" ")[0]))).toEqual(new Set(KIND_NAMES));
});
