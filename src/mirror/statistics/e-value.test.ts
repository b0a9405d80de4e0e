import { expect, test } from "vitest";
import { eValue, eValueOfRates } from "./e-value.ts";

test("breast-feeding and infant deaths (VanderWeele & Ding 2017): 3.9 (1.8 to 8.7) gives 7.26 and 3.0", () => {
  const result = eValue(3.9, { low: 1.8, high: 8.7 });
  expect(result).toEqual({ known: true, estimate: expect.closeTo(7.26, 2), bound: expect.closeTo(3.0, 1) });
});

test("a ratio below 1 counts as its inverse; an interval around 1 needs nothing", () => {
  expect(eValue(0.5, { low: 0.25, high: 0.8 })).toEqual(eValue(2, { low: 1.25, high: 4 }));
  expect(eValue(1.2, { low: 0.9, high: 1.5 })).toMatchObject({ bound: 1 });
});

test("rates: their ratio; without a yes on one side there is none", () => {
  expect(eValueOfRates({ yes: 10, of: 20 }, { yes: 5, of: 20 })).toEqual({
    known: true,
    estimate: expect.closeTo(2 + Math.SQRT2, 12),
  });
  expect(eValueOfRates({ yes: 0, of: 20 }, { yes: 5, of: 20 })).toEqual({ known: false, why: "out-of-reach" });
  expect(eValueOfRates({ yes: 0, of: 0 }, { yes: 5, of: 20 })).toEqual({ known: false, why: "one-group" });
  expect(eValue(0, { low: 0, high: 1 })).toEqual({ known: false, why: "out-of-reach" });
});
