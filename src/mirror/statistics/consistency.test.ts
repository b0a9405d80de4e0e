import { expect, test } from "vitest";
import { consistency, fewestAtRate, fewestToShow } from "./consistency.ts";

test("invoked 3 of 4 times here, 0 of 9 there: R's fisher.test and binom.test", () => {
  expect(consistency({ yes: 3, of: 4 }, { yes: 0, of: 9 })).toEqual({
    known: true,
    pGreater: expect.closeTo(0.013986013986014, 12),
    pTwoSided: expect.closeTo(0.013986013986014, 12),
    atMostThere: expect.closeTo(0.283128835563114, 12),
    atLeastHere: expect.closeTo(0.248604625730182, 12),
  });
});

test.each([
  [0.1, 29],
  [0.25, 11],
  [0.5, 5],
  [0.75, 3],
  [0.9, 2],
  [1, 1],
])("at a rate of %f, %i cases without the ground are rare", (rate, cases) => {
  expect(fewestAtRate(rate)).toEqual({ known: true, cases });
});

test("the fewest comparable cases are just enough for Fisher's test", () => {
  const here = { yes: 3, of: 4 };
  const p = (of: number) => consistency(here, { yes: 0, of });
  expect(fewestToShow(here)).toEqual({ known: true, cases: 5 });
  expect(p(5)).toMatchObject({ pGreater: expect.closeTo(4 / 84, 9) });
  expect(p(4)).toMatchObject({ pGreater: expect.closeTo(4 / 56, 9) });
});

test("never invoked, always invoked, nothing to compare with", () => {
  expect(consistency({ yes: 2, of: 2 }, { yes: 3, of: 3 })).toMatchObject({
    pGreater: 1,
    pTwoSided: 1,
    atMostThere: 1,
  });
  expect(consistency({ yes: 1, of: 1 }, { yes: 0, of: 0 })).toEqual({ known: false, why: "one-group" });
  expect(consistency({ yes: 0, of: 0 }, { yes: 0, of: 0 })).toEqual({ known: false, why: "no-cases" });
  expect(fewestToShow({ yes: 0, of: 3 })).toEqual({ known: false, why: "out-of-reach" });
  expect(fewestAtRate(0)).toEqual({ known: false, why: "out-of-reach" });
});
