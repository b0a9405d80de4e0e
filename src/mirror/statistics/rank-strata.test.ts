import { expect, test } from "vitest";
import { kruskalWallis, vanElteren } from "./rank-strata.ts";
import { rankSum } from "./wilcoxon.ts";

const near = (value: number) => expect.closeTo(value, 9);

test("Kruskal-Wallis: R's example, Hollander and Wolfe (1973), p. 116", () => {
  const value = Float64Array.of(2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0, 2.4, 2.8, 3.4, 3.7, 2.2, 2.0);
  const group = Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2);
  const expected = { known: true, chiSquared: near(0.771428571428573), degrees: 2, p: near(0.679964773557189) };
  expect(kruskalWallis(value, group, 3)).toEqual(expected);
  // An empty group is none, and a value without a group does not count.
  expect(kruskalWallis(Float64Array.of(...value, 9), Int32Array.of(...group, -1), 5)).toEqual(expected);
});

test("one stratum is Wilcoxon's test without correction, with ties", () => {
  const value = Float64Array.of(1, 2, 2, 5, 7, 2, 3, 3, 9, 4);
  const group = Uint8Array.of(1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
  const plain = rankSum(value.slice(0, 5), value.slice(5));
  const one = vanElteren({ value, group, stratum: new Int32Array(10), strata: 1 });
  if (!plain.known || !one.known) throw new Error("unknown");
  expect(one.p).toBeCloseTo(plain.pUncorrected, 12);
  const two = kruskalWallis(value, Int32Array.from(group), 2);
  expect(two).toMatchObject({ chiSquared: near(one.chiSquared) });
});

test("by hand: two strata, one with a tie, and one where nothing is alike", () => {
  // First 3 > 1, 2: rank 3 is 1 beyond its mean 2, weight 1/4, variance 2·1·4/12 = 2/3. Second 5 5 6: rank 1.5 is −1/2, weight 1/4,
  // variance (2/12)(4 − 6/6) = 1/2. Together (1/8)² over (1/16)(7/6).
  const cases = {
    value: Float64Array.of(3, 1, 2, 5, 5, 6, 8),
    group: Uint8Array.of(1, 0, 0, 1, 0, 0, 1),
    stratum: Int32Array.of(0, 0, 0, 1, 1, 1, 2),
    strata: 3,
  };
  expect(vanElteren(cases)).toMatchObject({ chiSquared: near(1 / 64 / (7 / 96)), degrees: 1 });
});

test("nothing, one group, no likes, all the same", () => {
  const cases = (group: number[], stratum: number[]) => ({
    value: new Float64Array(group.length).fill(4),
    group: Uint8Array.from(group),
    stratum: Int32Array.from(stratum),
    strata: 2,
  });
  const why = (result: unknown) => (result as { why: string }).why;
  expect(why(vanElteren(cases([], [])))).toBe("no-cases");
  expect(why(vanElteren(cases([2, 1], [0, -1])))).toBe("no-cases");
  expect(why(vanElteren(cases([1, 1], [0, 1])))).toBe("one-group");
  expect(why(vanElteren(cases([1, 0], [0, 1])))).toBe("no-likes");
  expect(why(vanElteren(cases([1, 0], [1, 1])))).toBe("no-variance");
  expect(why(kruskalWallis(new Float64Array(), new Int32Array(), 2))).toBe("no-cases");
  expect(why(kruskalWallis(Float64Array.of(1, 2), Int32Array.of(0, 0), 2))).toBe("one-group");
  expect(why(kruskalWallis(Float64Array.of(1, 1), Int32Array.of(0, 1), 2))).toBe("no-variance");
});
