import fc from "fast-check";
import { expect, test } from "vitest";
import { pooledDifference } from "./mantel-haenszel.ts";
import { strataOf } from "./strata.ts";
import { countOrdered, superiority } from "./superiority.ts";
import { rankSum } from "./wilcoxon.ts";

test("refused, partly, granted: pairs counted by hand", () => {
  // Of 2 × 3 pairs: granted beats 1 partly and 1 refused, ties 1; refused loses 2, ties 1.
  expect(superiority([{ group: [1, 0, 1], others: [1, 1, 1] }])).toEqual({
    known: true,
    better: expect.closeTo(2 / 6, 12),
    tied: expect.closeTo(2 / 6, 12),
    worse: expect.closeTo(2 / 6, 12),
    probability: expect.closeTo(0.5, 12),
  });
});

test("with two outcomes it is half of one more than the Mantel-Haenszel difference (seed 11)", () => {
  const n = fc.integer({ min: 0, max: 9 });
  const tables = fc.array(fc.record({ a: n, b: n, c: n, d: n }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(tables, (rows) => {
      const difference = pooledDifference(strataOf(rows));
      const result = superiority(rows.map(({ a, b, c, d }) => ({ group: [b, a], others: [d, c] })));
      expect(result.known).toBe(difference !== null);
      if (result.known) expect(result.probability).toBeCloseTo((1 + (difference as number)) / 2, 12);
    }),
    { seed: 11, numRuns: 200 },
  );
});

test("one request per party: pairs won in Wilcoxon's test; copies of all rows leave it as it is", () => {
  const [group, others] = [
    [2, 3, 5],
    [4, 2, 1],
  ] as const;
  const outcomes = (counts: readonly number[]) =>
    Float64Array.from(counts.flatMap((count, outcome) => new Array<number>(count).fill(outcome)));
  const pairs = rankSum(outcomes(group), outcomes(others));
  const seen = superiority([{ group, others }]);
  if (!pairs.known || !seen.known) throw new Error("unknown");
  expect(seen.probability).toBeCloseTo(pairs.pairs / 70, 12);
  const copied = superiority([{ group: group.map((n) => 4 * n), others: others.map((n) => 4 * n) }]);
  expect(copied).toMatchObject({ probability: expect.closeTo(seen.probability, 12) });
});

test("counted from cases; nothing, one group, no likes", () => {
  const cases = {
    group: Uint8Array.of(1, 1, 0, 2, 0),
    outcome: Uint8Array.of(2, 0, 1, 1, 3),
    stratum: Int32Array.of(0, 0, 0, 0, 0),
    strata: 1,
  };
  expect(countOrdered(cases, 3)).toEqual([{ group: [1, 0, 1], others: [0, 1, 0] }]);
  expect(superiority([])).toEqual({ known: false, why: "no-cases" });
  expect(superiority([{ group: [1, 0], others: [0, 0] }])).toEqual({ known: false, why: "one-group" });
  const apart = [
    { group: [1, 0], others: [0, 0] },
    { group: [0, 0], others: [1, 0] },
  ];
  expect(superiority(apart)).toEqual({ known: false, why: "no-likes" });
});
