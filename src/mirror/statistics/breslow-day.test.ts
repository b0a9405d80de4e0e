import { expect, test } from "vitest";
import { homogeneity } from "./breslow-day.ts";
import { strataOf } from "./strata.ts";

/** Women admitted and refused, men admitted and refused, departments A to F (Bickel, Hammel & O'Connell 1975). */
const BERKELEY = [
  [89, 19, 512, 313],
  [17, 8, 353, 207],
  [202, 391, 120, 205],
  [131, 244, 138, 279],
  [94, 299, 53, 138],
  [24, 317, 22, 351],
] as const;
const tables = (rows: readonly (readonly [number, number, number, number])[]) =>
  strataOf(rows.map(([a, b, c, d]) => ({ a, b, c, d })));

test("Berkeley: Breslow-Day and Tarone as R's metafor 3.8 gives them", () => {
  const result = homogeneity(tables(BERKELEY));
  if (!result.known) throw new Error(result.why);
  expect(result.degrees).toBe(5);
  expect(result.breslowDay.chiSquared / 18.825513705236).toBeCloseTo(1, 9);
  expect(result.breslowDay.p / 0.00207139034991799).toBeCloseTo(1, 8);
  expect(result.tarone.chiSquared / 18.8255012520528).toBeCloseTo(1, 9);
  expect(result.tarone.p / 0.00207140139788125).toBeCloseTo(1, 8);
});

test("nothing, one stratum, one group, everybody the same, an end of what is possible: said in words", () => {
  expect(homogeneity(tables([]))).toEqual({ known: false, why: "no-cases" });
  expect(homogeneity(tables([[3, 2, 2, 3]]))).toEqual({ known: false, why: "no-variance" });
  expect(homogeneity(tables([[3, 2, 0, 0]]))).toEqual({ known: false, why: "one-group" });
  expect(homogeneity(tables([[3, 0, 2, 0]]))).toEqual({ known: false, why: "no-variance" });
  expect(homogeneity(tables([[3, 0, 0, 2]]))).toEqual({ known: false, why: "out-of-reach" });
});
