import { expect, test } from "vitest";
import { crossing } from "./crossing.ts";
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

test("combinations are numbered as they appear; what is not known to be alike is in no stratum", () => {
  const scheme = [4, 4, 0, 4, -1];
  const year = [2024, 2023, 2024, 2024, 2024];
  expect(crossing([scheme, year], 5)).toEqual({ stratum: Int32Array.of(0, 1, 2, 0, -1), strata: 3 });
  expect(crossing([], 2)).toEqual({ stratum: Int32Array.of(0, 0), strata: 1 });
});

test("wide codes give the same numbers as narrow ones", () => {
  const narrow = [3, 1, 3, 2, 1];
  const wide = narrow.map((code) => code * 10_000_000);
  expect(crossing([narrow, narrow], 5)).toEqual(crossing([wide, wide], 5));
});
