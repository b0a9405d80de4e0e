import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { folder, here, json, sure } from "../../../test/support/r-results.ts";
import { hodgesLehmann } from "./hodges-lehmann.ts";
import { kruskalWallis } from "./rank-strata.ts";
import { exactRankSum, rankSum } from "./wilcoxon.ts";

const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected);

const middlePair = (x: Float64Array, y: Float64Array): readonly [number, number] => {
  const pairs = [...x].flatMap((one) => [...y].map((two) => one - two)).toSorted((a, b) => a - b);
  return [pairs[Math.ceil(pairs.length / 2) - 1] as number, pairs[Math.floor(pairs.length / 2)] as number];
};

test(`the folder of reference results ${here ? "is there and used" : "is not there: only the small cases were run"}`, () => {
  expect(here).toBe(existsSync(folder));
});

describe.each(here ? ["R 4.2.2"] : [])("against %s", () => {
  test("30 pairs of samples: Wilcoxon and Hodges-Lehmann, asymptotic and exact", () => {
    const { cases } = json("14-wilcoxon-battery.json");
    expect(cases.length).toBe(30);
    for (const expected of cases) {
      const [x, y] = [Float64Array.from(expected.x), Float64Array.from(expected.y)];
      const test = sure(rankSum(x, y));
      expect(test.pairs).toBe(expected.W);
      expect(relative(test.p, expected.p_asymptotic_corrected)).toBeLessThan(1e-8);
      const exact = sure(exactRankSum(x, y));
      expect(relative(exact.pTwoSided, expected.p_exact)).toBeLessThan(1e-7);
      const coin = expected.coin.distribution === "exact" ? exact.pTwoSided : test.pUncorrected;
      expect(relative(coin, expected.coin.p)).toBeLessThan(1e-7);
      const shift = sure(hodgesLehmann(x, y));
      expect(relative(shift.shift, expected.hl_median_pairwise)).toBeLessThan(1e-9);
      // R searches until within 1e-4, and stops anywhere between the two middle differences.
      const [below, above] = middlePair(x, y);
      expect(expected.hl_asymptotic).toBeGreaterThan(below - 1.5e-4);
      expect(expected.hl_asymptotic).toBeLessThan(above + 1.5e-4);
      for (const [at, end] of [shift.low, shift.high].entries())
        expect(Math.abs(end - expected.ci_asymptotic[at])).toBeLessThan(1.5e-4);
      const whole = sure(hodgesLehmann(x, y, { exact: true }));
      expect(relative(whole.shift, expected.hl_exact)).toBeLessThan(1e-9);
      for (const [at, end] of [whole.low, whole.high].entries())
        expect(relative(end, expected.ci_exact[at])).toBeLessThan(1e-9);
    }
  });

  test("469 dossiers without a decision: Wilcoxon, Hodges-Lehmann and Kruskal-Wallis, with many ties", () => {
    const { open_dossiers: expected } = json("09-waiting-days.json");
    const [header, ...lines] = readFileSync(path.join(folder, "inputs/09-open-dossiers.csv"), "utf8")
      .trim()
      .split("\n");
    const names = (header as string).split(",");
    const rows = lines.map((line) => {
      const cells = [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map((match) => match[1] as string);
      return Object.fromEntries(names.map((name, i) => [name, cells[i] as string])) as Record<string, string>;
    });
    expect(rows.length).toBe(expected.n);
    const days = (kept: (row: Record<string, string>) => boolean) =>
      Float64Array.from(rows.filter(kept), (row) => Number(row["dagen_open"]));
    const check = (one: Float64Array, two: Float64Array, found: Record<string, number & number[]>) => {
      expect([one.length, two.length]).toEqual(found["n"]);
      const test = sure(rankSum(one, two));
      expect(test.pairs).toBe(found["W"]);
      expect(relative(test.p, found["p"] as number)).toBeLessThan(1e-8);
      const { shift, low, high } = sure(hodgesLehmann(one, two));
      expect(shift).toBe(found["median_of_pairwise_differences"]);
      expect(Math.abs(shift - (found["hodges_lehmann"] as number))).toBeLessThan(1.5e-4);
      const [from, to] = found["ci95"] as number[];
      expect([low, high]).toEqual([Math.round(from as number), Math.round(to as number)]);
    };
    const online = (row: Record<string, string>) => /online/i.test(row["ingediend_door"] as string);
    check(
      days(online),
      days((row) => !online(row)),
      expected.online_vs_intern,
    );
    const once = (kind: string) =>
      days((row) => row["aanvrager_soort"] === kind && row["periodiciteit"] === "Eenmalig");
    check(once("particulier"), once("stichting"), expected.particulier_vs_stichting_eenmalig);
    const units = [...new Set(rows.map((row) => row["organisatieonderdeel"]))];
    const unit = Int32Array.from(rows, (row) => units.indexOf(row["organisatieonderdeel"]));
    const apart = sure(
      kruskalWallis(
        days(() => true),
        unit,
        units.length,
      ),
    );
    expect(relative(apart.chiSquared, expected.kruskal_by_organisatieonderdeel.x2)).toBeLessThan(1e-9);
    expect(apart.degrees).toBe(expected.kruskal_by_organisatieonderdeel.df);
    expect(relative(apart.p, expected.kruskal_by_organisatieonderdeel.p)).toBeLessThan(1e-8);
  });
});
