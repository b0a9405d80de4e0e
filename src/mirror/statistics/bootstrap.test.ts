import { expect, test } from "vitest";
import { bootstrap, type OverParties } from "./bootstrap.ts";
import { chanceFrom } from "./random.ts";

/** Efron & Tibshirani (1993), table 14.1: test A of 26 children. */
const A = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

const mean =
  (values: readonly number[]): OverParties =>
  (times) =>
    values.reduce((sum, value, i) => sum + value * (times[i] as number), 0) / times.reduce((sum, one) => sum + one, 0);

const variance =
  (values: readonly number[]): OverParties =>
  (times) => {
    const n = times.reduce((sum, one) => sum + one, 0);
    const middle = mean(values)(times) as number;
    return values.reduce((sum, value, i) => sum + (times[i] as number) * (value - middle) ** 2, 0) / n;
  };

test("the variance of 26 scores: Efron & Tibshirani (1993), table 14.2, 90% (seed 'spatial')", () => {
  const result = bootstrap(26, variance(A), { chance: chanceFrom("spatial"), draws: 9_999, level: 0.9 });
  if (!result.known) throw new Error(result.why);
  expect(result.estimate).toBeCloseTo(171.5, 1);
  // They drew 2,000 times: percentile 100.8 to 233.9, accelerated 115.8 to 259.6.
  const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(5);
  near(result.percentile.low, 100.8);
  near(result.percentile.high, 233.9);
  near(result.accelerated.low, 115.8);
  near(result.accelerated.high, 259.6);
});

test("one request per party: the ordinary error of a mean; copies of a party's rows leave it as it is (seed 'copies')", () => {
  const drawn = (figure: OverParties) => bootstrap(26, figure, { chance: chanceFrom("copies") });
  const once = drawn(mean(A));
  if (!once.known) throw new Error(once.why);
  const error = Math.sqrt((variance(A)(new Float64Array(26).fill(1)) as number) / 26);
  expect(Math.abs(once.standardError / error - 1)).toBeLessThan(0.05);
  // Every party's score counted three times.
  expect(drawn((times) => mean(A)(times.map((one) => 3 * one)))).toEqual({
    ...once,
    standardError: expect.closeTo(once.standardError, 9),
    estimate: expect.closeTo(once.estimate, 9),
    percentile: { low: expect.closeTo(once.percentile.low, 9), high: expect.closeTo(once.percentile.high, 9) },
    accelerated: { low: expect.closeTo(once.accelerated.low, 9), high: expect.closeTo(once.accelerated.high, 9) },
  });
});

test("nobody, no spread, and a figure that mostly has no value", () => {
  const options = { chance: chanceFrom("none"), draws: 99 };
  expect(bootstrap(0, () => 1, options)).toEqual({ known: false, why: "no-cases" });
  expect(bootstrap(3, () => 1, options)).toEqual({ known: false, why: "no-variance" });
  expect(bootstrap(3, (times) => (times[0] === 1 ? 1 : null), options)).toEqual({
    known: false,
    why: "too-few-parties",
  });
});
