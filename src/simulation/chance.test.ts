import { expect, test } from "vitest";
import { between, type Chance, happens, idFrom, pick, shuffled, waiting } from "./chance.ts";

/** Gives the numbers of a list, one after another, from the start again after the last. */
const chanceOf = (...numbers: readonly number[]): Chance => {
  let i = 0;
  return () => numbers[i++ % numbers.length] as number;
};

test("what always happens happens, what never happens does not", () => {
  expect([happens(chanceOf(0.999), 1), happens(chanceOf(0), 0)]).toEqual([true, false]);
});

test("whole numbers include both ends", () => {
  expect([between(chanceOf(0), 3, 5), between(chanceOf(0.999), 3, 5)]).toEqual([3, 5]);
});

test("one is picked of a list, and nothing of an empty one", () => {
  expect(pick(chanceOf(0.5), ["a", "b", "c"])).toBe("b");
  expect(() => pick(chanceOf(0.5), [])).toThrow(RangeError);
});

test("waiting takes at least a day, and half of the waits end before the mean times ln 2", () => {
  expect(waiting(chanceOf(0), 30)).toBe(1);
  expect(waiting(chanceOf(0.5), 30)).toBe(Math.ceil(30 * Math.LN2));
});

test("a shuffle keeps every item once", () => {
  expect(shuffled(chanceOf(0.9, 0.1, 0.5), [1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4]);
});

test("an id has the shape the desk gives", () => {
  expect(idFrom(chanceOf(0, 0.5, 0.999))).toMatch(/^[A-Za-z0-9_-]{22}$/);
});
