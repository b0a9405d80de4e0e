import fc from "fast-check";
import { expect, test } from "vitest";
import { timeOrder } from "./time-order.ts";

const plainly = (times: readonly number[]) =>
  [...times.keys()].sort((i, j) => (times[i] as number) - (times[j] as number) || i - j);

test("whole times and others come in the same order as by comparing (seed 7)", () => {
  const whole = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 });
  const other = fc.array(fc.oneof(fc.double({ min: 0, max: 9, noNaN: true }), fc.constant(5_000_000)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.oneof(whole, other), (times) => {
      expect([...timeOrder(Float64Array.from(times))]).toEqual(plainly(times));
    }),
    { seed: 7 },
  );
});

test("nothing has no order", () => {
  expect([...timeOrder(new Float64Array(0))]).toEqual([]);
});
