import { expect, test } from "vitest";
import { rateRatioTest, rateTest } from "./rates.ts";

const near = (value: number, digits = 9) => expect.closeTo(value, digits);

test("one rate: 137 cases over 24.19893, Fay (2010), as in R's example of poisson.test", () => {
  const result = rateTest({ count: 137, over: 24.19893 }, 1);
  expect(result).toMatchObject({ estimate: near(5.661407, 6), low: near(4.753125, 6), high: near(6.692709, 6) });
  if (result.known) expect(result.pTwoSided).toBeLessThan(2.2e-16);
});

test("two rates: 11 of 800 against 21 of 3011, as in R's example of poisson.test", () => {
  expect(rateRatioTest({ count: 11, over: 800 }, { count: 21, over: 3011 })).toMatchObject({
    estimate: near(1.971488, 6),
    pTwoSided: near(0.07967, 5),
    low: near(0.8584264, 6),
    high: near(4.2772659, 6),
  });
});

test("by hand: 2 where 1 is expected, and 3 against 0 over the same time", () => {
  const e = Math.exp(-1);
  // 0 and 1 happen with chance e⁻¹ each, 2 with half of that: as improbable is 2 or more.
  expect(rateTest({ count: 2, over: 4 }, 0.25)).toMatchObject({
    estimate: 0.5,
    pGreater: near(1 - 2 * e),
    pTwoSided: near(1 - 2 * e),
    pLess: near(2.5 * e),
  });
  expect(rateRatioTest({ count: 3, over: 2 }, { count: 0, over: 2 })).toMatchObject({
    estimate: Number.POSITIVE_INFINITY,
    pGreater: near(1 / 8),
    pTwoSided: near(1 / 4),
    high: Number.POSITIVE_INFINITY,
  });
});

test("the rule of three: nothing seen over n, at most about 3/n (one-sided 95%)", () => {
  const none = rateTest({ count: 0, over: 100 }, 0.03, 0.9);
  expect(none).toMatchObject({ estimate: 0, low: 0, high: near(0.0299573, 6) });
});

test("the interval excludes what the one-sided tests refuse", () => {
  const result = rateTest({ count: 9, over: 2 }, 1);
  if (!result.known) throw new Error(result.why);
  expect(rateTest({ count: 9, over: 2 }, result.low)).toMatchObject({ pGreater: near(0.025) });
  expect(rateTest({ count: 9, over: 2 }, result.high)).toMatchObject({ pLess: near(0.025) });
});

test("no time, one side, nothing happened", () => {
  expect(rateTest({ count: 0, over: 0 }, 1)).toEqual({ known: false, why: "no-cases" });
  expect(rateTest({ count: 1, over: 1 }, 0)).toEqual({ known: false, why: "no-variance" });
  const nothing = { count: 0, over: 0 };
  expect(rateRatioTest(nothing, nothing)).toEqual({ known: false, why: "no-cases" });
  expect(rateRatioTest({ count: 1, over: 1 }, nothing)).toEqual({ known: false, why: "one-group" });
  expect(rateRatioTest({ count: 0, over: 1 }, { count: 0, over: 1 })).toEqual({ known: false, why: "no-variance" });
});
