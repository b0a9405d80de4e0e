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
  expect(keys({ request: idOf("mine"), ground: "other" })).toEqual(
    expect.arrayContaining(["ground-new", "ground-outside"]),
  );
  expect(look({ request: idOf("mine"), ground: "open" }).sentences).toContainEqual(["ground-known", [["n", 1]]]);
});

test("a rule that stands nowhere, or of which nobody knows since when, is said; one without a ground says nothing of it", () => {
  expect(keys({ request: idOf("mine"), ground: "open" })).toContain("rule-unknown");
  const unwritten = book.map((line) => (line === rule ? { ...rule, body: { ...rule.body, written: "no" } } : line));
  expect(keys({ request: idOf("mine"), ground: "open" }, unwritten)).toContain("rule-unwritten");
  expect(keys({ request: idOf("mine") })).not.toContain("rule-unknown");
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
  ];
  for (const query of queries)
    expect(untold(beforeDeciding.look(view, beforeDeciding.parameters.parse(query)))).toEqual([]);
});
