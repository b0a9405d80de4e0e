import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, plain, seenBy, untold } from "../../../test/support/hand-written.ts";
import { ruleWhatIf } from "./rule-what-if.ts";

const rule: Line = {
  kind: "rule",
  name: "rule",
  body: {
    title: "Hall",
    type: "house",
    owner: "$city",
    criteria: ["open", "small"].map((key) => ({ key, text: key })),
  },
};
const fact = (who: string, criterion: string, value: string, count?: number): Line => ({
  kind: "fact",
  name: `${criterion}-${who}`,
  body: { rule: "$rule", criterion, party: `$${who}`, value, ...(count !== undefined && { count }) },
});
const decided = (who: string, outcome: string, amount: number | string = 1000): readonly Line[] => [
  {
    kind: "request",
    name: `ask-${who}`,
    body: { from: { party: `$${who}` }, to: "$city", matter: "money", rule: "$rule", amount, asked: "2025-02" },
  },
  {
    kind: "decision",
    name: `answer-${who}`,
    body: { on: `$ask-${who}`, decider: "$city", outcome, rule: "$rule", decided: "2025-03", amount: 500 },
  },
];
/** one: meets both, yes. two: not open, no. three: not open, yet yes. four: open, size never asked, no. */
const book: readonly Line[] = [
  party("city", "municipality"),
  ...["one", "two", "three", "four"].map((name) => party(name)),
  rule,
  fact("one", "open", "yes", 30),
  fact("one", "small", "yes"),
  fact("two", "open", "no", 12),
  fact("two", "small", "yes"),
  fact("three", "open", "no"),
  fact("three", "small", "yes"),
  fact("four", "open", "yes"),
  ...decided("one", "granted"),
  ...decided("two", "refused"),
  ...decided("three", "granted"),
  ...decided("four", "refused", "unknown"),
];
const look = (query: object, lines = book) => {
  const view = seenBy(handWritten(lines));
  return plain(ruleWhatIf.look(view, ruleWhatIf.parameters.parse({ rule: idOf("rule"), ...query })), view);
};
const moves = (query: object, lines = book) =>
  Object.fromEntries(
    ((look(query, lines).tables.decisions ?? []) as string[][]).map((row) => [row[1], row[2]?.slice(5)]),
  );

test("held against everybody: who was given it falls out where the rule says no, and what is unknown stays unknown", () => {
  expect(moves({})).toEqual({ one: "stays-in", two: "stays-out", three: "falls-out", four: "unknown" });
});

test("with a point gone, who was kept out by it alone comes in, and nobody falls out", () => {
  expect(moves({ how: "remove", criterion: "open" })).toEqual({
    one: "stays-in",
    two: "comes-in",
    three: "stays-in",
    four: "unknown",
  });
});

test("wider: what is unknown counts as met, or a count that is high enough", () => {
  expect(moves({ how: "widen", criterion: "small" }).four).toBe("comes-in");
  expect(moves({ how: "widen", criterion: "open", count: "12" }).two).toBe("comes-in");
  expect(moves({ how: "widen", criterion: "open", count: "13" }).two).toBe("stays-out");
});

test("a count under five is never told: asking for one reads as asking for five", () => {
  const few = book.map((line) => (line.name === "open-two" ? { ...line, body: { ...line.body, count: 3 } } : line));
  const asked = ["0", "3", "4", "5"].map((count) => look({ how: "widen", criterion: "open", count }, few));
  expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(asked[0]?.sentences[0]?.[1]).toContainEqual(["count", 5]);
});

test("narrower: what is unknown counts as not met, or the count is needed too; nobody comes in", () => {
  expect(moves({ how: "narrow", criterion: "open", count: "31" })).toMatchObject({
    one: "falls-out",
    two: "stays-out",
  });
  expect(moves({ how: "narrow", criterion: "open", count: "30" }).one).toBe("stays-in");
  expect(moves({ how: "narrow" }).four).toBe("stays-out");
});

test("amounts: what was granted to who falls out, what was asked by who comes in, unknown counted apart", () => {
  expect(look({ how: "remove" }).tables.moves).toEqual([
    ["move.comes-in", 2, 2, 1000, 1],
    ["move.falls-out", 0, 0, 0, 0],
    ["move.stays-in", 2, 2, 1000, 0],
    ["move.stays-out", 0, 0, 0, 0],
    ["move.unknown", 0, 0, 0, 0],
  ]);
});

test("it always says that nobody knows who would have asked then", () => {
  for (const query of [{}, { rule: "" }, { how: "remove" }])
    expect(look(query).sentences.map(([key]) => key)).toContain("who-would-ask");
});

test("the order of facts changes nothing, and renaming only renames", () => {
  const shuffled = [...book.slice(0, 6), ...book.slice(6, 13).toReversed(), ...book.slice(13)];
  expect(look({ how: "remove" }, shuffled).tables).toEqual(look({ how: "remove" }).tables);
});

test("a fact that may not be read is unknown", () => {
  const hidden = book.map((line) =>
    line.name === "open-three" ? { ...line, audience: "own" as const, by: "three" } : line,
  );
  expect(moves({}, hidden).three).toBe("unknown");
});

test("a rule without points says so plainly; no rule, no decision and nothing known are said in words", () => {
  const bare = { ...rule, body: { ...rule.body, criteria: [] } };
  expect(look({}, [book[0] as Line, bare]).sentences[0]?.[0]).toBe("no-criteria");
  expect(look({ rule: "" }).sentences[0]?.[0]).toBe("choose");
  expect(look({}, book.slice(0, 6)).enough).toBe(false);
  expect(Object.values(moves({}, [...book.slice(0, 6), ...book.slice(13)]))).toEqual(Array(4).fill("unknown"));
});

test("each sentence, table, column and word has its text, for every change", () => {
  const view = seenBy(handWritten(book));
  const queries = ["everybody", "remove", "widen", "narrow"].flatMap((how) =>
    ["", "open"].flatMap((criterion) =>
      [undefined, "3"].map((count) => ({ how, criterion, count, rule: idOf("rule") })),
    ),
  );
  for (const query of queries) expect(untold(ruleWhatIf.look(view, ruleWhatIf.parameters.parse(query)))).toEqual([]);
});
