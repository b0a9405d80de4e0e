import fc from "fast-check";
import { expect, test } from "vitest";
import { type AmountNotation, detectNotation, readAmount } from "./amounts.ts";

const value = (cell: string, notation: AmountNotation) => {
  const reading = readAmount(cell, notation);
  return "value" in reading ? reading.value : reading.problem;
};

test.each([
  ["1.234,56", "dutch", 123_456],
  ["€ 1.000", "dutch", 100_000],
  ["€ 1.000,-", "dutch", 100_000],
  ["1.000.000", "dutch", 100_000_000],
  [",50", "dutch", 50],
  ["12,5", "dutch", 1250],
  ["4000.00", "plain", 400_000],
  [".00", "plain", 0],
  ["22376000.0", "plain", 2_237_600_000],
  ["1,234.56", "plain", 123_456],
  ["4000.0000", "plain", 400_000],
  ["4000", "plain", 400_000],
  [" 22376000", null, 2_237_600_000],
  ["EUR 12,50", null, 1250],
  ["12.50", null, 1250],
] as const)("%s in a %s column is %i cents", (cell, notation, cents) => {
  expect(value(cell, notation)).toBe(cents);
});

test.each(["", "-", " - ", "NULL", "null", "€ -", "onbekend", "n.v.t."])("'%s' is unknown, never 0", (cell) => {
  expect(value(cell, "dutch")).toBeNull();
  expect(value(cell, "plain")).toBeNull();
  expect(value(cell, null)).toBeNull();
});

test.each([
  ["1.234", null, "amount-ambiguous"],
  ["1,234", null, "amount-ambiguous"],
  ["1.234", "plain", "amount-not-in-cents"],
  ["1,234", "dutch", "amount-not-in-cents"],
  ["0.1234", "plain", "amount-not-in-cents"],
  ["4000.00", "dutch", "amount-in-other-notation"],
  ["12,50", "plain", "amount-in-other-notation"],
  ["-500", "plain", "amount-negative"],
  ["(500)", "plain", "amount-negative"],
  ["99999999999999", "plain", "amount-too-large"],
  ["2.2376E7", "plain", "amount-unreadable"],
  ["Eenmalig", "plain", "amount-unreadable"],
  ["5.000 + 2.000", "dutch", "amount-unreadable"],
] as const)("%s in a %s column: %s", (cell, notation, problem) => {
  expect(value(cell, notation)).toBe(problem);
});

test("a column is decided by its decimals, then by its thousands, and one slip does not turn it", () => {
  expect(detectNotation(["4000", "12.50", "1.234"])).toBe("plain");
  expect(detectNotation(["4000", "12,50", "1.234"])).toBe("dutch");
  expect(detectNotation(["500", "1.000", "2.500"])).toBe("dutch");
  expect(detectNotation(["500", "1,000"])).toBe("plain");
  expect(detectNotation(["1.50", "2.50", "3,50"])).toBe("plain");
  expect(detectNotation(["1,000", "1.000"])).toBeNull();
  expect(detectNotation(["1.50", "3,50"])).toBeNull();
  expect(detectNotation(["4000", "NULL", ""])).toBeNull();
});

test("seed 3: any amount written in either notation reads back to the cent", () => {
  const cents = fc.integer({ min: 0, max: 10_000_000_000 });
  const check = (amount: number) => {
    const dutch = new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 2 }).format(amount / 100);
    expect(value(dutch, "dutch")).toBe(amount);
    expect(value((amount / 100).toFixed(2), "plain")).toBe(amount);
  };
  fc.assert(fc.property(cents, check), { seed: 3 });
});
