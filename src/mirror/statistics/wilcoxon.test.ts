import fc from "fast-check";
import { expect, test } from "vitest";
import { hodgesLehmann } from "./hodges-lehmann.ts";
import { exactRankSum, rankSum } from "./wilcoxon.ts";

const of = (...values: number[]) => Float64Array.from(values);
const near = (value: number) => expect.closeTo(value, 9);

test("placentas at term and before: Hollander and Wolfe (1973), p. 69, as in R's example of wilcox.test", () => {
  const term = of(0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);
  const early = of(1.15, 0.88, 0.9, 0.74, 1.21);
  expect(exactRankSum(term, early)).toMatchObject({ pairs: 35, pGreater: near(0.127206127206127) });
  const exact = hodgesLehmann(term, early, { exact: true });
  expect(exact).toEqual({ known: true, shift: near(0.305), low: near(-0.15), high: near(0.76) });
});

test("5 values against 12: R 4.2.2, asymptotic and exact", () => {
  const x = of(1566.193589, 834.797408, 375.58786, 2110.035344, 1887.015611);
  const y = of(
    539.929617,
    4768.557122,
    1524.800945,
    4051.200358,
    405.122829,
    1152.450712,
    6042.885101,
    1574.589531,
    2091.237667,
    879.816893,
    874.771653,
    559.238317,
  );
  expect(rankSum(x, y)).toMatchObject({ pairs: 27, p: near(0.792147391795897) });
  expect(exactRankSum(x, y)).toMatchObject({ pTwoSided: near(0.798965740142211) });
  const exact = hodgesLehmann(x, y, { exact: true });
  expect(exact).toMatchObject({ shift: near(-42.496865), low: near(-2658.521778), high: near(1007.198718) });
  // R searches for these ends until within 1e-4.
  const ends = { low: expect.closeTo(-2881.5415, 3), high: expect.closeTo(1012.2439, 3) };
  expect(hodgesLehmann(x, y)).toMatchObject({ shift: near(-42.496865), ...ends });
});

test("by hand: with ties, all ten ways to choose two of five", () => {
  // Middle ranks 1.5 1.5 3.5 3.5 5: sums of two are 3, 5 ×4, 7, 6.5 ×2, 8.5 ×2; 8.5 was seen, 6 is the mean.
  expect(exactRankSum(of(2, 3), of(1, 1, 2))).toEqual({
    known: true,
    pairs: 5.5,
    pGreater: near(2 / 10),
    pLess: near(1),
    pTwoSided: near(3 / 10),
  });
  expect(exactRankSum(of(1, 1, 2), of(2, 3))).toMatchObject({ pairs: 0.5, pLess: near(0.2), pTwoSided: near(0.3) });
});

test("in another order the same, and the other way round the mirror image (seed 1945)", () => {
  const side = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(side, side, (one, two) => {
      const there = rankSum(of(...one), of(...two));
      expect(rankSum(of(...one.toReversed()), of(...two))).toEqual(there);
      const back = rankSum(of(...two), of(...one));
      if (there.known && back.known) expect(back.p).toBeCloseTo(there.p, 12);
      const shift = hodgesLehmann(of(...one), of(...two));
      const away = hodgesLehmann(of(...two), of(...one));
      if (!shift.known || !away.known) throw new Error("unknown");
      expect(away.shift).toBeCloseTo(-shift.shift, 12);
      expect(shift.low <= shift.shift && shift.shift <= shift.high).toBe(true);
    }),
    { seed: 1945, numRuns: 200 },
  );
});

test("a shift is found back whole", () => {
  const base = Float64Array.from({ length: 40 }, (_, i) => (i * 37) % 101);
  const moved = base.map((value) => value + 12);
  expect(hodgesLehmann(moved, base)).toMatchObject({ shift: 12 });
});

test("nothing, one side, all the same, unknown and endless values", () => {
  const why = (result: unknown) => (result as { why: string }).why;
  expect([rankSum, exactRankSum, hodgesLehmann].map((one) => why(one(of(), of(Number.NaN))))).toEqual(
    Array(3).fill("no-cases"),
  );
  expect(why(rankSum(of(1), of()))).toBe("one-group");
  expect(why(exactRankSum(of(1, 1), of(1)))).toBe("no-variance");
  expect(hodgesLehmann(of(1, 1), of(1))).toEqual({ known: true, shift: 0, low: 0, high: 0 });
  const endless = Number.POSITIVE_INFINITY;
  expect(hodgesLehmann(of(endless), of(endless))).toMatchObject({ shift: 0 });
  expect(why(hodgesLehmann(of(endless, -endless), of(0)))).toBe("out-of-reach");
});
