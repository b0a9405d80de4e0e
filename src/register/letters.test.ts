import { expect, test } from "vitest";
import { handWritten, idOf, type Line, line, LOOKED, party } from "../../test/support/hand-written.ts";
import { duesAt } from "./dues.ts";
import { asEntryId, asPartyId } from "./ids.ts";
import { lettersAt } from "./letters.ts";
import { dayToIso } from "./partial-date.ts";
import type { Register } from "./register.ts";

const people = [party("city", "municipality"), party("welfare", "welfare"), party("rosa"), party("other")];
const ask = (to: string, more: object = {}): Line => ({
  kind: "request",
  name: "ask",
  body: { from: { party: "$rosa" }, to: `$${to}`, matter: "space", what: "Een zaal", asked: "2026-01-05", ...more },
  by: "rosa",
});
const decide = (decider: string, more: object): Line =>
  line("decision", "decision", { on: "$ask", decider: `$${decider}`, outcome: "refused", ...more });
const rowOf = (register: Register, name: string): number => register.rowOf.get(asEntryId(idOf(name))) as number;
const looking = (own?: string) => ({
  readable: () => true,
  now: LOOKED,
  own: own === undefined ? undefined : asPartyId(idOf(own)),
});
const letters = (lines: readonly Line[], name: string, own?: string) => {
  const register = handWritten([...people, ...lines]);
  return lettersAt(register, rowOf(register, name), looking(own));
};
const namesOf = (lines: readonly Line[], name: string, own?: string) =>
  letters(lines, name, own).map((one) => one.name);

const WRITTEN = { nature: "public-law", written: "yes", told: "2026-02-20", reason: { form: "written", text: "Vol." } };

test.each([
  ["a decision on paper may be objected to", "city", WRITTEN, ["objection", "documents"]],
  [
    "once the last day has passed only a talk is left",
    "city",
    { ...WRITTEN, told: "2025-10-01" },
    ["talk", "documents"],
  ],
  [
    "a spoken one is asked for on paper, with its reason",
    "city",
    { nature: "public-law", written: "no" },
    ["written", "reason", "documents"],
  ],
  [
    "a tariff of a welfare organisation: talk or complain there, never object",
    "welfare",
    { ...WRITTEN, nature: "private" },
    ["talk", "complaint"],
  ],
  [
    "how one was treated: a complaint",
    "city",
    { nature: "act", reason: { form: "written", text: "x" } },
    ["complaint", "documents"],
  ],
  ["what nobody told the nature of is asked first", "welfare", {}, ["nature"]],
])("%s", (_, decider, body, names) => {
  const found = letters([ask(decider), decide(decider, body)], "decision");
  expect(found.map(({ name }) => name)).toEqual(names);
  expect(new Set(found.map(({ to }) => to))).toEqual(new Set([idOf(decider)]));
  expect(new Set(found.map(({ from }) => from))).toEqual(new Set([idOf("rosa")]));
});

test("an unanswered request asks a municipality for a decision, others for an answer, and tells the first it is late", () => {
  expect(namesOf([ask("city", { asked: "2026-02-20" })], "ask")).toEqual(["decide"]);
  expect(namesOf([ask("city")], "ask")).toEqual(["decide"]);
  expect(namesOf([ask("city", { asked: "2025-12" })], "ask")).toEqual(["decide", "default"]);
  // Eight weeks that end on a Saturday run on to the Monday: on the Sunday between it is not late yet.
  expect(namesOf([ask("city", { asked: "2026-01-02" })], "ask")).toEqual(["decide", "default"]);
  expect(namesOf([ask("city", { asked: "2026-01-03" })], "ask")).toEqual(["decide"]);
  expect(namesOf([ask("city", { asked: "unknown" })], "ask")).toEqual(["decide"]);
  expect(namesOf([ask("welfare", { asked: "2025" })], "ask")).toEqual(["answer"]);
  expect(namesOf([ask("other")], "ask")).toEqual([]);
});

test("law binds an authority: of what is no decision only the right to complain and the Woo are named, of others nothing", () => {
  const lawsOf = (decider: string, body: object) =>
    letters([ask(decider), decide(decider, body)], "decision").map(({ name, laws }) => [name, laws]);
  expect(lawsOf("city", { ...WRITTEN, nature: "private" })).toEqual([
    ["talk", []],
    ["complaint", ["awb-9-1"]],
    ["documents", ["woo"]],
  ]);
  expect(lawsOf("city", { nature: "act" })).toEqual([
    ["complaint", ["awb-9-1"]],
    ["reason", []],
    ["documents", ["woo"]],
  ]);
  expect(lawsOf("welfare", { nature: "act" })).toEqual([
    ["complaint", []],
    ["reason", []],
  ]);
  expect(lawsOf("city", WRITTEN)[0]).toEqual(["objection", ["awb-6-7", "termijnenwet"]]);
  // What was only said is no decision yet: it is asked for on paper, within the time that asking has.
  const spoken = { nature: "public-law", written: "no" };
  expect(lawsOf("city", spoken)[0]).toEqual(["written", ["awb-1-3", "awb-3-47", "awb-4-13"]]);
  expect(letters([ask("welfare")], "ask")[0]?.laws).toEqual([]);
});

