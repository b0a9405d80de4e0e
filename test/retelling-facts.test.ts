import { describe, expect, test } from "vitest";
import { all, entryAt, factsUnder, heldUnder, nameOf, party, sample, told, written } from "./support/retelling.ts";

const [rosa, hamza] = [party("Rosa"), party("Hamza")];
const rowNamed = (name: string) => written[sample.entries.findIndex(({ as }) => as === name)]?.id;

/** What the article says of each, and what it does not say: that stays unknown. Who pays, gives back, doubts and decides stands in retelling.test.ts. */
describe("Rosa", () => {
  test("began in her living room, on a day unknown", () => {
    const start = told("activity", "$start-at-home");
    expect([start.organiser, start.when]).toEqual([rosa, "unknown"]);
    expect(entryAt(start.space)?.body).toMatchObject({ home: true, manager: rosa });
  });

  test("is there nearly every day; hours and pay are unknown", () => {
    const hours = all("burden").find(({ on, type }) => on === rosa && type === "hours");
    expect(hours).toMatchObject({ hours: "unknown", amount: "unknown" });
    expect(hours?.what).toMatch(/^Bijna elke dag .* hoeveel daarvan betaald, is onbekend/);
    expect(all("role")[0]).toMatchObject({ hours: "unknown", reward: "unknown" });
  });

  test("got duties with the role that nobody lists, is critical of them, and wants no profession", () => {
    const role = told("role", "$role");
    expect([role.tasks, role.othersAsked, role.wayOut, role.until]).toEqual([[], "unknown", "unknown", "unknown"]);
    expect(role.limits).toMatch(/beroep/);
    const duties = all("burden").find(({ type }) => type === "duties");
    expect(duties).toMatchObject({ on: rosa, since: "unknown" });
    expect(duties?.what).toMatch(/kritisch/);
    const rules = all("rule").filter(({ type }) => type === "role");
    expect(rules.map(({ owner, written: onPaper }) => [owner, onPaper])).toEqual([["unknown", "unknown"]]);
    expect(rules[0]?.text).toMatch(/Welke dat zijn, is onbekend/);
  });

  test("has a mixed group that shares a place and comes back after help", () => {
    const facts = [...factsUnder("Gemengd"), ...factsUnder("De basis is")];
    expect(facts.map((fact) => [fact.party, fact.value])).toEqual([
      [rosa, "yes"],
      [rosa, "yes"],
    ]);
    expect(told("activity", "$help-and-coffee").arrangements).toMatch(/Na de hulp komen mensen terug/);
  });

  test("was never asked whom she speaks for, nor counted for visitors from outside, as far as is told", () => {
    expect(heldUnder("Zeg voor wie").filter(({ who }) => who === rosa)).toEqual([]);
    const doubted = all("doubt").flatMap(({ about }) => entryAt(about)?.body ?? []);
    expect(doubted.filter((body) => "speaker" in body && body.speaker === rosa)).toEqual([]);
    expect(factsUnder("Hoogste tarief").filter((fact) => fact.party === rosa)).toEqual([]);
    expect(new Set(all("activity").flatMap(({ counts }) => Object.values(counts)))).toEqual(new Set(["unknown"]));
  });
});

