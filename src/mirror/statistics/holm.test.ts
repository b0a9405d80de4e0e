import { expect, test } from "vitest";
import { benjaminiHochberg, holm } from "./holm.ts";

const near = (values: number[]) => values.map((value) => expect.closeTo(value, 12));

test("R's p.adjust", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual(near([0.03, 0.06, 0.06, 0.02]));
  expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.005])).toEqual(near([0.02, 0.04, 0.04, 0.02]));
});

test("nothing, one, never above 1", () => {
  expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
  expect(holm([0.2])).toEqual([0.2]);
  expect(holm([0.7, 0.9])).toEqual([1, 1]);
});
