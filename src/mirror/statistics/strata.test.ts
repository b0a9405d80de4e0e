import { expect, test } from "vitest";
import { countStrata, crudeTable, hasLike, strataOf, tableAt } from "./strata.ts";

const cases = {
  group: Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 2, 1),
  outcome: Uint8Array.of(1, 0, 1, 0, 1, 2, 2, 1, 1),
  stratum: Int32Array.of(0, 0, 0, 0, 1, 1, 0, 0, -1),
  strata: 2,
};

test("cases are counted by stratum, group and outcome; unknown group or stratum is left out", () => {
  const strata = countStrata(cases);
  expect(tableAt(strata, 0)).toEqual({ a: 1, b: 1, c: 1, d: 1 });
  expect(tableAt(strata, 1)).toEqual({ a: 1, b: 0, c: 0, d: 0 });
  expect([...strata.unknownIn, ...strata.unknownOut]).toEqual([1, 0, 0, 1]);
  expect(crudeTable(strata, hasLike)).toEqual({ a: 1, b: 1, c: 1, d: 1 });
});

test("nothing counts as nothing", () => {
  expect(countStrata({ ...cases, strata: 0, stratum: new Int32Array() }).count).toBe(0);
  expect(crudeTable(strataOf([]))).toEqual({ a: 0, b: 0, c: 0, d: 0 });
});
