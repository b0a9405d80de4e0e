import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, plain, seenBy, untold } from "../../../test/support/hand-written.ts";
import { beforeDeciding } from "./before-deciding.ts";

const rule: Line = {
  kind: "rule",
  name: "rule",
  body: { title: "Hall", type: "house", owner: "$city", written: "yes", criteria: [{ key: "open", text: "Open" }] },
};
const ask = (name: string, matter = "space"): Line => ({
  kind: "request",
  name,
  body: { from: { party: "$one" }, to: "$city", matter, rule: "$rule", asked: "2025-02" },
});
const answer = (name: string, outcome: string, ground = "unknown"): Line => ({
  kind: "decision",
  name: `on-${name}`,
  body: { on: `$${name}`, decider: "$city", outcome, rule: "$rule", ground, reason: { form: "spoken" } },
});
const book: readonly Line[] = [
  party("city", "municipality"),
  party("one"),
  rule,
  ...["a", "b", "c", "mine"].map((name) => ask(name)),
  ask("money", "money"),
  answer("a", "granted"),
  answer("b", "granted"),
  answer("c", "refused", "open"),
  answer("money", "refused"),
];
const look = (query: object, lines = book) => {
  const view = seenBy(handWritten(lines));
  return plain(beforeDeciding.look(view, beforeDeciding.parameters.parse(query)), view);
};
const flags = (query: object, lines = book) =>
  ((look(query, lines).tables.flags ?? []) as string[][]).map(([flag]) => flag);
const keys = (query: object, lines = book) => look(query, lines).sentences.map(([key]) => key);

test("it counts what was decided in like cases, and leaves out the request itself and other matters", () => {
  const { tables, basis } = look({ request: idOf("mine") });
  expect(tables.outcome).toEqual([
    ["granted", 2],
    ["refused", 1],
  ]);
  expect(tables.ground).toEqual([
    [null, 2],
    ["Open", 1],
  ]);
  expect([basis.requests, basis.parties, basis.alike]).toEqual([3, 1, ["matter", "to", "rule"]]);
});

test("a ground that was never used is called new, one outside the rule is named, and one used before is counted", () => {
  expect(keys({ request: idOf("mine"), ground: "other" })).toContain("ground-new");
  expect(flags({ request: idOf("mine"), ground: "other" })).toContain("flag.ground-not-in-rule.yes");
  expect(look({ request: idOf("mine"), ground: "open" }).sentences).toContainEqual(["ground-known", [["n", 1]]]);
});

test("a rule that stands nowhere, or of which nobody knows since when, stands out; with nothing said nothing does", () => {
  expect(flags({ request: idOf("mine"), ground: "open" })).toEqual(["flag.rule-after-event.unknown"]);
  const unwritten = book.map((line) => (line === rule ? { ...rule, body: { ...rule.body, written: "no" } } : line));
  expect(flags({ request: idOf("mine"), ground: "open" }, unwritten)).toEqual(["flag.rule-after-event.unwritten"]);
  expect(flags({ request: idOf("mine") })).toEqual([]);
  expect(keys({ request: idOf("mine") })).not.toContain("no-flags");
});

test("a rule of after the day of the activity, or of the day that is named, stands out", () => {
  const meal: Line = { kind: "activity", name: "meal", body: { title: "Meal", organiser: "$one", when: "2025-01" } };
  const later = { ...rule, body: { ...rule.body, writtenSince: "2025-03" } };
  const mine = { ...ask("mine"), body: { ...ask("mine").body, activity: "$meal" } };
  const lines = [
    ...book.slice(0, 2),
    meal,
    later,
    ...book.slice(3).map((line) => (line.name === "mine" ? mine : line)),
  ];
  expect(flags({ request: idOf("mine"), outcome: "refused", ground: "open" }, lines)).toContain(
    "flag.rule-after-event.yes",
  );
  const day = { rule: idOf("rule"), outcome: "refused", ground: "open" };
  expect(flags({ ...day, event: "2025-02" }, lines)).toContain("flag.rule-after-event.yes");
  expect(flags({ ...day, event: "2025-04" }, lines)).not.toContain("flag.rule-after-event.yes");
});

