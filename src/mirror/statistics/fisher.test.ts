import fc from "fast-check";
import { expect, test } from "vitest";
import { exactOverStrata, fisherExact } from "./fisher.ts";
import { strataOf } from "./strata.ts";

test("the lady tasting tea (Fisher 1935), as in R's fisher.test", () => {
  expect(fisherExact({ a: 3, b: 1, c: 1, d: 3 })).toEqual({
    known: true,
    pTwoSided: expect.closeTo(34 / 70, 12),
    pGreater: expect.closeTo(17 / 70, 12),
    pLess: expect.closeTo(69 / 70, 12),
    oddsRatio: expect.closeTo(6.408309, 2),
    // R stops its search at 621.93: within 1.3e-4 of the inverse.
    interval: { low: expect.closeTo(0.2117329, 4), high: expect.closeTo(626.2435, 3) },
  });
  const greater = fisherExact({ a: 3, b: 1, c: 1, d: 3 }, { side: "greater" });
  expect(greater).toMatchObject({ interval: { low: expect.closeTo(0.3135693, 4), high: Number.POSITIVE_INFINITY } });
});

test("an end of what is possible: 0 or Infinity, open on that side", () => {
  expect(fisherExact({ a: 2, b: 0, c: 1, d: 3 })).toMatchObject({
    oddsRatio: Number.POSITIVE_INFINITY,
    interval: { high: Number.POSITIVE_INFINITY },
  });
  expect(fisherExact({ a: 0, b: 2, c: 3, d: 1 })).toMatchObject({ oddsRatio: 0, interval: { low: 0 } });
});

test("nothing, one group, no likes, everybody the same", () => {
  const why = (result: unknown) => (result as { why: string }).why;
  expect(why(fisherExact({ a: 0, b: 0, c: 0, d: 0 }))).toBe("no-cases");
  expect(why(fisherExact({ a: 2, b: 1, c: 0, d: 0 }))).toBe("one-group");
  expect(why(fisherExact({ a: 2, b: 0, c: 1, d: 0 }))).toBe("no-variance");
  const apart = strataOf([
    { a: 1, b: 1, c: 0, d: 0 },
    { a: 0, b: 0, c: 1, d: 1 },
  ]);
  expect(why(exactOverStrata(apart))).toBe("no-likes");
});

test("one stratum is Fisher's test, and strata in another order are the same", () => {
  const cell = fc.integer({ min: 0, max: 12 });
  const table = fc.record({ a: cell, b: cell, c: cell, d: cell });
  fc.assert(
    fc.property(table, table, (one, two) => {
      expect(exactOverStrata(strataOf([one]))).toEqual(fisherExact(one));
      const there = exactOverStrata(strataOf([one, two]));
      const back = exactOverStrata(strataOf([two, one]));
      expect(back.known).toBe(there.known);
      if (there.known && back.known) expect(back.pTwoSided).toBeCloseTo(there.pTwoSided, 9);
    }),
    { seed: 1935, numRuns: 200 },
  );
});
