import { expect, test } from "vitest";
import { betaQuantile, chiSquaredTail, logChoose, normalQuantile, normalTail, normalWidth } from "./distributions.ts";
import { tTwoTails, tWidth } from "./distributions.ts";

/** Expected values: SciPy (scipy.stats, scipy.special). */
const REFERENCE: [string, number, number][] = [
  ["normal quantile .975", normalQuantile(0.975), 1.959963984540054],
  ["normal width .95", normalWidth(0.95), 1.959963984540054],
  ["normal tail at 10", normalTail(10), 7.61985302416053e-24],
  ["chi-squared tail far out", chiSquaredTail(477.465313032631, 1), 7.608322339073313e-106],
  ["t, both tails, 7.3 degrees", tTwoTails(2.5, 7.3), 2 * 0.019825117332800214],
  ["t width, 5 degrees", tWidth(0.95, 5), 2.5705818356363146],
  ["t width, 7.3 degrees, level .975", tWidth(0.975, 7.3), 2.811210399046808],
  ["beta quantile", betaQuantile(0.025, 30, 70), 0.2146679929679869],
  ["ways to take 3 of 10", Math.exp(logChoose(10, 3)), 120],
];

test.each(REFERENCE)("%s", (_, actual, expected) => {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-11);
});

test.each([1, 8, 200])("a chi-squared tail beyond all numbers is 0, with %i degrees of freedom", (df) => {
  expect(chiSquaredTail(1e6, df)).toBe(0);
  expect(chiSquaredTail(1300, df)).toBeGreaterThan(0);
});
