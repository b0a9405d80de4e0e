import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, plain, seenBy } from "../../../test/support/hand-written.ts";
import { ruleWhatIf } from "./rule-what-if.ts";

/** 30 euros. Twenty of thirty want plan a (30), ten want plan b (10). By votes a takes all; with equal shares b is paid by its ten. */
const round = (body: object = {}): Line => ({
  kind: "round",
  name: "round",
  body: {
    title: "Buurtbudget",
    year: 2021,
    budget: 3000,
    rule: { stated: "greedy", leftover: "none", counting: "each-vote" },
    projects: [
      { key: "a", title: "Bomen", cost: 3000, category: "Groen", votes: 20 },
      { key: "b", title: "Koken", cost: 1000, votes: 10 },
    ],
    ballots: [
      { approves: [0], count: 20 },
      { approves: [1], count: 10 },
    ],
    source: { name: "Pabulib" },
    ...body,
  },
});
const look = (lines: readonly Line[], rule = idOf("round")) => {
  const view = seenBy(handWritten([party("city", "municipality"), ...lines]));
  return plain(ruleWhatIf.look(view, ruleWhatIf.parameters.parse({ rule })), view);
};
const keys = (lines: readonly Line[]) => look(lines).sentences.map(([key]) => key);

test("worked by hand: equal shares takes the cheap plan of ten, and twenty of thirty get nothing they chose", () => {
  const { tables, sentences, enough } = look([round()]);
  expect(enough).toBe(true);
  expect(sentences[0]).toEqual([
    "budget",
    [
      ["rule", "round"],
      ["in", 1],
      ["out", 1],
    ],
  ]);
  expect(tables["budget-ways"]).toEqual([
    ["way.stated", 1, 0, 0, 3000, 10 / 30],
    ["way.votes", 1, 0, 0, 3000, 10 / 30],
    ["way.votes-per-euro", 1, 1, 1, 1000, 20 / 30],
    ["way.equal-shares", 1, 1, 1, 1000, 20 / 30],
  ]);
  expect(tables["budget-projects"]).toEqual([
    ["Bomen", "Groen", 3000, 20, 1, 1, 2, 2],
    ["Koken", null, 1000, 10, 2, 2, 1, 1],
  ]);
});

test("weighed votes: its own rule stays unknown, with the reason; the other ways are shown", () => {
  const weighed = round({ rule: { stated: "greedy", leftover: "none", counting: "weighed" } });
  expect(keys([weighed])).toContain("budget-weighed");
  expect(look([weighed]).tables["budget-ways"]?.[0]).toEqual(["way.stated", null, null, null, null, null]);
});

test("no number under five voters, and no share of fewer than twenty", () => {
  const ballots = [
    { approves: [0], count: 27 },
    { approves: [1], count: 3 },
  ];
  const projects = [
    { key: "a", title: "Bomen", cost: 3000 },
    { key: "b", title: "Koken", cost: 1000 },
  ];
  const few = look([round({ projects, ballots })]);
  expect(few.tables["budget-projects"]?.[1]?.[3]).toBeNull();
  expect(few.tables["budget-ways"]?.[1]?.[5]).toBeNull();
  expect(keys([round({ projects, ballots })])).toContain("budget-few");
  const small = look([
    round({
      projects,
      ballots: [
        { approves: [0], count: 6 },
        { approves: [1], count: 6 },
      ],
    }),
  ]);
  expect((small.tables["budget-ways"] as unknown[][]).map((row) => row[5])).toEqual([null, null, null, null]);
  const none = look([round({ projects, ballots: [{ approves: [0], count: 4 }] })]);
  expect([none.enough, Object.keys(none.tables), none.sentences[0]?.[0]]).toEqual([false, [], "budget-few-voters"]);
});

test("without a choice rounds stand in a table; the order of ballots changes nothing", () => {
  expect(look([round()], "").tables.rounds).toEqual([["round", 2021, 3000, 2]]);
  const turned = round({
    ballots: [
      { approves: [1], count: 10 },
      { approves: [0], count: 20 },
    ],
  });
  expect(look([turned])).toEqual(look([round()]));
});

test("a round that may not be read is as one that is not there", () => {
  const own: Line = { ...round(), audience: "own" };
  expect(look([own]).sentences[0]?.[0]).toBe("choose");
});
