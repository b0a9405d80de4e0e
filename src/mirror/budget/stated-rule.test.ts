import { expect, test } from "vitest";
import { roundOf } from "../../../test/support/round.ts";
import type { Round } from "../../register/round.ts";
import { statedOutcome } from "./stated-rule.ts";

const BALLOTS = [[0, 1, 2, 3], [0, 1, 2], [0, 1], [0]];
/** Plans of 40, 50, 20 and 10 euros with 4, 3, 2 and 1 votes. */
const plans = (budget: number, rule: Partial<Round["rule"]>): Round => {
  const round = roundOf(budget, [4000, 5000, 2000, 1000], BALLOTS);
  return { ...round, rule: { ...round.rule, ...rule } };
};

test("by votes, and what does not fit is passed by", () => {
  expect(statedOutcome(plans(7000, {})).selected).toEqual(["yes", "no", "yes", "yes"]);
});

test("a category has its own most; the leftover rule may pass it", () => {
  const round = plans(10_000, { perCategory: [{ category: "Groen", budget: 4500 }], leftover: "none" });
  const green = { ...round, projects: round.projects.map((project) => ({ ...project, category: "Groen" })) };
  expect(statedOutcome(green).selected).toEqual(["yes", "no", "no", "no"]);
  const more = { ...green, rule: { ...green.rule, leftover: "fit" as const } };
  expect(statedOutcome(more).selected).toEqual(["yes", "yes", "no", "yes"]);
});

test("part of the next project, where both readings name the same", () => {
  expect(statedOutcome(plans(9500, { leftover: "part" }))).toEqual({
    selected: ["yes", "yes", "no", "no"],
    part: { place: 2, cents: 500 },
    untold: [],
  });
});

test("what depends on how the rule is read stays unknown", () => {
  const { selected, untold, part } = statedOutcome(plans(7000, { leftover: "part" }));
  expect(selected).toEqual(["yes", "no", "unknown", "unknown"]);
  expect(untold).toEqual(["two-readings"]);
  expect(part).toBeUndefined();
});

test("who goes first at a tie is not stated: unknown where it matters", () => {
  const round = roundOf(1000, [1000, 1000], [[0], [1]]);
  expect(statedOutcome(round).selected).toEqual(["unknown", "unknown"]);
});

test("weighed votes and other totals leave all unknown, with the reason", () => {
  expect(statedOutcome(plans(7000, { counting: "weighed" })).untold).toEqual(["weighed"]);
  const round = plans(7000, {});
  const other = { ...round, projects: round.projects.map((project) => ({ ...project, votes: 4 })) };
  expect(statedOutcome(other).untold).toEqual(["other-totals"]);
  expect(new Set(statedOutcome(other).selected)).toEqual(new Set(["unknown"]));
});
