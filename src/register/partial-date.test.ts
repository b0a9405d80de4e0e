import fc from "fast-check";
import { expect, test } from "vitest";
import { dayRange, dayToIso, isBefore, isoToDay, isPartialDate } from "./partial-date.ts";

const range = (date: string) => {
  const days = dayRange(date);
  return days && [dayToIso(days.first), dayToIso(days.last)];
};

test.each([
  ["2018", ["2018-01-01", "2018-12-31"]],
  ["2018-06", ["2018-06-01", "2018-06-30"]],
  ["2020-02", ["2020-02-01", "2020-02-29"]],
  ["2019-12", ["2019-12-01", "2019-12-31"]],
  ["2018-06-14", ["2018-06-14", "2018-06-14"]],
  ["2000-02-29", ["2000-02-29", "2000-02-29"]],
] as const)("%s can be any day in its range", (date, days) => {
  expect(range(date)).toEqual(days);
});

test.each([
  "",
  "2018-00",
  "2018-13",
  "2018-02-30",
  "2019-02-29",
  "2018-06-00",
  "18",
  "2018-6",
  "14-06-2018",
  "2018-06-14T00:00",
])("%j is no date", (text) => {
  expect([isPartialDate(text), dayRange(text)]).toEqual([false, undefined]);
});

test("unknown is a date that nobody knows", () => {
  expect([isPartialDate("unknown"), dayRange("unknown")]).toEqual([true, undefined]);
});

test.each([
  ["2018", "2019", "yes"],
  ["2019", "2018", "no"],
  ["2018-06-13", "2018-06-14", "yes"],
  ["2018-06-14", "2018-06-14", "no"],
  ["2018", "2018-06", "unknown"],
  ["2018-06", "2018", "unknown"],
  ["2018-06", "2018-06-01", "no"],
  ["2018-06", "2018-06-30", "unknown"],
  ["2018-05", "2018-06-14", "yes"],
  ["unknown", "2018", "unknown"],
  ["2018", "unknown", "unknown"],
] as const)("whether %s lies before %s: %s", (a, b, answer) => {
  expect(isBefore(a, b)).toBe(answer);
});

const day = fc.integer({ min: isoToDay("1900-01-01"), max: isoToDay("2199-12-31") });
const someDate = fc
  .tuple(day, fc.constantFrom(4, 7, 10))
  .map(([n, length]) => ({ n, text: dayToIso(n).slice(0, length) }));

test("a day is within every date cut short from it, and comes back from its number, seed 1970", () => {
  fc.assert(
    fc.property(someDate, ({ n, text }) => {
      const days = dayRange(text);
      expect(days && days.first <= n && n <= days.last).toBe(true);
      expect(isoToDay(dayToIso(n))).toBe(n);
    }),
    { seed: 1970 },
  );
});

test("before is never both ways, and what it says holds for every day in the ranges, seed 1971", () => {
  fc.assert(
    fc.property(someDate, someDate, (a, b) => {
      const said = isBefore(a.text, b.text);
      if (said !== "unknown") expect(a.n < b.n).toBe(said === "yes");
      expect(said === "yes" && isBefore(b.text, a.text) === "yes").toBe(false);
    }),
    { seed: 1971, numRuns: 500 },
  );
});
