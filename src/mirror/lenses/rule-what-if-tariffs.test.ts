import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, plain, seenBy, untold } from "../../../test/support/hand-written.ts";
import { type Condition, conditionOf } from "../../register/condition.ts";
import { type ExampleName, TARIFF_EXAMPLES } from "../../register/tariff-examples.ts";
import { ruleWhatIf } from "./rule-what-if.ts";

const tariffRule = (criteria: readonly string[], groups: readonly object[]): Line => ({
  kind: "rule",
  name: "rule",
  body: {
    title: "Hall",
    type: "tariff",
    owner: "$city",
    criteria: criteria.map((key) => ({ key, text: key })),
    groups,
  },
});
const example = (name: ExampleName): Line => {
  const { criteria, groups } = TARIFF_EXAMPLES[name];
  return tariffRule(
    criteria,
    groups.map((group, i) => ({ ...group, name: String(i + 1) })),
  );
};
const fact = (who: string, criterion: string, value: string, count?: number): Line => ({
  kind: "fact",
  name: `${criterion}-${who}`,
  body: { rule: "$rule", criterion, party: `$${who}`, value, ...(count !== undefined && { count }) },
});
const charged = (who: string, tariff: string, hourly: number | string = "unknown"): readonly Line[] => [
  {
    kind: "request",
    name: `ask-${who}`,
    body: { from: { party: `$${who}` }, to: "$city", matter: "tariff", rule: "$rule", asked: "2025-02", amount: 900 },
  },
  {
    kind: "decision",
    name: `answer-${who}`,
    body: {
      on: `$ask-${who}`,
      decider: "$city",
      outcome: "granted",
      rule: "$rule",
      decided: "2025-03",
      tariff,
      hourly,
    },
  },
];
const parties = ["one", "two", "three", "four"];
const opening: readonly Line[] = [party("city", "municipality"), ...parties.map((name) => party(name))];

const look = (query: object, lines: readonly Line[]) => {
  const view = seenBy(handWritten(lines));
  return plain(ruleWhatIf.look(view, ruleWhatIf.parameters.parse({ rule: idOf("rule"), ...query })), view);
};
/** Per party: what moves, and which tariff follows. */
const moves = (query: object, lines: readonly Line[]): Readonly<Record<string, readonly (string | undefined)[]>> =>
  Object.fromEntries(
    ((look(query, lines).tables.decisions ?? []) as string[][]).map((row) => [row[1], [row[2]?.slice(5), row[4]]]),
  );

/** Utrecht: one meets the three points of the low tariffs and pays all; two is from elsewhere; of three nobody knows; four pays 35%. */
const met = (who: string, keys: readonly string[], value = "yes") => keys.map((key) => fact(who, key, value));
const LOW = ["fits-aim", "no-money-left", "from-municipality"];
const HIGH = ["nobody-paid", "direct-costs-only", "no-subsidy"];
const utrecht: readonly Line[] = [
  ...opening,
  example("utrecht"),
  ...met("one", LOW),
  fact("one", "nobody-paid", "no"),
  ...met("two", [...LOW.slice(0, 2), ...HIGH]),
  fact("two", "from-municipality", "no"),
  ...met("three", [...LOW.slice(0, 2), ...HIGH]),
  ...met("four", [...LOW, ...HIGH]),
  ...charged("one", "3", 2000),
  ...charged("two", "3", 2000),
  ...charged("three", "3", 2000),
  ...charged("four", "2", 700),
];

test("held against everybody: who was charged more than follows gets a lower tariff, and the price an hour follows", () => {
  expect(moves({}, utrecht)).toEqual({
    one: ["lower-tariff", "2"],
    two: ["same-tariff", "3"],
    three: ["unknown", "1 / 2 / 3"],
    four: ["lower-tariff", "1"],
  });
  const { tables, sentences } = look({}, utrecht);
  expect(tables.decisions?.[0]).toEqual(["answer-one", "one", "move.lower-tariff", "3", "2", 900, 2000, 700, -1300]);
  expect(tables.decisions?.[2]).toEqual([
    "answer-three",
    "three",
    "move.unknown",
    "3",
    "1 / 2 / 3",
    900,
    2000,
    null,
    null,
  ]);
  expect(tables.moves).toEqual([
    ["move.lower-tariff", 2, 2, -1300, -700, 0],
    ["move.higher-tariff", 0, 0, "", "", 0],
    ["move.same-tariff", 1, 1, 0, 0, 0],
    ["move.other-tariff", 0, 0, "", "", 0],
    ["move.unknown", 1, 1, null, null, 1],
  ]);
  expect(tables["tariff-groups"]).toContainEqual(["3", "2", 1, 1]);
  expect(sentences.map(([key]) => key)).toContain("who-would-ask");
  expect(look({}, utrecht).sure).toEqual([
    expect.objectContaining({ key: "sure.tariffs-unknown", values: { unknown: 1, low: 2, high: 3 } }),
  ]);
});

