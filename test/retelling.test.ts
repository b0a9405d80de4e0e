import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { traitWordsIn } from "../src/register/traits.ts";
import type { EntryOf } from "../src/register/entry.ts";
import type { PartyId } from "../src/register/ids.ts";
import { all, entryAt, factsUnder, heldUnder, nameOf, party, rule, sample, written } from "./support/retelling.ts";

const rosa = party("Rosa");
const hamza = party("Hamza");
const toRosa = all("support").filter((support) => "party" in support.to && support.to.party === rosa);

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

test("the retelling says where it comes from", () => {
  expect(sample.type).toBe("retelling");
  for (const part of ["Movisies, september 2024", "Drijfhout", "van Pelt", "movisie.nl/nl/movisies-september-2024"])
    expect(sample.note).toContain(part);
});

test("everything is public and by one author", () => {
  expect(new Set(written.map((entry) => entry.by.party)).size).toBe(1);
  expect(new Set(written.map((entry) => entry.audience))).toEqual(new Set(["public"]));
});

test("T27: no word of belief, origin or benefit stands anywhere in it", () => {
  const hints = /iftar|ramadan|moskee|gebed|vasten|zonsondergang|etno|wit(?:te|heid)\b|seculier/iu;
  const words = written.flatMap((entry) => textsIn(entry.body));
  expect(traitWordsIn(words.join("\n"))).toEqual([]);
  expect(words.filter((text) => hints.test(text))).toEqual([]);
});

const article = path.resolve(import.meta.dirname, "../../shared/design/article.txt");
test(`no six words in a row are the article's (${existsSync(article) ? "checked" : "article not here"})`, () => {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const original = existsSync(article) ? ` ${wordsOf(readFileSync(article, "utf8")).join(" ")} ` : "";
  const copied = written
    .flatMap((entry) => textsIn(entry.body).map(wordsOf))
    .flatMap((words) => words.map((_, i) => words.slice(i, i + 6)).filter((run) => run.length === 6))
    .map((run) => run.join(" "))
    .filter((run) => original.includes(` ${run} `));
  expect(copied).toEqual([]);
});

test("T1: three institutions pay Rosa's room, for amounts unknown", () => {
  const rent = toRosa.filter((support) => support.type === "rent");
  expect(rent.map((support) => nameOf(support.from)).sort()).toEqual([
    "De gemeente",
    "De welzijnsorganisatie",
    "De woningcorporatie",
  ]);
  expect(rent.map((support) => support.amount)).toEqual(["unknown", "unknown", "unknown"]);
});

test("T2: two of them get their logo on the front, what the municipality gets is unknown", () => {
  const returns = Object.fromEntries(
    toRosa.filter((support) => support.type === "rent").map((support) => [nameOf(support.from), support.returns]),
  );
  expect(returns["De gemeente"]).toBe("unknown");
  expect(returns["De welzijnsorganisatie"]).toMatch(/logo/);
  expect(returns["De woningcorporatie"]).toMatch(/logo/);
});

test("T3: two institutions recognise Rosa and gave her a role, on a day unknown; whether she agreed is unknown", () => {
  const recognised = toRosa.filter((support) => support.type === "recognition");
  const two = ["De gemeente", "De welzijnsorganisatie"];
  expect(recognised.map((support) => [nameOf(support.from), support.since])).toEqual(two.map((by) => [by, "unknown"]));
  const roles = all("role").map(({ holder, givers, agreed, since }) => ({ holder, givers, agreed, since }));
  const givers = two.map((name) => ({ party: party(name) }));
  expect(roles).toEqual([{ holder: rosa, givers, agreed: "unknown", since: "unknown" }]);
});

test("T4: Rosa is called upon constantly by two, for hours unknown", () => {
  const calls = all("request").filter((request) => request.to === rosa);
  expect(calls.map((request) => [request.often, request.hours])).toEqual([
    ["voortdurend", "unknown"],
    ["voortdurend", "unknown"],
  ]);
});

