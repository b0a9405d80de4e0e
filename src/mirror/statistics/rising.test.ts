import * as fc from "fast-check";
import { expect, it } from "vitest";
import { risingOf } from "./rising.ts";

const some = (numbers: fc.Arbitrary<number>) =>
  fc.array(numbers, { minLength: 250, maxLength: 400 }).map((all) => Float64Array.from(all));

it("puts whole numbers in order as comparing them does", () => {
  const cents = fc.oneof(fc.nat(5), fc.nat(), fc.maxSafeNat(), fc.constant(2 ** 44 - 1), fc.constant(2 ** 22));
  const inOrder = fc.property(some(cents), (all) => {
    expect(risingOf(all)).toEqual(all.toSorted());
  });
  fc.assert(inOrder, { numRuns: 30 });
});

it("puts broken and negative numbers in order too, and leaves what it was given as it was", () => {
  const given = some(fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
  fc.assert(
    fc.property(given, (all) => {
      const before = all.slice();
      expect(risingOf(all)).toEqual(all.toSorted());
      expect(all).toEqual(before);
    }),
    { numRuns: 30 },
  );
});

it("gives a copy of nothing, and of only zeros", () => {
  const zeros = new Float64Array(300);
  expect(risingOf(new Float64Array(0))).toHaveLength(0);
  expect(risingOf(zeros)).toEqual(zeros);
  expect(risingOf(zeros)).not.toBe(zeros);
});
