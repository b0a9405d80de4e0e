import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceBounds, type KnownAndNot, likeForLikeBounds, rateBounds } from "./bounds-of-unknown.ts";
import { strataOf } from "./strata.ts";
import { enoughToUndo, fewestToUndo } from "./undoing.ts";

test("all unknowns one way or the other", () => {
  expect(rateBounds({ yes: 3, no: 5, unknown: 2 })).toEqual({ known: true, low: 0.3, high: 0.5 });
  const bounds = differenceBounds({ yes: 3, no: 5, unknown: 2 }, { yes: 5, no: 5, unknown: 0 });
  expect(bounds).toEqual({ known: true, low: expect.closeTo(-0.2, 12), high: expect.closeTo(0, 12) });
  expect(rateBounds({ yes: 0, no: 0, unknown: 0 })).toEqual({ known: false, why: "no-cases" });
});

const stratum = (one: KnownAndNot, two: KnownAndNot) => ({
  ...strataOf([{ a: one.yes, b: one.no, c: two.yes, d: two.no }]),
  unknownIn: Float64Array.of(one.unknown),
  unknownOut: Float64Array.of(two.unknown),
});

const side = fc.record({
  yes: fc.integer({ min: 0, max: 6 }),
  no: fc.integer({ min: 0, max: 6 }),
  unknown: fc.integer({ min: 0, max: 6 }),
});

test("in one stratum like for like is the plain difference (seed 1989)", () => {
  fc.assert(
    fc.property(side, side, (one, two) => {
      const plain = differenceBounds(one, two);
      const likes = likeForLikeBounds(stratum(one, two));
      expect(likes.known).toBe(plain.known);
      if (plain.known && likes.known)
        expect([likes.low, likes.high]).toEqual([expect.closeTo(plain.low, 12), expect.closeTo(plain.high, 12)]);
    }),
    { seed: 1989, numRuns: 300 },
  );
});

/** The fewest, by trying all ways. */
function byTrying(one: KnownAndNot, two: KnownAndNot): number | null {
  let least: number | null = null;
  for (let i = 0; i <= one.unknown; i++)
    for (let j = 0; j <= two.unknown; j++) {
      const ahead = one.yes * (two.yes + two.no + j) - (two.yes + j) * (one.yes + one.no + i);
      if (ahead <= 0 && (least === null || i + j < least)) least = i + j;
    }
  return least;
}

test("the fewest unknowns that undo a difference are the fewest there are; one by one never finds fewer (seed 1990)", () => {
  fc.assert(
    fc.property(side, side, (one, two) => {
      const result = fewestToUndo(one, two);
      if (!result.known) return;
      const leads = one.yes * (two.yes + two.no) > two.yes * (one.yes + one.no);
      const least = leads ? byTrying(one, two) : byTrying(two, one);
      expect(result.cases).toBe(least);
      const enough = enoughToUndo(stratum(one, two));
      if (!enough.known) throw new Error(enough.why);
      expect(enough.cases === null).toBe(least === null);
      expect(enough.cases ?? 0).toBeGreaterThanOrEqual(least ?? 0);
    }),
    { seed: 1990, numRuns: 500 },
  );
});

test("no difference, one side, no likes", () => {
  const half = { yes: 1, no: 1, unknown: 3 };
  const none = { yes: 0, no: 0, unknown: 3 };
  expect(fewestToUndo(half, half)).toEqual({ known: false, why: "no-variance" });
  expect(fewestToUndo(half, none)).toEqual({ known: false, why: "one-group" });
  expect(enoughToUndo(stratum(half, half))).toEqual({ known: false, why: "no-variance" });
  expect(enoughToUndo(stratum(half, none))).toEqual({ known: false, why: "no-likes" });
});
