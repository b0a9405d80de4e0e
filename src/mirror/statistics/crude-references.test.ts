import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folder, here, json, sure } from "../../../test/support/r-results.ts";
import { chiSquaredTail } from "./distributions.ts";
import { differenceBounds } from "./bounds-of-unknown.ts";
import { mantelHaenszel } from "./mantel-haenszel.ts";
import { highestRate } from "./proportions.ts";
import { kruskalWallis } from "./rank-strata.ts";
import { strataOf } from "./strata.ts";

/**
 * The crude figures of R 4.2.2 that need no code of their own: each is one of ours over a single stratum. The logistic regressions
 * (glm, clogit) and Wald's interval of a difference of the same files are not ours: docs/lenses.md says why.
 */

const near = (actual: number, expected: number, relative = 1e-9) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

/** Pearson's statistic has n where that of Cochran, Mantel and Haenszel has n − 1. */
function checkCrude(expected: ReturnType<typeof json>): void {
  const { a, b, c, d } = expected.counts;
  const n = a + b + c + d;
  const pooled = sure(mantelHaenszel(strataOf([{ a, b, c, d }])));
  const plain = (sure(pooled.test).chiSquared * n) / (n - 1);
  near(plain, expected.chisq_uncorrected.x2);
  near(chiSquaredTail(plain, 1), expected.chisq_uncorrected.p, 1e-8);
  const yates = (sure(pooled.correctedTest).chiSquared * n) / (n - 1);
  near(yates, expected.chisq_yates.x2);
  near(chiSquaredTail(yates, 1), expected.chisq_yates.p, 1e-8);
  const [ratio, odds] = [sure(pooled.riskRatio), sure(pooled.oddsRatio)];
  near(ratio.estimate, expected.risk_ratio);
  near(ratio.low, expected.risk_ratio_katz_log95[0]);
  near(ratio.high, expected.risk_ratio_katz_log95[1]);
  near(odds.estimate, expected.odds_ratio);
  near(odds.low, expected.odds_ratio_wald_log95[0]);
  near(odds.high, expected.odds_ratio_wald_log95[1]);
  near(Math.min(ratio.estimate, 1 / ratio.estimate), expected.four_fifths_ratio_min_over_max);
}

test(`the folder of reference results ${here ? "is there and used" : "is not there: only the small cases were run"}`, () => {
  expect(here).toBe(existsSync(folder));
});

test("Berkeley over all departments: chi-squared with and without Yates, Katz, Woolf, as R has them", () => {
  checkCrude({
    counts: { a: 557, b: 1278, c: 1198, d: 1493 },
    chisq_uncorrected: { x2: 92.2052804115276, p: 7.81360038899464e-22 },
    chisq_yates: { x2: 91.6095978581212, p: 1.05579680878284e-21 },
    risk_ratio: 0.681829843563068,
    risk_ratio_katz_log95: [0.628696597624788, 0.739453557295518],
    odds_ratio: 0.543159438918803,
    odds_ratio_wald_log95: [0.47922721069778, 0.615620669070567],
    four_fifths_ratio_min_over_max: 0.681829843563068,
  });
});

test("the rule of three: never seen in n, at most about 3/n (one-sided 95%)", () => {
  for (const of of [50, 100, 1_000]) {
    const bound = highestRate({ yes: 0, of });
    expect(bound).toBeCloseTo(1 - 0.05 ** (1 / of), 12);
    expect(bound).toBeLessThan(3 / of);
    expect(bound).toBeGreaterThan(2.9 / of);
  }
});

describe.each(here ? ["R 4.2.2"] : [])("against %s", () => {
  test("crude figures of Berkeley, per department, and of Amsterdam", () => {
    const [berkeley, amsterdam] = [json("01-ucb-admissions.json"), json("06-amsterdam-outcome.json")];
    const all = [berkeley.crude, ...berkeley.per_stratum, amsterdam.crude, amsterdam.crude_within_informative];
    expect(all.length).toBeGreaterThan(8);
    for (const one of all) checkCrude(one);
  });

  test("seven kinds of applicant: impact ratios, demographic parity, chi-squared", () => {
    const { groups, chisq, ...expected } = json("07-amsterdam-four-fifths.json");
    const rates = groups.map(({ granted, n }: { granted: number; n: number }) => granted / n);
    const highest = Math.max(...rates);
    for (const [i, { rate, impact_ratio, four_fifths_pass }] of groups.entries()) {
      near(rates[i], rate);
      near(rates[i] / highest, impact_ratio);
      expect(rates[i] / highest >= 0.8).toBe(four_fifths_pass);
    }
    const side = (at: number) => ({ yes: groups[at].granted, no: groups[at].n - groups[at].granted, unknown: 0 });
    const [best, worst] = [rates.indexOf(highest), rates.indexOf(Math.min(...rates))];
    near(sure(differenceBounds(side(best), side(worst))).low, expected.demographic_parity_difference);
    near(rates[worst] / highest, expected.demographic_parity_ratio);
    // Of yes and no the test of Kruskal and Wallis is Pearson's, with n − 1 for n.
    const cases = groups.flatMap(({ n, granted }: { n: number; granted: number }, group: number) =>
      Array.from({ length: n }, (_, i) => [group, Number(i < granted)]),
    ) as [number, number][];
    const value = Float64Array.from(cases, ([, yes]) => yes);
    const apart = sure(
      kruskalWallis(
        value,
        Int32Array.from(cases, ([group]) => group),
        groups.length,
      ),
    );
    const pearson = (apart.chiSquared * cases.length) / (cases.length - 1);
    near(pearson, chisq.x2);
    expect(apart.degrees).toBe(chisq.df);
    near(chiSquaredTail(pearson, apart.degrees), chisq.p, 1e-8);
  });
});
