import { expect, test } from "vitest";
import { roundOf } from "../../../test/support/round.ts";
import { remarksOn, saidSelected } from "./remarks.ts";

const told = (...answers: readonly ("yes" | "no" | "unknown")[]) => answers.map((selected) => ({ selected }));

test("what a file says is laid beside what its rule gives, project by project; what it does not say is not counted", () => {
  expect(saidSelected(told("yes", "no", "unknown"), ["yes", "yes", "no"])).toEqual({ said: 2, other: 1, untold: 0 });
  expect(saidSelected(told("yes", "no"), ["unknown", "no"])).toEqual({ said: 2, other: 0, untold: 1 });
  expect(saidSelected(told("unknown"), [])).toEqual({ said: 0, other: 0, untold: 0 });
});

test("a project that costs less than the file allows, and totals that are not those of the votes, stand out", () => {
  const round = roundOf(3000, [1000, 400], [[0], [0, 1]]);
  expect(remarksOn(round)).toMatchObject({ tooCheap: 0, otherTotals: 0 });
  const [first, second] = round.projects;
  const stated = {
    ...round,
    leastCost: 500,
    projects: [
      { ...first!, votes: 2 },
      { ...second!, votes: 7 },
    ],
  };
  expect(remarksOn(stated)).toMatchObject({ tooCheap: 1, otherTotals: 1 });
});
