import { expect, test } from "vitest";
import { mantelHaenszel, pooledDifference } from "./mantel-haenszel.ts";
import { strataOf } from "./strata.ts";
import { threeFigures } from "./three-figures.ts";

/** Admissions to Berkeley in 1973 by department (Bickel, Hammel & O'Connell 1975): women admitted, refused, men admitted, refused. */
const BERKELEY = strataOf([
  { a: 89, b: 19, c: 512, d: 313 },
  { a: 17, b: 8, c: 353, d: 207 },
  { a: 202, b: 391, c: 120, d: 205 },
  { a: 131, b: 244, c: 138, d: 279 },
  { a: 94, b: 299, c: 53, d: 138 },
  { a: 24, b: 317, c: 22, d: 351 },
]);

test("Berkeley: the figures of R and metafor", () => {
  expect(mantelHaenszel(BERKELEY)).toEqual({
    known: true,
    oddsRatio: near({ estimate: 1.10534266150222, low: 0.943102828516081, high: 1.29549224368164 }),
    riskRatio: near({ estimate: 1.05830742358921, low: 0.970439153254446, high: 1.15413171353193 }),
    riskDifference: close({ estimate: 0.0184251961908525, low: -0.0106320429648372, high: 0.0474824353465422 }),
    test: near({ chiSquared: 1.52460666044344, p: 0.216923697055517 }),
    correctedTest: near({ chiSquared: 1.4269462285867, p: 0.232263462817047 }),
    strataWithLike: 6,
    casesWithLike: 4526,
  });
});

const close = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expect.closeTo(value, 12)]));
const near = (values: Record<string, number>) => ({ known: true, ...close(values) });

test("Berkeley turns round: fewer women admitted over all, not by department", () => {
  const { overAll, overLikes, likeForLike } = threeFigures(BERKELEY);
  expect(overAll.difference).toEqual(near({ estimate: -0.141645428246542 }));
  expect(overLikes).toEqual(overAll);
  expect(likeForLike).toMatchObject({ known: true, estimate: expect.closeTo(0.0184251961908525, 12) });
});

test("a stratum without a like changes only the figure over all", () => {
  const more = [...Array.from({ length: 6 }, (_, s) => tableOf(s)), { a: 50, b: 0, c: 0, d: 0 }];
  const wider = threeFigures(strataOf(more));
  expect(wider.overAll.group.of).toBe(1885);
  expect(wider.overLikes).toEqual(threeFigures(BERKELEY).overLikes);
  expect(wider.likeForLike).toEqual(threeFigures(BERKELEY).likeForLike);
});

const tableOf = (s: number) => ({
  a: BERKELEY.a[s] as number,
  b: BERKELEY.b[s] as number,
  c: BERKELEY.c[s] as number,
  d: BERKELEY.d[s] as number,
});

test.each([
  ["nothing", [], "no-cases"],
  ["only one group", [{ a: 3, b: 4, c: 0, d: 0 }], "one-group"],
  [
    "groups that never meet",
    [
      { a: 3, b: 4, c: 0, d: 0 },
      { a: 0, b: 0, c: 2, d: 2 },
    ],
    "no-likes",
  ],
])("%s is said, not computed", (_, tables, why) => {
  expect(mantelHaenszel(strataOf(tables))).toEqual({ known: false, why });
  expect(pooledDifference(strataOf(tables))).toBeNull();
});

test("everybody the same: a difference of 0, and no ratio or test", () => {
  const result = mantelHaenszel(strataOf([{ a: 3, b: 0, c: 5, d: 0 }]));
  const none = { known: false, why: "no-variance" };
  expect(result).toMatchObject({ riskDifference: { estimate: 0, low: 0, high: 0 }, oddsRatio: none, test: none });
});

test("one case against one: ratios without an end, a difference of 1", () => {
  expect(mantelHaenszel(strataOf([{ a: 1, b: 0, c: 0, d: 1 }]))).toMatchObject({
    oddsRatio: { estimate: Number.POSITIVE_INFINITY, low: 0, high: Number.POSITIVE_INFINITY },
    riskDifference: { estimate: 1 },
  });
});
