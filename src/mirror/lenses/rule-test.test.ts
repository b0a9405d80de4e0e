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

test("per legal form: between which differences it lies, and how few unknown answers undo it", () => {
  const named = (name: string, form: string) => party(name, form);
  const groups = ["g1", "g2", "g3"].map((name) => named(name, "group"));
  const foundations = ["f1", "f2", "f3"].map((name) => named(name, "foundation"));
  const lines = [
    book[0] as Line,
    ...groups,
    ...foundations,
    rule,
    ...["g1", "g2", "f1", "f2"].map((name) => fact(name, "no")),
    held("g1"),
    held("g2"),
    held("f3"),
  ];
  const row = (lookAt(lines).tables.forms as unknown[][]).find(([, , form]) => form === "type.group");
  // Two of two groups held beside none of two foundations; g3 (free) and f3 (held) are unknown, and so is the city (free).
  expect(row?.slice(3, 8)).toEqual([2, 2, expect.any(Number), 0, 2]);
  expect(row?.slice(9)).toEqual([3, expect.closeTo(2 / 3 - 1 / 3, 9), 1, "none-suffices"]);
  const sure = lookAt(lines).sure?.map(({ key }) => key);
  expect(sure).toEqual([
    "sure.unknown",
    "sure.undo-pairs",
    "sure.smallest",
    "sure.form-unknown",
    "sure.form-undo-none",
  ]);
});

test("without a pair it says how few unknown answers would make one", () => {
  const one = (lines: readonly Line[]) => lookAt([...book.slice(0, 6), ...lines]).sure?.[1];
  expect(one([fact("one", "no"), held("one")])).toEqual({ key: "sure.undo", values: { cases: 1 } });
  expect(one([held("one")])).toEqual({ key: "sure.undo", values: { cases: 2 } });
  expect(one([fact("one", "no")])).toEqual({ key: "sure.undo-none", values: {} });
  const everybody = ["one", "two", "three", "four", "city"];
  const known = one([...everybody.map((who) => fact(who, "no")), ...everybody.map((who) => held(who))]);
  expect(known).toEqual({ key: "sure.undo-none", values: {} });
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

const tariffRule: Line = {
  ...rule,
  body: {
    ...rule.body,
    groups: [
      { name: "low", when: { var: "open" }, percent: 0 },
      { name: "high", when: true, percent: 100 },
    ],
  },
};
const charge = (who: string, tariff: string, ground = "unknown"): readonly Line[] => [
  {
    kind: "request",
    name: `ask-${who}`,
    body: { from: { party: `$${who}` }, to: "$city", matter: "tariff", rule: "$rule" },
  },
  {
    kind: "decision",
    name: `tariff-${who}`,
    body: {
      on: `$ask-${who}`,
      decider: "$city",
      outcome: "granted",
      rule: "$rule",
      tariff,
      ground,
      reason: { form: "spoken", text: "You come from elsewhere" },
    },
  },
];
const priced = [...book.slice(0, 5), tariffRule, ...book.slice(6)];

test("the tariff that follows stands beside the one that was charged; where the answer is missing it is one of", () => {
  const lines = [...priced, ...charge("three", "high"), ...charge("one", "high"), ...charge("two", "low")];
  const finding = lookAt([...lines, ...charge("four", "high")]);
  expect(finding.tables.tariffs).toEqual([
    ["city", "", "low / high", "follows.one-of", null, null, "beside.unknown", null],
    ["one", "", "high", "follows.one", "high", null, "beside.same", "tariff-one"],
    ["two", "", "high", "follows.one", "low", null, "beside.lower", "tariff-two"],
    ["three", "", "low", "follows.one", "high", null, "beside.higher", "tariff-three"],
    ["four", "", "low / high", "follows.one-of", "high", null, "beside.possible", "tariff-four"],
  ]);
  expect(finding.sentences).toEqual(
    expect.arrayContaining([
      ["charged-higher", [["n", 1]]],
      ["charged-lower", [["n", 1]]],
      ["tariff-open", [["n", 2]]],
    ]),
  );
});

test("a point that was put to some only is counted, and one that was put to all is not", () => {
  expect(lookAt(book).tables.tested).toEqual([["Open", 1, 5]]);
  const all = ["city", "two", "three", "four"].map((who) => held(who));
  expect(lookAt([...book, ...all]).tables.tested).toBeUndefined();
});

test("a narrower spoken line stands beside the written rule, seen from either; and a ground that only was said", () => {
  const line: Line = {
    kind: "rule",
    name: "line",
    body: { title: "From here", type: "unwritten", written: "no", said: "At the desk", narrows: "$rule" },
  };
  const lines = [...book, line, ...charge("two", "high", "other")];
  const finding = lookAt(lines);
  expect(finding.tables.narrower).toEqual([["line", 2, "At the desk", "rule", 1]]);
  expect(finding.tables.spoken).toEqual([["tariff-two", "two", "You come from elsewhere"]]);
  expect(keysOf(finding)).toEqual(expect.arrayContaining(["narrower", "spoken-ground"]));
  const view = seenBy(handWritten(lines));
  expect(plain(ruleTest.look(view, { rule: idOf("line") }), view).tables.narrower).toEqual(finding.tables.narrower);
});

test("a rule that says itself when it is met is weighed by that, not by all its points", () => {
  const met = { ...rule, body: { ...rule.body, met: { "!": { var: "open" } } } };
  const rows = lookAt([...book.slice(0, 5), met, ...book.slice(6)]).tables.subjects as unknown[][];
  expect(rows.map(([who, , meets]) => [who, meets])).toEqual([
    ["city", 3],
    ["one", 1],
    ["two", 1],
    ["three", 2],
    ["four", 3],
  ]);
});

test("how many others it takes before a difference could be seen is a figure: here twenty", () => {
  const more = [party("five", "foundation"), ...book.slice(0, 6), fact("five", "no"), ...book.slice(6, 7), held("one")];
  const view = seenBy(handWritten(more));
  const { sure = [] } = ruleTest.look(view, { rule: RULE });
  // One of one held: with n others of whom none was held, the chance is 1 / (n + 1); below 1 in 20 from n = 20.
  expect(sure).toContainEqual({ key: "sure.smallest", values: { held: 1, of: 1, fewest: 20, others: 1 } });
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
  const line: Line = { kind: "rule", name: "line", body: { title: "x", type: "unwritten", narrows: "$rule" } };
  const whole = seenBy(handWritten([...priced, line, ...charge("three", "high", "other"), ...charge("two", "low")]));
  const findings = [list, ruleTest.look(view, { rule: RULE }), ruleTest.look(whole, { rule: RULE })];
  expect(findings.flatMap(untold)).toEqual([]);
});