test("T6 and T19: only Hamza's request for a room of his own has no decision", () => {
  const decided = new Set(all("decision").map((decision) => decision.on));
  const his = written.filter(
    (entry): entry is EntryOf<"request"> =>
      entry.kind === "request" && "party" in entry.body.from && entry.body.from.party === hamza,
  );
  expect(his.filter((entry) => !decided.has(entry.id)).map((entry) => entry.body.matter)).toEqual(["space"]);
});

test("T7 and T8: the grant for the meal was stopped on a rule of which nobody knows when it was written", () => {
  const stopped = all("decision").find((decision) => decision.outcome === "stopped");
  expect(stopped).toMatchObject({
    decider: party("De gemeente"),
    written: "unknown",
    heard: "unknown",
    decided: "unknown",
    amount: "unknown",
    nature: "public-law",
  });
  expect(entryAt(stopped?.rule ?? "")).toMatchObject({ body: { written: "unknown", writtenSince: "unknown" } });
});

test("T9: Hamza pays the highest tariff; whose visitors come from elsewhere is written of nobody else", () => {
  const tariff = all("decision").filter((decision) => decision.tariff !== "unknown");
  expect(tariff.map((decision) => [decision.tariff, nameOf(decision.decider), decision.hourly])).toEqual([
    ["hoogste tarief", "De welzijnsorganisatie", "unknown"],
  ]);
  expect(factsUnder("Hoogste tarief").map((fact) => [fact.party, fact.value, fact.count])).toEqual([
    [hamza, "no", "unknown"],
  ]);
  expect(heldUnder("Hoogste tarief").map((held) => held.who)).toEqual([hamza]);
});

test("T10: one decision rests on a spoken reason, the tariff", () => {
  const spoken = all("decision").filter((decision) => decision.reason.form === "spoken");
  expect(spoken.map((decision) => [decision.tariff, decision.nature])).toEqual([["hoogste tarief", "private"]]);
});

test("T12: Hamza was asked for whom he speaks, very often, by whom is unknown; of Rosa nothing is written", () => {
  expect(heldUnder("Zeg voor wie").map(({ who, holder, how, often }) => ({ who, holder, how, often }))).toEqual([
    { who: hamza, holder: "unknown", how: "asked", often: "heel vaak" },
  ]);
});

test("T15: the municipality calls on the foundation and doubts what it does", () => {
  const calling = all("request").flatMap(({ from, to }) => ("party" in from && to === hamza ? [from.party] : []));
  expect(calling.map(nameOf)).toEqual(["De gemeente"]);
  expect(doubtersOf(hamza)).toContain("De gemeente");
});

test("T16: doubts run both ways", () => {
  expect(doubtersOf(party("De gemeente"))).toEqual(["De stichting van Hamza"]);
  expect(doubtersOf(hamza)).toContain("De organisaties in de wijk, samen");
});

test("T17: not only institutions doubt what Hamza does, other residents do too", () => {
  expect(doubtersOf(hamza)).toContain("residents");
  expect(doubtersOf(rosa)).toEqual([]);
});

test("T18: Rosa and Hamza both want to be a bridge", () => {
  const bridges = all("fact").filter((fact) => fact.criterion === "bridge" && fact.value === "yes");
  expect(bridges.map((fact) => fact.party)).toEqual([rosa, hamza]);
});

test("T20: three unwritten rules were found, and whom they kept out", () => {
  for (const title of ["Betrokken bewoner", "Voor de wijk", "De basis is de woonplaats"]) {
    expect(rule(title)?.body).toMatchObject({ type: "unwritten", written: "no" });
    expect(heldUnder(title).map((held) => held.who)).toEqual([hamza]);
  }
});

/** Names of those who put a question mark by what a party claims, organises or asks; "residents" for the nameless. */
function doubtersOf(doubted: PartyId): readonly string[] {
  return all("doubt")
    .filter((doubt) => {
      const about = entryAt(doubt.about);
      if (about?.kind === "activity") return about.body.organiser === doubted;
      return about?.kind === "claim" && about.body.speaker === doubted;
    })
    .map(({ doubter }) => ("party" in doubter ? nameOf(doubter.party) : "residents"));
}
