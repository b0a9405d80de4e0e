import { expect, test } from "vitest";
import { clopperPearson, highestRate, lowestRate, newcombe, wilson } from "./proportions.ts";

const between = (low: number, high: number) => ({
  known: true,
  low: expect.closeTo(low, 12),
  high: expect.closeTo(high, 12),
});

test("one proportion: R's prop.test and binom.test", () => {
  expect(wilson({ yes: 27, of: 100 })).toEqual(between(0.192695841495763, 0.36432116767945));
  expect(clopperPearson({ yes: 27, of: 100 })).toEqual(between(0.186066422290741, 0.368016272908975));
  expect(wilson({ yes: 0, of: 7 })).toEqual(between(0, 0.354330435066687));
  expect(clopperPearson({ yes: 1, of: 1 })).toEqual(between(0.025, 1));
});

test("two proportions: Newcombe (1998), table II, 56 of 70 against 48 of 80", () => {
  const difference = newcombe({ yes: 56, of: 70 }, { yes: 48, of: 80 });
  expect(difference).toEqual({
    ...between(0.0524314724023649, 0.333872654036906),
    difference: expect.closeTo(0.2, 12),
  });
});

test("nothing counted: unknown, and bounds that say nothing", () => {
  expect(wilson({ yes: 0, of: 0 })).toEqual({ known: false, why: "no-cases" });
  expect(newcombe({ yes: 0, of: 0 }, { yes: 1, of: 2 })).toEqual({ known: false, why: "one-group" });
  expect([lowestRate({ yes: 0, of: 0 }), highestRate({ yes: 0, of: 0 })]).toEqual([0, 1]);
});
