import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { folder, here, json } from "../../../test/support/r-results.ts";
import { homogeneity } from "./breslow-day.ts";
import { consistency, fewestAtRate } from "./consistency.ts";
import { exactOverStrata, fisherExact } from "./fisher.ts";
import { kaplanMeier, quantileOf, survivalAt } from "./kaplan-meier.ts";
import type { Interval } from "./known.ts";
import { logRank } from "./log-rank.ts";
import { mantelHaenszel } from "./mantel-haenszel.ts";
import { clopperPearson, highestRate, newcombe, wilson } from "./proportions.ts";
import { crudeTable, strataOf, type TwoByTwo } from "./strata.ts";
import { threeFigures } from "./three-figures.ts";

const csv = (name: string) => {
  const [header, ...lines] = readFileSync(path.join(folder, "inputs", name), "utf8")
    .trim()
    .split("\n");
  const names = (header as string).split(",");
  const cells = (line: string) => [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map((match) => match[1] as string);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? "", cell])));
};

const misses: string[] = [];
const missed = () => misses.splice(0);

const near = (actual: number, expected: number | string, relative: number) => {
  const value = expected === "Inf" ? Number.POSITIVE_INFINITY : Number(expected);
  const fits = actual === value || Math.abs(actual - value) <= relative * Math.abs(value);
  if (!fits) misses.push(`${actual} for ${expected}`);
};
const ends = (actual: Interval, [low, high]: (number | string)[], relative: number) => {
  near(actual.low, low as number, relative);
  near(actual.high, high as number, relative);
};
/** R's uniroot stops within 1.3e-4 of the odds ratio or, above 1, of its inverse. */
const nearOdds = (actual: number, expected: number | string) => {
  const value = expected === "Inf" ? Number.POSITIVE_INFINITY : Number(expected);
  const off = value > 1 ? 1 / actual - 1 / value : actual - value;
  if (!(Math.abs(off) < 1.3e-4)) misses.push(`${actual} for ${expected}`);
};
const oddsEnds = (actual: Interval, [low, high]: (number | string)[]) => {
  nearOdds(actual.low, low as number);
  nearOdds(actual.high, high as number);
};
const sure = <T extends { known: boolean }>(result: T): Extract<T, { known: true }> => {
  if (!result.known) throw new Error(JSON.stringify(result));
  return result as Extract<T, { known: true }>;
};
const tables = (rows: number[][]): TwoByTwo[] => rows.map(([a, b, c, d]) => ({ a, b, c, d }) as unknown as TwoByTwo);

test(`the folder of reference results ${here ? "is there and used" : "is not there: only the small cases were run"}`, () => {
  expect(here).toBe(existsSync(folder));
});