test("a question mark may be asked back of an institution, and of nobody else", () => {
  const claim: Line = { kind: "claim", name: "claim", body: { speaker: "$rosa", forWhom: "de straat" }, by: "rosa" };
  const doubt = (by: string) =>
    line("doubt", "doubt", { about: "$claim", doubter: { party: `$${by}` }, ground: "Wie is wij?" });
  expect(namesOf([claim, doubt("welfare")], "doubt", "rosa")).toEqual(["why"]);
  expect(namesOf([claim, doubt("other")], "doubt", "rosa")).toEqual([]);
});

test("an institution is offered no letters to itself or for residents; what may not be read gives none", () => {
  expect(namesOf([ask("city")], "ask", "city")).toEqual([]);
  expect(namesOf([ask("city")], "ask", "welfare")).toEqual([]);
  expect(namesOf([ask("city", { from: { party: "$welfare" } })], "ask", "welfare")).toEqual(["decide"]);
  const register = handWritten([...people, ask("city")]);
  expect(lettersAt(register, rowOf(register, "ask"), { ...looking(), readable: () => false })).toEqual([]);
});

test("about a row of a published file others may only ask for the documents", () => {
  const source = { name: "Register", date: "2025-01-14", file: "12", line: 3 };
  const lines = [
    ask("city", { from: { listed: { key: "7" } }, source }),
    decide("city", { source, told: "2026-02-20", written: "yes" }),
  ];
  expect(namesOf(lines, "decision")).toEqual(["documents"]);
  expect(namesOf(lines, "decision", "other")).toEqual(["documents"]);
  expect(namesOf([lines[0] as Line], "ask", "other")).toEqual([]);
});

const dues = (lines: readonly Line[], name: string) => {
  const register = handWritten([...people, ...lines]);
  return duesAt(register, rowOf(register, name), looking()).map(({ name: due, day }) => [
    due,
    dayToIso(day.first),
    dayToIso(day.last),
  ]);
};
const posted = (name: string, letter: string, day: string): Line => ({
  kind: "delivery",
  name,
  body: { target: "$ask", party: "$city", means: "post", letter, posted: day },
  by: "rosa",
});

test("days run from being asked, from being told and from the day posted", () => {
  expect(dues([ask("city")], "ask")).toEqual([["decision", "2026-03-02", "2026-03-02"]]);
  expect(dues([ask("city", { asked: "2026-01" })], "ask")).toEqual([["decision", "2026-02-26", "2026-03-30"]]);
  expect(dues([ask("welfare", { asked: "2026-01" })], "ask")).toEqual([["decision", "2026-02-26", "2026-03-28"]]);
  expect(dues([ask("city"), decide("city", { ...WRITTEN, told: "2026-02-20" })], "decision")).toEqual([
    ["objection", "2026-04-07", "2026-04-07"],
  ]);
  expect(dues([ask("city"), decide("city", WRITTEN)], "ask")).toEqual([]);
  expect(dues([ask("city"), posted("sent", "default", "2026-02-27")], "ask")).toEqual([
    ["decision", "2026-03-02", "2026-03-02"],
    ["default", "2026-03-13", "2026-03-13"],
  ]);
});

test("the day of an activity stands where it is known to the day and still to come", () => {
  const meal = (when: string) => dues([line("activity", "meal", { title: "Meal", organiser: "$rosa", when })], "meal");
  expect(meal("2026-03-01")).toEqual([["activity", "2026-03-01", "2026-03-01"]]);
  for (const when of ["2026-02-28", "2026-06", "unknown"]) expect(meal(when)).toEqual([]);
});

test("the last telling of a letter stands; one without a term gives no day; a day in the weekend runs on", () => {
  const told = [
    posted("first", "documents", "2026-02-01"),
    posted("later", "documents", "2026-02-07"),
    posted("d", "decide", "2026-02-01"),
  ];
  expect(dues([ask("welfare", { asked: "unknown" }), ...told], "ask")).toEqual([
    ["documents", "2026-03-09", "2026-03-09"],
  ]);
});
