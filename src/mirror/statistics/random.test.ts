import { expect, test } from "vitest";
import { chanceFrom, drawBelow } from "./random.ts";

test("the same text gives the same numbers, another text others", () => {
  const draws = (seed: string) => Array.from({ length: 5 }, chanceFrom(seed));
  expect(draws("wijk 2024-07-01")).toEqual(draws("wijk 2024-07-01"));
  expect(draws("wijk 2024-07-01")).not.toEqual(draws("wijk 2024-07-02"));
});

test("60,000 throws of a die, seed 'die': chi-squared with 5 degrees of freedom under its 99.9% point", () => {
  const chance = chanceFrom("die");
  const faces = new Array<number>(6).fill(0);
  for (let i = 0; i < 60_000; i++) faces[drawBelow(chance, 6)]!++;
  expect(faces.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.515);
});
