import { expect, test } from "vitest";
import {
  handWritten,
  idOf,
  type Line,
  party,
  plain,
  seenBy,
  untold,
  viewer,
} from "../../../test/support/hand-written.ts";
import { ruleTest } from "./rule-test.ts";

const RULE = idOf("rule");
const fact = (who: string, value: string, more: Partial<Line> = {}): Line => ({
  kind: "fact",
  name: `fact-${who}`,
  body: { rule: "$rule", criterion: "open", party: `$${who}`, value },
  ...more,
});
const held = (who: string, how = "held"): Line => ({
  kind: "held",
  name: `${how}-${who}`,
  body: { rule: "$rule", criterion: "open", who: `$${who}`, holder: "$city", how, when: "2025-03" },
});
const rule: Line = {
  kind: "rule",
  name: "rule",
  body: {
    title: "Open to all",
    type: "house",
    owner: "$city",
    written: "yes",
    criteria: [{ key: "open", text: "Open" }],
  },
};
const people = ["one", "two", "three", "four"].map((name) => party(name));
const book: readonly Line[] = [
  party("city", "municipality"),
  ...people,
  rule,
  fact("one", "no"),
  fact("two", "no"),
  fact("three", "yes"),
  held("one"),
];

const lookAt = (lines: readonly Line[], by?: string) => {
  const view = seenBy(handWritten(lines), by === undefined ? {} : viewer(by));
  return plain(ruleTest.look(view, { rule: RULE }), view);
};
const keysOf = ({ sentences }: ReturnType<typeof lookAt>) => sentences.map(([key]) => key);

test("it finds the pair of whom the same is known and of whom one was held to the rule", () => {
  expect(lookAt(book).tables.pairs).toEqual([["Open", 2, "one", "held-one", "two", "fact-two"]]);
});

test("who meets the rule, who was held, and of whom nothing is written, its asker included", () => {
  expect(lookAt(book).tables.subjects).toEqual([
    ["city", "", 3, 3, 3, null],
    ["one", "", 2, 3, 1, null],
    ["two", "", 2, 3, 3, null],
    ["three", "", 1, 3, 3, null],
    ["four", "", 3, 3, 3, null],
  ]);
});

test("a question to one is a question to all: it is owed to its asker first", () => {
  expect(lookAt(book).tables.owed).toEqual([
    ["Open", "city", "city"],
    ["Open", "city", "two"],
    ["Open", "city", "three"],
    ["Open", "city", "four"],
  ]);
});

test("per legal form: one of two groups was held, and nobody of the foundations of whom the same is known", () => {
  const more = [party("five", "foundation"), ...book.slice(0, 6), fact("five", "no"), ...book.slice(6)];
  const rows = lookAt(more).tables.forms as unknown[][];
  expect(rows.map((row) => [row[2], row[3], row[4], row[6], row[7]])).toEqual([
    ["type.foundation", 0, 1, 1, 2],
    ["type.group", 1, 2, 0, 1],
  ]);
});

test("where everybody of whom the same is known was held, there is no pair, and nobody is called treated equally", () => {
  const finding = lookAt([...book, held("two")]);
  expect(finding.tables.pairs).toBeUndefined();
  expect(keysOf(finding)).toContain("no-pairs");
});

test("an answer that is unknown, told differently by two sides or never asked makes no pair", () => {
  const unknown = lookAt([...book.slice(0, 6), fact("one", "unknown"), fact("two", "unknown"), held("one")]);
  expect(unknown.tables.pairs).toBeUndefined();
  const version = fact("two", "yes", { name: "version" });
  const told = lookAt([...book, { ...version, body: { ...version.body, versionOf: "$fact-two" } }]);
  expect(told.tables.pairs).toBeUndefined();
  expect(keysOf(told)).toContain("told-differently");
});