test("a no without a reason or a rule, a reason that is only said, and nobody heard first stand out, with the law", () => {
  const no = { matter: "space", outcome: "refused" };
  expect(flags(no)).toEqual(["flag.reason-missing.unknown", "flag.rule-missing.unknown"]);
  expect(flags({ ...no, reason: "spoken", heard: "no" })).toEqual([
    "flag.reason-only-spoken.yes",
    "flag.rule-missing.unknown",
    "flag.not-heard-first.yes",
  ]);
  const { tables } = look({ ...no, reason: "none", rule: idOf("rule"), heard: "no" });
  expect(tables.flags).toEqual([
    ["flag.reason-missing.yes", "law.awb-3-46", "Awb 3:46", "2026-11"],
    ["flag.rule-after-event.unknown", "flag.law.none", "", ""],
    ["flag.not-heard-first.yes", "law.awb-4-7", "Awb 4:7", "2026-11-29"],
  ]);
  expect(look({ ...no, reason: "none", nature: "private" }).tables.flags?.[0]).toEqual([
    "flag.reason-missing.yes",
    "flag.law.none",
    "",
    "",
  ]);
  expect(keys(no)).toContain("heard-open");
  expect(keys({ ...no, heard: "yes" })).not.toContain("heard-open");
  expect(keys({ matter: "space", outcome: "granted", reason: "written", rule: idOf("rule") })).toContain("no-flags");
});

test("the usual outcome and how often the one thought of was given; no usual one where two were given as often", () => {
  const said = look({ request: idOf("mine"), outcome: "refused" }).sentences;
  expect(said).toContainEqual([
    "usual",
    [
      ["outcome", "granted"],
      ["n", 2],
    ],
  ]);
  expect(said).toContainEqual([
    "outcome-before",
    [
      ["outcome", "refused"],
      ["n", 1],
    ],
  ]);
  expect(keys({ matter: "space" }, [...book, ask("d"), answer("d", "refused")])).not.toContain("usual");
});

test("about whom is decided is who asked, or whom the address names; who may not be read is nobody", () => {
  const before = (query: object, lines = book) => look(query, lines).sentences.find(([key]) => key === "party-before");
  const named = (n: number, who = "one") => [
    "party-before",
    [
      ["party", who],
      ["n", n],
    ],
  ];
  expect(before({ request: idOf("mine") })).toEqual(named(3));
  expect(before({ matter: "space", party: idOf("one") })).toEqual(named(3));
  const other = [...book, party("two")];
  expect(before({ request: idOf("mine"), party: idOf("two") }, other)).toEqual(named(0, "two"));
  const hidden = [...book, party("two", "group", "own")];
  expect(look({ matter: "space", party: idOf("two") }, hidden)).toEqual(look({ matter: "space" }, hidden));
  expect(look({ matter: "space", party: idOf("nobody") })).toEqual(look({ matter: "space" }));
});

test("a matter and a rule do where no request is named; nothing named and nothing alike are said in words", () => {
  expect(look({ matter: "money" }).basis.requests).toBe(1);
  expect(look({ rule: idOf("rule") }).basis.requests).toBe(4);
  expect(keys({})).toEqual(["none", "no-norm"]);
  expect(look({ matter: "voice" }).enough).toBe(false);
});

test("earlier decisions are never called a norm, whatever is found", () => {
  for (const query of [{}, { matter: "space" }, { request: idOf("mine"), ground: "open" }])
    expect(keys(query)).toContain("no-norm");
});

test("a decision that may not be read does not count, and the order of decisions changes no count", () => {
  const hidden = book.map((line) => (line.name === "on-c" ? { ...line, audience: "own" as const } : line));
  expect(look({ request: idOf("mine") }, hidden).tables.outcome).toEqual([["granted", 2]]);
  const shuffled = [...book.slice(0, 8), ...book.slice(8).toReversed()];
  expect(look({ request: idOf("mine") }, shuffled).tables).toEqual(look({ request: idOf("mine") }).tables);
});

test("each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  const queries = [
    {},
    { request: idOf("mine"), ground: "other" },
    { matter: "space", rule: idOf("rule"), ground: "open" },
    { request: idOf("mine"), outcome: "refused", reason: "none", heard: "no" },
    { matter: "space", party: idOf("one"), outcome: "granted", reason: "written" },
  ];
  for (const query of queries)
    expect(untold(beforeDeciding.look(view, beforeDeciding.parameters.parse(query)))).toEqual([]);
});