describe.each(here ? ["R 4.2.2"] : [])("against %s", () => {
  test("100 tables: Fisher's exact test", () => {
    for (const { t, p, p_less, p_greater, or, ci } of json("12-fisher-battery.json").cases) {
      const exact = sure(fisherExact(tables([t])[0] as TwoByTwo));
      near(exact.pTwoSided, p, 1e-7);
      near(exact.pLess, p_less, 1e-7);
      near(exact.pGreater, p_greater, 1e-7);
      nearOdds(exact.oddsRatio, or);
      oddsEnds(exact.interval, ci);
    }
    expect(missed()).toEqual([]);
  });

  test("50 stratified tables: Mantel-Haenszel, Cochran-Mantel-Haenszel and exact", () => {
    for (const expected of json("13-mh-battery.json").cases) checkStratified(expected);
    expect(missed()).toEqual([]);
  });

  function checkStratified(expected: Record<string, never>) {
    const strata = strataOf(tables(expected["strata"] as unknown as number[][]));
    const pooled = sure(mantelHaenszel(strata));
    near(sure(pooled.oddsRatio).estimate, expected["or"] as never, 1e-9);
    ends(sure(pooled.oddsRatio), expected["ci_RBG"] as never, 1e-9);
    near(sure(pooled.riskRatio).estimate, expected["rr"] as never, 1e-9);
    ends(sure(pooled.riskRatio), expected["rr_ci"] as never, 1e-9);
    near(pooled.riskDifference.estimate, expected["rd"] as never, 1e-9);
    ends(pooled.riskDifference, expected["rd_ci"] as never, 1e-9);
    near(sure(pooled.test).chiSquared, expected["x2"] as never, 1e-9);
    near(sure(pooled.test).p, expected["p"] as never, 1e-8);
    near(sure(pooled.correctedTest).chiSquared, expected["x2_corrected"] as never, 1e-9);
    near(sure(pooled.correctedTest).p, expected["p_corrected"] as never, 1e-8);
    const exact = sure(exactOverStrata(strata));
    near(exact.pTwoSided, expected["exact_p"] as never, 1e-7);
    nearOdds(exact.oddsRatio, expected["exact_or"] as never);
    oddsEnds(exact.interval, expected["exact_ci"] as never);
  }

  test("Berkeley admissions and Amsterdam's register: crude, pooled and exact", () => {
    const berkeley = json("01-ucb-admissions.json");
    checkPublished(strataOf(berkeley.input.strata), berkeley.stratified);
    for (const one of [berkeley.crude, ...berkeley.per_stratum]) checkCrude(one);
    const amsterdam = csv("06-amsterdam-strata.csv").map(({ a, b, c, d }) => [a, b, c, d].map(Number));
    const published = json("06-amsterdam-outcome.json");
    expect(crudeTable(strataOf(tables(amsterdam)))).toEqual(published.crude.counts);
    // Computed there without the strata in which everybody got the same; those leave all but the risk difference as it is.
    const informative = amsterdam.filter(([a, b, c, d]) => (a! + b!) * (c! + d!) * (a! + c!) * (b! + d!) > 0);
    checkPublished(strataOf(tables(informative)), published.stratified);
    for (const one of [published.crude, published.crude_within_informative]) checkCrude(one);
    expect(missed()).toEqual([]);
  });

  function checkCrude({ counts, fisher, risk_difference }: ReturnType<typeof json>) {
    const exact = sure(fisherExact(counts));
    near(exact.pTwoSided, fisher.p_two_sided, 1e-7);
    near(exact.pLess, fisher.p_less, 1e-7);
    near(exact.pGreater, fisher.p_greater, 1e-7);
    nearOdds(exact.oddsRatio, fisher.conditional_mle_or);
    oddsEnds(exact.interval, fisher.ci95);
    near(sure(threeFigures(strataOf([counts])).overAll.difference).estimate, risk_difference, 1e-9);
  }

  function checkPublished(strata: ReturnType<typeof strataOf>, stratified: ReturnType<typeof json>) {
    const pooled = sure(mantelHaenszel(strata));
    near(sure(pooled.oddsRatio).estimate, stratified.mh_common_or, 1e-9);
    ends(sure(pooled.oddsRatio), stratified.mh_or_ci95_RBG, 1e-9);
    near(pooled.riskDifference.estimate, stratified.mh_risk_difference, 1e-9);
    ends(pooled.riskDifference, stratified.mh_risk_difference_ci95, 1e-9);
    near(sure(pooled.test).chiSquared, stratified.cmh_uncorrected.x2, 1e-9);
    near(sure(pooled.test).p, stratified.cmh_uncorrected.p, 1e-8);
    near(sure(pooled.correctedTest).chiSquared, stratified.cmh_corrected.x2, 1e-9);
    near(sure(pooled.correctedTest).p, stratified.cmh_corrected.p, 1e-8);
    near(sure(pooled.riskRatio).estimate, stratified.mh_risk_ratio, 1e-9);
    ends(sure(pooled.riskRatio), stratified.mh_risk_ratio_ci95, 1e-9);
    const alike = sure(homogeneity(strata));
    near(alike.breslowDay.chiSquared, stratified.homogeneity.breslow_day_x2, 1e-9);
    near(alike.breslowDay.p, stratified.homogeneity.p, 1e-8);
    near(alike.tarone.chiSquared, stratified.homogeneity.tarone_x2, 1e-9);
    near(alike.tarone.p, stratified.homogeneity.tarone_p, 1e-8);
    near(alike.degrees, stratified.homogeneity.df, 0);
    const exact = sure(exactOverStrata(strata));
    near(exact.pTwoSided, stratified.exact_conditional.p_two_sided, 1e-7);
    nearOdds(exact.oddsRatio, stratified.exact_conditional.conditional_mle_or);
    oddsEnds(exact.interval, stratified.exact_conditional.ci95);
  }

  test("proportions", () => {
    const { single, difference } = json("15-proportions.json");
    for (const { k, n, wilson95, clopper_pearson95, clopper_pearson_one_sided_upper95 } of single) {
      ends(sure(wilson({ yes: k, of: n })), wilson95, 1e-9);
      ends(sure(clopperPearson({ yes: k, of: n })), clopper_pearson95, 1e-9);
      near(highestRate({ yes: k, of: n }), clopper_pearson_one_sided_upper95, 1e-9);
    }
    for (const { a, n1, c, n2, newcombe95 } of difference)
      ends(sure(newcombe({ yes: a, of: n1 }, { yes: c, of: n2 })), newcombe95, 1e-9);
    for (const { n, granted, wilson95, clopper_pearson95 } of json("07-amsterdam-four-fifths.json").groups) {
      ends(sure(wilson({ yes: granted, of: n })), wilson95, 1e-9);
      ends(sure(clopperPearson({ yes: granted, of: n })), clopper_pearson95, 1e-9);
    }
    expect(missed()).toEqual([]);
  });

  test("consistency of a criterion", () => {
    const { single, stratified, min_nB } = json("17-criterion-consistency.json");
    for (const row of single) {
      const result = sure(consistency({ yes: row.a, of: row.nA }, { yes: row.b, of: row.nB }));
      near(result.pGreater, row.fisher_greater, 1e-9);
      near(result.pTwoSided, row.fisher_two_sided, 1e-9);
      near(result.atMostThere, row.upper95_rate_B_clopper_one_sided, 1e-9);
      near(result.atLeastHere, row.lower95_rate_A_clopper_one_sided, 1e-9);
    }
    const rows = stratified.strata.map((row: Record<"a" | "nA" | "b" | "nB", number>) => [
      row.a,
      row.nA - row.a,
      row.b,
      row.nB - row.b,
    ]);
    const exact = sure(exactOverStrata(strataOf(tables(rows))));
    near(exact.pGreater, stratified.exact_p_greater, 1e-9);
    near(exact.pTwoSided, stratified.exact_p_two_sided, 1e-7);
    nearOdds(exact.oddsRatio, stratified.conditional_mle_or);
    oddsEnds(exact.interval, stratified.ci95);
    for (const row of min_nB)
      near(sure(fewestAtRate(row.rate_A)).cases, row.min_nB_with_zero_for_binomial_p_below_05, 0);
    expect(missed()).toEqual([]);
  });

  test("3,501 settlements: Kaplan-Meier, quantiles and log-rank", () => {
    const { settlement } = json("09-waiting-days.json");
    const rows = csv("09-vaststelling.csv");
    const kinds = ["particulier", "stichting"];
    const waits = (kept: typeof rows) => ({
      time: Float64Array.from(kept, (row) => Number(row["dagen"])),
      event: Uint8Array.from(kept, (row) => Number(row["vastgesteld"])),
    });
    for (const [i, kind] of kinds.entries()) {
      const curve = sure(kaplanMeier(waits(rows.filter((row) => row["aanvrager_soort"] === kind))));
      const expected = settlement.km.surv[`aanvrager_soort=${kind}`] as number[];
      for (const [j, time] of settlement.km.times.entries()) near(survivalAt(curve, time), expected[j] as number, 1e-9);
      for (const [j, p] of settlement.km.quantile_probs.entries()) {
        const { time, low, high } = sure(quantileOf(curve, p));
        near(time, settlement.km.quantiles[i][j], 0);
        ends({ low, high }, [settlement.km.lower[i][j], settlement.km.upper[i][j]], 0);
      }
    }
    const units = [...new Set(rows.map((row) => row["organisatieonderdeel"]))];
    const group = Uint8Array.from(rows, (row) => Number(row["aanvrager_soort"] === "particulier"));
    const one = { stratum: new Int32Array(rows.length), strata: 1 };
    const plain = sure(logRank({ ...waits(rows), group, ...one }));
    near(plain.chiSquared, settlement.logrank.x2, 1e-9);
    near(plain.p, settlement.logrank.p, 1e-8);
    near(plain.observed, settlement.logrank.obs[0], 1e-9);
    near(plain.expected, settlement.logrank.exp[0], 1e-9);
    const stratum = Int32Array.from(rows, (row) => units.indexOf(row["organisatieonderdeel"]));
    const stratified = sure(logRank({ ...waits(rows), group, stratum, strata: units.length }));
    near(stratified.chiSquared, settlement.logrank_stratified_by_organisatieonderdeel.x2, 1e-9);
    near(stratified.p, settlement.logrank_stratified_by_organisatieonderdeel.p, 1e-8);
    expect(missed()).toEqual([]);
  });
});
