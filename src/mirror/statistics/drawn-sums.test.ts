import { expect, test } from "vitest";
import { addDrawnSums } from "./drawn-sums.ts";
import { bitsFrom } from "./random.ts";

const sums = (values: readonly number[], take: number, draws: number): Float64Array => {
  const totals = new Float64Array(draws);
  addDrawnSums(totals, { values: Float64Array.from(values), take }, bitsFrom(`${values.length} ${take}`));
  return totals;
};

/** Chi-squared of counts that should be alike. */
const uneven = (counts: Iterable<number>, expected: number): number =>
  [...counts].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);

/** 99.9% points of chi-squared, by Wilson and Hilferty. */
const limit = (degrees: number): number => degrees * (1 - 2 / (9 * degrees) + 3.09 * Math.sqrt(2 / (9 * degrees))) ** 3;

test.each([
  [5, 1],
  [5, 2],
  [6, 3],
  [7, 5],
])("of %i values every set of %i is as likely as another", (size, take) => {
  const powers = Array.from({ length: size }, (_, i) => 2 ** i);
  const counts = new Map<number, number>();
  for (const sum of sums(powers, take, 20_000)) counts.set(sum, (counts.get(sum) ?? 0) + 1);
  const sets = powers.reduce((all, _, i) => (i < take ? (all * (size - i)) / (i + 1) : all), 1);
  expect(counts.size).toBe(sets);
  expect([...counts.keys()].every((set) => onesIn(set) === take)).toBe(true);
  expect(uneven(counts.values(), 20_000 / sets)).toBeLessThan(limit(sets - 1));
});

const onesIn = (set: number): number => set.toString(2).replaceAll("0", "").length;

// As many values as a word holds bits, and around it; as few as go in one by one, and chances of each number of steps.
test.each([
  [33, 1],
  [31, 4],
  [32, 8],
  [45, 17],
  [48, 24],
  [48, 39],
])("of %i values %i: always so many, each value and each pair as often as another", (size, take) => {
  const draws = 8_000;
  const seen = new Float64Array(size);
  const together = new Float64Array(size - 1);
  for (const set of sums(
    Array.from({ length: size }, (_, i) => 2 ** i),
    take,
    draws,
  )) {
    const bits = set.toString(2).padStart(size, "0");
    if (onesIn(set) !== take) throw new Error(`${set}`);
    for (let i = 0; i < size; i++) if (bits[i] === "1") seen[i]!++;
    for (let i = 1; i < size; i++) if (bits[i] === "1" && bits[i - 1] === "1") together[i - 1]!++;
  }
  const share = take / size;
  // Drawing without putting back makes counts of values vary less than alone, by (n − 1)/n of 1 − share.
  const spread = (1 - share) * (size / (size - 1));
  expect(uneven(seen, draws * share) / spread).toBeLessThan(limit(size - 1));
  const pair = share * ((take - 1) / (size - 1));
  const worst = Math.max(...together.map((count) => Math.abs(count - draws * pair)));
  expect(worst).toBeLessThanOrEqual(4.5 * Math.sqrt(draws * pair * (1 - pair)));
});

test("a sum is of the values themselves, whichever way they were drawn", () => {
  const ones = new Array<number>(70).fill(1);
  for (const take of [1, 9, 20, 35, 69]) expect(new Set(sums(ones, take, 50))).toEqual(new Set([take]));
});
