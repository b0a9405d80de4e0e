import { expect, test } from "vitest";
import { smallestVisibleDifference } from "./smallest-visible-difference.ts";

test("half against three in ten needs 90.26 a side (Fleiss, Levin & Paik, without correction)", () => {
  const each = (2.8015852 ** 2 * (0.25 + 0.21)) / 0.04;
  const found = smallestVisibleDifference({ group: each, others: each, rate: 0.5 });
  expect(found).toEqual({ known: true, difference: expect.closeTo(0.2, 6) });
});

test("more cases show less; few cases show nothing", () => {
  const at = (n: number) => smallestVisibleDifference({ group: n, others: n, rate: 0.4 });
  const [hundred, thousand] = [at(100), at(1_000)];
  if (!hundred.known || !thousand.known) throw new Error("unknown");
  expect(thousand.difference).toBeLessThan(hundred.difference / 2);
  expect(at(3)).toEqual({ known: false, why: "out-of-reach" });
});

test("nothing, one side, everybody the same", () => {
  const why = (group: number, others: number) => smallestVisibleDifference({ group, others, rate: 0.5 });
  expect(why(0, 0)).toEqual({ known: false, why: "no-cases" });
  expect(why(9, 0)).toEqual({ known: false, why: "one-group" });
  expect(smallestVisibleDifference({ group: 50, others: 50, rate: 0 })).toMatchObject({ known: true });
});