describe("Hamza", () => {
  test("has a foundation that uses the community centres, which welfare runs for hours unknown", () => {
    expect(told("party", "$hamza").type).toBe("foundation");
    const spaces = all("activity").filter(({ organiser }) => organiser === hamza);
    expect(new Set(spaces.map(({ space }) => space))).toEqual(new Set([rowNamed("$centres")]));
    expect(told("space", "$centres")).toMatchObject({ manager: party("welzijnsorganisatie"), hours: "unknown" });
  });

  test("made a meal for residents and professionals, with a wall in the room, in a year unknown", () => {
    const meal = told("activity", "$meal");
    expect([meal.type, meal.when]).toEqual(["meal", "unknown"]);
    expect(meal.invited).toMatch(/Bewoners van de wijk en professionals/);
    expect(meal.arrangements).toMatch(/wand/);
    expect(told("support", "$grant-for-the-meal")).toMatchObject({ amount: "unknown", activity: rowNamed("$meal") });
  });

  test("is asked on whose behalf he speaks for months and years, at those meetings", () => {
    expect(told("burden", "$proving-of-hamza").what).toMatch(/maanden en jaren/);
    expect(told("claim", "$claim-we").where).toMatch(/bijeenkomsten van gemeente en wijk/);
  });

  test("T13: says he can prove a large backing: its form, count, day and acceptance are unknown", () => {
    expect(all("backing")).toMatchObject([
      {
        claim: rowNamed("$claim-we"),
        type: "unknown",
        count: "unknown",
        when: "unknown",
        shownTo: "unknown",
        shown: "unknown",
        accepted: "unknown",
      },
    ]);
  });

  test("says that residents see little of millions, which nobody checked", () => {
    expect(told("doubt", "$doubt-spending")).toMatchObject({ doubter: { party: hamza }, answered: "unknown" });
    expect(told("doubt", "$doubt-spending").ground).toMatch(/miljoenen.*niet nagerekend/);
    expect(all("support").map(({ amount }) => amount)).toEqual(all("support").map(() => "unknown"));
  });
});

describe("the others", () => {
  test("the municipality has six aims: nearer, together, reach, connect, mix, and no islands", () => {
    const aims = all("rule").filter(({ type, owner }) => type === "aim" && owner === party("gemeente"));
    expect(aims.map(({ title }) => title)).toEqual([
      "Dichter bij bewoners",
      "Samen met bewoners maken",
      "Mensen bereiken en actief maken",
      "Verbinding in de wijk",
      "Gemengd bij elkaar komen",
      "Geen losse eilandjes",
    ]);
    expect(all("rule").filter(({ type }) => type === "aim")).toHaveLength(aims.length);
  });

  test("the researcher held a dialogue; who was there besides professionals and policymakers is unknown", () => {
    const { organiser, arrangements, meeting } = told("activity", "$dialogue");
    expect(nameOf(organiser)).toMatch(/onderzoeker/);
    expect(arrangements).toMatch(/Professionals en beleidsmakers.*Wie er nog meer was, is onbekend/);
    expect(meeting).toMatchObject({ invited: "unknown", presentResidents: "unknown", presentInstitutions: "unknown" });
    expect(told("saying", "$said-unease").occasion).toBe(rowNamed("$dialogue"));
  });

  test("Movisie leads a workshop of three days in Amsterdam-Noord, in a programme of five years of NWO and NWA", () => {
    const workshop = told("activity", "$workshop");
    expect([nameOf(workshop.organiser), workshop.when]).toEqual(["Movisie", "2024-10-02"]);
    expect(`${workshop.title}. ${workshop.arrangements}`).toMatch(/Amsterdam-Noord.*2 tot en met 4 oktober 2024/);
    const programme = told("activity", "$programme");
    expect([programme.title, programme.arrangements].join()).toMatch(/vijf jaar.*NWO en NWA/);
  });

  test("words about others are an organisation's, never a person's, on a day unknown", () => {
    const sayings = all("saying");
    expect(new Set(sayings.map(({ speaker }) => nameOf(speaker)))).toEqual(
      new Set(["De organisaties in de wijk, samen", "De gemeente"]),
    );
    expect(new Set(sayings.flatMap(({ unit, when }) => [unit, when]))).toEqual(new Set(["unknown"]));
  });

  test("T18 and T19: the comparison begins with what both want and turns at the request for a room", () => {
    expect(all("comparison")).toHaveLength(1);
    expect(told("comparison", "$two-stories")).toMatchObject({
      one: rowNamed("$claim-bridge-rosa"),
      other: rowNamed("$claim-bridge-hamza"),
      turning: rowNamed("$own-room"),
    });
    expect(told("comparison", "$two-stories").likeness).toMatch(/brug/);
  });
});
