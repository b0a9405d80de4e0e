import { describe, expect, test } from "vitest";
import { chanceFrom } from "../statistics/random.ts";
import {
  type Recruited,
  recruitmentOf,
  type Recruitment,
  waves,
  wavesToEquilibrium,
  weightedShare,
} from "./recruitment.ts";
import { treeBootstrap } from "./tree-bootstrap.ts";

/** Fifteen people: who recruiter:degree:group. */
const PEOPLE = "0:8:A 1:6:A 1:4:A 1:5:B 2:10:A 2:3:B 3:4:A 4:5:B 4:2:A 0:4:B 10:6:B 10:2:B 10:4:A 11:3:B 13:8:A".split(
  " ",
);
const chainOf = (people: readonly string[]): Recruited => {
  const cells = people.map((one) => one.split(":"));
  return {
    recruiter: Int32Array.from(cells, ([by]) => Number(by) - 1),
    degree: Float64Array.from(cells, ([, degree]) => Number(degree)),
    group: Int32Array.from(cells, ([, , group]) => (group === "A" ? 0 : 1)),
  };
};
const worked = chainOf(PEOPLE);

describe("fifteen people, worked out with R", () => {
  const found = recruitmentOf(worked) as Recruitment;

  test("who recruits whom, equilibrium and how fast it comes", () => {
    expect(found.recruits).toEqual([
      [5, 2],
      [2, 4],
    ]);
    expect(found.equilibrium[0]).toBeCloseTo(7 / 13, 12);
    expect(found.shrinks).toBeCloseTo(8 / 21, 12);
  });

  test("shares in the population, and homophily", () => {
    expect(found.population[0]).toBeCloseTo(0.476251604621, 11);
    expect(weightedShare(worked)).toBeCloseTo(0.471111111111, 11);
    expect(found.homophily[0]).toBeCloseTo(0.454481792717, 11);
    expect(found.homophily[1]).toBeCloseTo(0.30008984726, 11);
  });

  test("wave after wave from all A, within .02 from the fourth", () => {
    const expected = [1, 0.714286, 0.605442, 0.563978, 0.548182];
    waves(found, 1, 4).forEach((share, wave) => expect(share).toBeCloseTo(expected[wave] as number, 6));
    expect([wavesToEquilibrium(found, 1), wavesToEquilibrium(found, 0), wavesToEquilibrium(found, 0.54)]).toEqual([
      4, 4, 0,
    ]);
  });

  test("an interval over drawn trees holds the estimate (seed trees)", () => {
    const interval = treeBootstrap(worked, weightedShare, { seed: "trees" });
    expect(interval?.low).toBeLessThan(0.471111);
    expect(interval?.high).toBeGreaterThan(0.471111);
    expect(treeBootstrap(worked, weightedShare, { seed: "trees" })).toEqual(interval);
  });
});

/** Chains in which each recruits two, its own group with this chance. */
function simulated(own: number, seed: string): Recruited {
  const chance = chanceFrom(seed);
  const group = [0, 1];
  const recruiter = [-1, -1];
  for (let by = 0; group.length < 4_000; by++)
    for (let i = 0; i < 2; i++) {
      recruiter.push(by);
      group.push(chance() < own ? (group[by] as number) : 1 - (group[by] as number));
    }
  return {
    recruiter: Int32Array.from(recruiter),
    degree: new Float64Array(group.length).fill(5),
    group: Int32Array.from(group),
  };
}

test("a planted homophily comes back within 0.05, and none is none (seeds own, even)", () => {
  const planted = recruitmentOf(simulated(0.8, "own")) as Recruitment;
  for (const found of planted.homophily) expect(Math.abs(found - 0.6)).toBeLessThan(0.05);
  expect(planted.shrinks).toBeCloseTo(0.6, 1);
  const even = recruitmentOf(simulated(0.5, "even")) as Recruitment;
  for (const found of even.homophily) expect(Math.abs(found)).toBeLessThan(0.05);
});

test("nobody, one, and groups that never meet say nothing", () => {
  for (const people of [[], ["0:3:A"], ["0:3:A", "1:2:A", "0:3:B", "3:3:B"]])
    expect(recruitmentOf(chainOf(people))).toBeNull();
  expect([weightedShare(chainOf([])), treeBootstrap(chainOf([]), weightedShare, { seed: "none" })]).toEqual([
    null,
    null,
  ]);
});