test("with the point about where people come from gone, two and three pay nothing; with every point gone all do", () => {
  const gone = moves({ how: "remove", criterion: "from-municipality" }, utrecht);
  expect(gone).toMatchObject({ two: ["lower-tariff", "1"], three: ["lower-tariff", "1"], one: ["lower-tariff", "2"] });
  const all = moves({ how: "remove" }, utrecht);
  expect(new Set(Object.values(all).map(([, follows]) => follows))).toEqual(new Set(["1"]));
});

test("wider gives who is unknown the lower tariff, narrower the higher one", () => {
  const point = { criterion: "from-municipality" };
  expect(moves({ how: "widen", ...point }, utrecht)).toMatchObject({
    three: ["lower-tariff", "1"],
    two: ["same-tariff", "3"],
  });
  expect(moves({ how: "narrow", ...point }, utrecht)).toMatchObject({ three: ["same-tariff", "3"] });
});

test("a point that must be no, as in Alphen, is loosened the other way: without it nobody pays more", () => {
  const alphen = [
    ...opening,
    example("alphen"),
    ...met("one", ["profit", "motive"], "no"),
    fact("one", "closed-company", "yes"),
    ...met("two", ["profit", "motive"], "no"),
    ...charged("one", "2"),
    ...charged("two", "1"),
  ];
  expect(moves({}, alphen)).toEqual({ one: ["same-tariff", "2"], two: ["unknown", "1 / 2"] });
  expect(moves({ how: "remove", criterion: "closed-company" }, alphen)).toEqual({
    one: ["lower-tariff", "1"],
    two: ["same-tariff", "1"],
  });
  expect(moves({ how: "narrow", criterion: "closed-company" }, alphen).two).toEqual(["higher-tariff", "2"]);
});

/** The dearer tariff stands first: from ten visitors from outside. */
const counted = (when: Condition = { ">=": [{ var: "count.outside" }, 10] }): readonly Line[] => [
  ...opening,
  tariffRule(
    ["outside"],
    [
      { name: "high", when, price: 2500, per: "hour" },
      { name: "low", when: true, price: 1000, per: "hour" },
    ],
  ),
  fact("one", "outside", "yes", 30),
  fact("two", "outside", "yes", 10),
  fact("three", "outside", "no", 6),
  ...charged("one", "high", 2500),
  ...charged("two", "low", 1000),
  ...charged("three", "high", 2500),
  ...charged("four", "low", 1000),
];

test("a point on a count: the number of the rule, a wider and a narrower one", () => {
  expect(moves({}, counted())).toEqual({
    one: ["same-tariff", "high"],
    two: ["higher-tariff", "high"],
    three: ["lower-tariff", "low"],
    four: ["unknown", "high / low"],
  });
  // Wider: whoever has fewer than 31 pays the low tariff. Narrower: from 6 on the high one.
  expect(moves({ how: "widen", criterion: "outside", count: "31" }, counted())).toMatchObject({
    one: ["lower-tariff", "low"],
    two: ["same-tariff", "low"],
  });
  expect(moves({ how: "narrow", criterion: "outside", count: "6" }, counted())).toMatchObject({
    three: ["same-tariff", "high"],
    two: ["higher-tariff", "high"],
  });
  expect(moves({ how: "remove", criterion: "outside" }, counted())).toMatchObject({
    one: ["lower-tariff", "low"],
    four: ["same-tariff", "low"],
  });
});

