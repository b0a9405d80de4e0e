import { expect, test } from "vitest";
import table from "./allowances.json" with { type: "json" };
import { type Allowance, type AllowanceTable, centsIn, keptOf, monthsThatFit } from "./allowance.ts";

const { years } = table as AllowanceTable;
const of = (year: number): Allowance => years.find((one) => one.year === year) as Allowance;
const paid = (perMonth: readonly number[], more: object = {}) =>
  keptOf({ allowance: of(2025), is27: true, perMonth, start: 1, ...more });

test("the highest amount of a month fits ten months of every year, so the eleventh breaks the year", () => {
  for (const { month, whole } of years)
    if (month !== null && whole !== null) expect(monthsThatFit(whole, month)).toBe(10);
  expect(paid([21_000])?.breaks).toEqual({ month: 11, ceiling: "year" });
  expect(paid([21_000], { start: 3 })?.breaks).toBeUndefined();
  expect(paid([21_000], { start: 2 })?.breaks).toEqual({ month: 12, ceiling: "year" });
  expect(paid([17_500])?.breaks).toBeUndefined();
});

test("amounts of several organisations add up, and above the ceiling the whole amount counts", () => {
  expect(paid([12_000, 9_500])).toEqual({
    total: 21_500,
    counts: 21_500,
    leftOfTen: 0,
    breaks: { month: 1, ceiling: "month" },
  });
  expect(paid([12_000, 5_000])).toMatchObject({ total: 17_000, counts: 0, leftOfTen: 1000 });
});

test("ten euros more can cost all that was kept", () => {
  expect(paid([20_500])?.leftOfTen).toBe(-20_500);
  expect(paid([20_000])?.leftOfTen).toBe(1000);
});

test("under 27 nothing is left; of a year without a figure nothing is said", () => {
  expect(paid([5_000], { is27: false })).toEqual({ total: 5_000, counts: 5_000, leftOfTen: 0 });
  expect(paid([5_000], { allowance: of(2026) })).toBeUndefined();
});

test("an amount is read as people type it, and nothing else is guessed", () => {
  expect(["12,5", "12.50", "12", "", " 7 "].map(centsIn)).toEqual([1250, 1250, 1200, 0, 700]);
  expect(["-3", "1.000", "twaalf", "12,345"].map(centsIn)).toEqual([undefined, undefined, undefined, undefined]);
});

test("the table has its sources and the day it was looked up; every year without a figure says so in all its fields", () => {
  expect(table.sources.length).toBeGreaterThan(0);
  expect(table.checked).toMatch(/^\d{4}-\d{2}$/);
  const half = years.filter(({ month, whole }) => (month === null) !== (whole === null));
  expect(half).toEqual([]);
  expect(years.filter(({ month }) => month === null).map(({ year }) => year)).toEqual([2026]);
});
