import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, plain, seenBy } from "../../../test/support/hand-written.ts";
import type { Round } from "../../register/round.ts";
import { countedRound } from "../budget/ways.ts";
import { ruleWhatIf } from "./rule-what-if.ts";

const FILE: Round = {
  title: "Buurtbudget",
  year: 2021,
  budget: 3000,
  rule: { stated: "greedy", leftover: "none", counting: "each-vote", perCategory: [] },
  categories: ["Groen"],
  projects: [
    { key: "a", title: "Bomen", cost: 3000, category: "Groen", votes: 20, selected: "unknown" },
    { key: "b", title: "Koken", cost: 1000, category: "", votes: 10, selected: "unknown" },
  ],
  ballots: [
    { approves: [0], count: 20 },
    { approves: [1], count: 10 },
  ],
  votes: 30,
};

/** 30 euros. Twenty of thirty want plan a (30), ten want plan b (10). By votes a takes all; with equal shares b is paid by its ten. */
const round = (file: Partial<Round> = {}): Line => ({
  kind: "round",
  name: "round",
  body: { ...countedRound({ ...FILE, ...file }), source: { name: "Pabulib" } },
});
const unstated = FILE.projects.map((project) => ({ ...project, votes: "unknown" as const }));
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
  const weighed = round({ rule: { stated: "greedy", leftover: "none", counting: "weighed", perCategory: [] } });
  expect(keys([weighed])).toContain("budget-weighed");
  expect(look([weighed]).tables["budget-ways"]?.[0]).toEqual(["way.stated", null, null, null, null, null]);
});

test("votes per plan are told for all plans or for none, and nobody can work out which few chose or did not", () => {
  const counted = (...counts: readonly (readonly [readonly number[], number])[]) =>
    round({ projects: unstated, ballots: counts.map(([approves, count]) => ({ approves, count })) });
  const votes = (line: Line) => look([line]).tables["budget-projects"]?.map((row: readonly unknown[]) => row[3]);
  expect(votes(counted([[0], 20], [[1], 10]))).toEqual([20, 10]);
  for (const few of [
    counted([[0], 27], [[1], 3]),
    counted([[0], 27]),
    counted([[0], 27], [[0, 1], 8], [[1], 3]),
    counted([[0], 20], [[1], 10], [[], 2]),
  ]) {
    expect(votes(few)).toEqual([null, null]);
    expect(keys([few])).toContain("budget-few");
  }
});

test("who gets nothing is counted in fives, and no share is shown of fewer than twenty", () => {
  const shares = (...counts: readonly number[]) => {
    const ballots = counts.map((count, place) => ({ approves: [place], count }));
    return look([round({ projects: unstated, ballots })]).tables["budget-ways"]?.map(
      (row: readonly unknown[]) => row[5],
    );
  };
  expect(shares(27, 3)?.[1]).toBe(0);
  expect(shares(22, 9)?.[1]).toBe(5 / 31);
  expect(shares(6, 6)).toEqual([null, null, null, null]);
  const none = look([round({ projects: unstated, ballots: [{ approves: [0], count: 4 }] })]);
  expect([none.enough, Object.keys(none.tables), none.sentences[0]?.[0]]).toEqual([false, [], "budget-few-voters"]);
});

test("what stands in a book of a round holds no vote, and no number of people under five", () => {
  const few = round({
    ballots: [
      { approves: [0], count: 1 },
      { approves: [0, 1], count: 2 },
      { approves: [1], count: 7 },
    ],
    votes: 10,
  });
  expect(few.body).not.toHaveProperty("ballots");
  const numbers: number[] = [];
  JSON.stringify(few.body, (name, value: unknown) => {
    if (["votes", "voters", "nothing", "count"].includes(name) && typeof value === "number") numbers.push(value);
    return value;
  });
  expect(numbers.length).toBeGreaterThan(2);
  expect(numbers.filter((people) => people % 5 !== 0 || (people > 0 && people < 5))).toEqual([]);
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

test("what the file says of who got money stands beside what its rule gives; where it does not say, nothing stands there", () => {
  const saying = (...selected: readonly Round["projects"][number]["selected"][]) =>
    round({
      projects: FILE.projects.map((project, place) => ({ ...project, selected: selected[place] ?? "unknown" })),
    });
  expect(keys([saying("yes", "no")])).toContain("budget-said");
  const other = look([saying("no", "yes")]);
  expect(other.sentences).toContainEqual([
    "budget-said-otherwise",
    [
      ["said", 2],
      ["other", 2],
      ["untold", 0],
    ],
  ]);
  expect((other.tables["budget-projects"] as number[][]).map((row) => row.at(-1))).toEqual([2, 1]);
  expect(keys([round()])).not.toContain("budget-said");
});
