import fc from "fast-check";
import { expect, test } from "vitest";
import { jackknife } from "./jackknife.ts";
import type { PartyCases } from "./strata.ts";
import { countOrdered, superiority } from "./superiority.ts";
import { superiorityInterval } from "./superiority-interval.ts";

type Row = readonly [party: number, group: number, outcome: number, stratum: number];
const casesOf = (rows: readonly Row[]): PartyCases => ({
  party: Int32Array.from(rows, ([party]) => party),
  parties: 12,
  group: Uint8Array.from(rows, ([, group]) => group),
  outcome: Uint8Array.from(rows, ([, , outcome]) => outcome),
  stratum: Int32Array.from(rows, ([, , , stratum]) => stratum),
  strata: 3,
});
const below = (n: number) => fc.integer({ min: 0, max: n - 1 });
const anyRows = (outcomes: number) =>
  fc.array(fc.tuple(fc.integer({ min: -1, max: 11 }), below(3), below(outcomes), fc.integer({ min: -1, max: 2 })), {
    minLength: 1,
    maxLength: 60,
  });

test("for two outcomes it is (1 + the jackknife of the difference)/2, and unknown where that is (seed 1956)", () => {
  fc.assert(
    fc.property(anyRows(3), (rows) => {
      const [one, two] = [superiorityInterval(casesOf(rows), 2), jackknife(casesOf(rows))];
      if (!two.known) return void expect(one).toEqual(two);
      expect(one).toMatchObject({
        probability: expect.closeTo((1 + two.difference) / 2, 9),
        low: expect.closeTo((1 + two.low) / 2, 9),
        high: expect.closeTo((1 + two.high) / 2, 9),
        degrees: two.degrees,
      });
    }),
    { seed: 1956, numRuns: 400 },
  );
});

test("refused, partly, granted: around the probability of superiority, and turned round when the sides change places (seed 1958)", () => {
  fc.assert(
    fc.property(anyRows(4), (rows) => {
      const named = rows.filter(([party]) => party >= 0);
      const seen = superiorityInterval(casesOf(rows), 3);
      const turned = superiorityInterval(
        casesOf(named.map(([party, group, ...rest]) => [party, [1, 0, 2][group] as number, ...rest])),
        3,
      );
      expect(turned.known).toBe(seen.known);
      if (!seen.known || !turned.known) return;
      expect(superiority(countOrdered(casesOf(named), 3))).toMatchObject({
        probability: expect.closeTo(seen.probability, 12),
      });
      expect(turned.low).toBeCloseTo(1 - seen.high, 9);
      expect(turned.high).toBeCloseTo(1 - seen.low, 9);
    }),
    { seed: 1958, numRuns: 400 },
  );
});

test("four parties of one request by hand", () => {
  // Granted and refused against partly and refused: of four pairs two are won, one is tied and one lost: 5/8.
  // Without each of them: 1/4, 1, 3/4 and 1/2, so that the variance is 3/4 of the squares around their mean of 5/8.
  const seen = superiorityInterval(
    casesOf([
      [0, 1, 2, 0],
      [1, 1, 0, 0],
      [2, 0, 1, 0],
      [3, 0, 0, 0],
    ]),
    3,
  );
  const squares = [1 / 4, 1, 3 / 4, 1 / 2].reduce((sum, one) => sum + (one - 5 / 8) ** 2, 0);
  expect(seen).toMatchObject({
    probability: 5 / 8,
    standardError: expect.closeTo(Math.sqrt((3 / 4) * squares), 12),
    degrees: 1,
  });
});

test("nothing, one group, and one party on each side", () => {
  const why = (rows: readonly Row[]) => superiorityInterval(casesOf(rows), 3);
  expect(why([])).toEqual({ known: false, why: "no-cases" });
  expect(why([[0, 1, 2, 0]])).toEqual({ known: false, why: "no-likes" });
  expect(
    why([
      [0, 1, 2, 0],
      [1, 0, 1, 0],
    ]),
  ).toEqual({ known: false, why: "too-few-parties" });
});