test("facts about two activities of one party stand apart", () => {
  const activity = (name: string): Line => ({ kind: "activity", name, body: { title: name, organiser: "$four" } });
  const about = (name: string, value: string): Line => ({
    ...fact("four", value),
    name: `about-${name}`,
    body: { rule: "$rule", criterion: "open", party: "$four", on: `$${name}`, value },
  });
  const finding = lookAt([...book, activity("meal"), activity("course"), about("meal", "no"), about("course", "yes")]);
  const rows = (finding.tables.subjects as unknown[][]).filter(([who]) => who === "four");
  expect(rows.map(([, activity, meets]) => [activity, meets])).toEqual([
    ["meal", 2],
    ["course", 1],
  ]);
  expect(finding.tables.pairs).toContainEqual(["Open", 2, "one", "held-one", "four", "about-meal"]);
});

test("a decision on a ground of the rule holds somebody to it, and its tariff stands beside the answer", () => {
  const decided: readonly Line[] = [
    { kind: "request", name: "ask", body: { from: { party: "$two" }, to: "$city", matter: "tariff", rule: "$rule" } },
    {
      kind: "decision",
      name: "tariff",
      body: {
        on: "$ask",
        decider: "$city",
        outcome: "granted",
        rule: "$rule",
        ground: "open",
        tariff: "high",
        reason: { form: "spoken" },
      },
    },
  ];
  const finding = lookAt([...book, ...decided]);
  expect(finding.tables.subjects).toContainEqual(["two", "", 2, 3, 1, "high"]);
  expect(finding.tables.decisions).toEqual([["tariff", "two", "granted", "spoken", "afterwards.unknown", "high"]]);
  expect(keysOf(finding)).toEqual(expect.arrayContaining(["spoken", "afterwards"]));
});

test("an applicant in a published register is in no table", () => {
  const source = { name: "register", date: "2025", file: "7" };
  const listed: Line = {
    kind: "request",
    name: "file",
    body: { from: { listed: { key: "k", name: "Somebody" } }, to: "$city", matter: "money", rule: "$rule", source },
  };
  const shown = JSON.stringify(lookAt([...book, listed]).tables);
  expect(shown).not.toMatch(/Somebody|listed/);
});

test("the order of writing and the names of parties change nothing", () => {
  const shuffled = [...book.slice(0, 6), ...book.slice(6).toReversed()];
  expect(lookAt(shuffled).tables).toEqual(lookAt(book).tables);
  const renamed = book.map((line) =>
    line.kind === "party" ? { ...line, body: { ...line.body, name: `New ${line.name}` } } : line,
  );
  expect(lookAt(renamed)).toEqual(lookAt(book));
});

test("what may not be read counts as if it was never written", () => {
  const secret = { ...held("two"), audience: "own" as const, by: "two" };
  const hidden = fact("four", "no", { audience: "own", by: "four" });
  expect(lookAt([...book, secret, hidden])).toEqual(lookAt(book));
  expect(lookAt([...book, secret], "two").tables.pairs).toBeUndefined();
});

test("a correction counts, and what was taken back does not", () => {
  const correction: Line = {
    kind: "correction",
    name: "correction",
    body: { target: "$fact-two", body: { rule: "$rule", criterion: "open", party: "$two", value: "yes" } },
  };
  expect(lookAt([...book, correction]).tables.pairs).toBeUndefined();
  const withdrawal: Line = { kind: "withdrawal", name: "withdrawal", body: { target: "$held-one" } };
  expect(lookAt([...book, withdrawal]).tables.asked).toBeUndefined();
});

test("a rule of which nothing is written, one party, and a book without rules: too few to tell", () => {
  const nothing = lookAt([party("city", "municipality"), party("one"), rule]);
  expect([nothing.enough, keysOf(nothing)]).toEqual([false, ["nothing"]]);
  const view = seenBy(handWritten([]));
  expect(ruleTest.look(view, { rule: "" })).toMatchObject({ enough: false, sentences: [{ key: "no-rules" }] });
});

test("without a rule every rule is listed; each sentence, table, column and word has its text", () => {
  const view = seenBy(handWritten(book));
  const list = ruleTest.look(view, { rule: "" });
  expect(plain(list, view).tables.rules).toEqual([["rule", "rule.house", "city", 1, 1, 2, 1]]);
  expect([...untold(list), ...untold(ruleTest.look(view, { rule: RULE }))]).toEqual([]);
});