test("a wider rule never gives anybody a higher tariff than it has, nor a narrower one a lower", () => {
  const order = ["low", "high / low", "high"];
  for (const count of ["5", "6", "10", "11", "31"]) {
    const now = moves({}, counted());
    for (const [how, sign] of [
      ["widen", 1],
      ["narrow", -1],
    ] as const)
      for (const [who, [, follows]] of Object.entries(moves({ how, criterion: "outside", count }, counted())))
        expect([
          how,
          count,
          who,
          sign * (order.indexOf(now[who]?.[1] ?? "") - order.indexOf(follows ?? "")) >= 0,
        ]).toEqual([how, count, who, true]);
  }
});

test("where the table does not say which tariff is dearer, a point that is gone leaves it open", () => {
  const [first, ...rest] = counted();
  const priceless = [first as Line, ...rest].map((line) =>
    line.kind === "rule"
      ? tariffRule(
          ["outside"],
          [
            { name: "high", when: { "!": { var: "outside" } } },
            { name: "low", when: true },
          ],
        )
      : line,
  );
  expect(moves({ how: "remove" }, priceless).one).toEqual(["unknown", "high / low"]);
});

test("a ceiling on a count that is gone lets everybody in; a higher one those who fit below it", () => {
  const ceiling: Line = {
    kind: "rule",
    name: "rule",
    body: {
      title: "Small groups",
      type: "subsidy",
      owner: "$city",
      criteria: [{ key: "people", text: "At most 20 people" }],
      met: { "<=": [{ var: "count.people" }, 20] },
    },
  };
  const refused = (who: string) =>
    charged(who, "unknown").map((line) =>
      line.kind === "decision" ? { ...line, body: { ...line.body, outcome: "refused" } } : line,
    );
  const lines = [
    ...opening,
    ceiling,
    fact("one", "people", "no", 25),
    fact("two", "people", "no", 60),
    ...refused("one"),
    ...refused("two"),
    ...refused("three"),
  ];
  const moved = (query: object) =>
    ((look(query, lines).tables.decisions ?? []) as string[][]).map((row) => row[2]?.slice(5));
  expect(moved({})).toEqual(["stays-out", "stays-out", "unknown"]);
  expect(moved({ how: "remove", criterion: "people" })).toEqual(["comes-in", "comes-in", "comes-in"]);
  expect(moved({ how: "widen", criterion: "people", count: "30" })).toEqual(["comes-in", "stays-out", "unknown"]);
});

test("nothing charged, one party and nothing known are said in words; what may not be read is unknown", () => {
  expect(look({}, [...opening, example("utrecht")]).sentences.map(([key]) => key)).toContain("none");
  const bare = [...opening, example("utrecht"), ...charged("one", "unknown"), ...charged("two", "3")];
  expect(look({}, bare).sentences).toContainEqual(["tariffs-untold", [["n", 1]]]);
  expect(moves({}, bare)).toEqual({ two: ["unknown", "1 / 2 / 3"] });
  const hidden = utrecht.map((line) =>
    line.name === "fits-aim-one" ? { ...line, audience: "own" as const, by: "one" } : line,
  );
  expect(moves({}, hidden).one).toEqual(["unknown", "2 / 3"]);
});

test("the order of facts changes nothing, and a condition of several points is read whole", () => {
  const facts = utrecht.filter(({ kind }) => kind === "fact");
  const turned = [
    ...utrecht.filter(({ kind }) => kind === "party" || kind === "rule"),
    ...facts.toReversed(),
    ...utrecht.filter(({ kind }) => kind === "request" || kind === "decision"),
  ];
  expect(moves({}, turned)).toEqual(moves({}, utrecht));
  expect(moves({}, counted(conditionOf(["outside"], [])))).toMatchObject({ one: ["same-tariff", "high"] });
});

test("each sentence, table, column and word has its text, for every change", () => {
  for (const lines of [utrecht, counted()]) {
    const view = seenBy(handWritten(lines));
    for (const how of ["everybody", "remove", "widen", "narrow"])
      for (const rest of [{}, { criterion: "outside" }, { criterion: "outside", count: 3 }])
        expect(
          untold(ruleWhatIf.look(view, ruleWhatIf.parameters.parse({ rule: idOf("rule"), how, ...rest }))),
        ).toEqual([]);
  }
});
