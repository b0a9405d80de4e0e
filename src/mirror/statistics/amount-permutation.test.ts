import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { amountPermutation } from "./amount-permutation.ts";
import { exactOverStrata } from "./fisher.ts";
import type { Known } from "./known.ts";
import type { Permutation } from "./party-permutation.ts";
import { chanceFrom, drawBelow } from "./random.ts";
import { ranksOf } from "./ranks.ts";
import type { RankedCases } from "./rank-strata.ts";
import { countStrata } from "./strata.ts";

type Case = readonly [amount: number, group: number, stratum: number];

const casesOf = (rows: readonly Case[]): RankedCases => ({
  value: Float64Array.from(rows, ([amount]) => amount),
  group: Uint8Array.from(rows, ([, group]) => group),
  stratum: Int32Array.from(rows, ([, , stratum]) => stratum),
  strata: rows.reduce((most, [, , stratum]) => Math.max(most, stratum + 1), 0),
});
const permuted = (rows: readonly Case[], draws = 4_999): Known<Permutation> =>
  amountPermutation(casesOf(rows), { seed: "amounts", draws });
const sure = (result: Known<Permutation>): Permutation => {
  if (!result.known) throw new Error(result.why);
  return result;
};

test("all divisions by hand: 121, 118, 110 against 34, 12, 22 lie as far apart in 2 of 20 (Good's cells with and without vitamin E)", () => {
  const rows: Case[] = [121, 118, 110, 34, 12, 22].map((amount, i) => [amount, Number(i < 3), 0]);
  // Above three times the mean of 69.5.
  expect(permuted(rows)).toEqual({ known: true, p: 0.1, smallestP: 0.1, excess: 140.5, exact: true, draws: 20 });
});

/** Two kinds of requests in euros, the first kind larger and asked more by the group. */
const mixed = (size: number): Case[] => {
  const chance = chanceFrom("mixed");
  return Array.from({ length: size }, (_, i) => {
    const stratum = i % 3;
    const group = Number(drawBelow(chance, 4) <= stratum);
    return [1_000 * stratum + drawBelow(chance, 900) + 150 * group, group, stratum];
  });
};

test("of yes and no, drawn at random: within chance of the exact stratified test", () => {
  const rows: Case[] = mixed(90).map(([amount, group, stratum]) => [Number(amount % 1_000 > 500), group, stratum]);
  const { value, ...others } = casesOf(rows);
  const exact = exactOverStrata(countStrata({ ...others, outcome: Uint8Array.from(value) }));
  if (!exact.known) throw new Error(exact.why);
  const drawn = sure(permuted(rows));
  expect(drawn.exact).toBe(false);
  expect(drawn.p).toBeGreaterThan(0.01);
  expect(Math.abs(drawn.p - exact.pTwoSided)).toBeLessThan(4 * Math.sqrt((drawn.p * (1 - drawn.p)) / 4_999) + 2e-4);
});

const file = path.resolve(import.meta.dirname, "../../../..", "shared/references/statistics/14-wilcoxon-battery.json");
const here = existsSync(file);

test(`of ranks: within chance of the exact test of R (${here ? "checked on 30 pairs of samples" : "references not here"})`, () => {
  if (!here) return expect(here).toBe(false);
  const { cases } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly cases: readonly { readonly x: number[]; readonly y: number[]; readonly p_exact: number }[];
  };
  const off = cases.filter(({ x, y, p_exact: exact }) => {
    const { rank } = ranksOf(Float64Array.of(...x, ...y));
    const { p } = sure(permuted([...rank].map((one, i) => [one, Number(i < x.length), 0])));
    return !(Math.abs(p - exact) < 4 * Math.sqrt((exact * (1 - exact)) / 4_999) + 2e-4);
  });
  expect([cases.length, off]).toEqual([30, []]);
});

test("rows in another order and strata under other numbers give the same; other units change only the excess", () => {
  const rows = mixed(120);
  const once = sure(permuted(rows));
  const close = { ...once, excess: expect.closeTo(once.excess, 6) };
  expect(permuted(rows.toReversed())).toMatchObject(close);
  expect(permuted(rows.map(([amount, group, stratum]) => [amount, group, 5 - stratum]))).toMatchObject(close);
  const inCents = permuted(rows.map(([amount, group, stratum]) => [amount * 100, group, stratum]));
  expect(inCents).toMatchObject({ ...close, excess: expect.closeTo(once.excess * 100, 4) });
});

test("a difference within kinds is found, and one between kinds alone is none", () => {
  expect(sure(permuted(mixed(300))).p).toBeLessThan(0.05);
  const alike = mixed(300).map(([amount, group, stratum]): Case => [amount - 150 * group, group, stratum]);
  expect(sure(permuted(alike)).p).toBeGreaterThan(0.05);
});

test("nothing, one group, nothing known, everybody the same, never together", () => {
  const none = (why: string) => ({ known: false, why });
  const here: Case = [10, 1, 0];
  const elsewhere: Case = [20, 1, 1];
  const other: Case = [10, 0, 0];
  expect(permuted([])).toEqual(none("no-cases"));
  expect(
    permuted([
      [Number.NaN, 1, 0],
      [20, 2, 0],
      [20, 0, -1],
    ]),
  ).toEqual(none("no-cases"));
  expect(permuted([here, elsewhere])).toEqual(none("one-group"));
  expect(permuted([here, other])).toEqual(none("no-variance"));
  expect(permuted([elsewhere, other])).toEqual(none("no-variance"));
});
