import fc from "fast-check";
import { expect, test } from "vitest";
import { dayToIso, isoToDay } from "./partial-date.ts";
import { dayAt, waitingSince } from "./term.ts";

test("eight weeks to the day are not past, the day after is", () => {
  expect(waitingSince("2026-01-01", isoToDay("2026-02-26"))).toEqual({ fewest: 56, most: 56, past: "no" });
  expect(waitingSince("2026-01-01", isoToDay("2026-02-27")).past).toBe("yes");
});

test("a month gives fewest and most days, and may leave open whether it is past", () => {
  expect(waitingSince("2026-01", isoToDay("2026-03-10"))).toEqual({ fewest: 38, most: 68, past: "unknown" });
  expect(waitingSince("2026-01", isoToDay("2026-03-10"), 30).past).toBe("yes");
});

test("an unknown day of asking stays unknown", () => {
  expect(waitingSince("unknown", isoToDay("2026-03-10"))).toEqual({ fewest: null, most: null, past: "unknown" });
});

test("the day of any moment is the one the calendar of Amsterdam says, whichever was asked before, seed 1972", () => {
  const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" });
  const turns = ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "1977-04-03T01:00:00Z"].map(Date.parse);
  const near = fc.tuple(fc.constantFrom(...turns), fc.integer({ min: -1e8, max: 1e8 })).map(([at, off]) => at + off);
  fc.assert(
    fc.property(fc.oneof(near, fc.integer({ min: 0, max: 4e12 })), (at) => {
      expect(dayToIso(dayAt(at))).toBe(calendar.format(at));
    }),
    { numRuns: 500, seed: 1972 },
  );
});

test("the day is the one in the Netherlands, also around midnight and in summer time", () => {
  expect(dayToIso(dayAt(Date.parse("2026-01-01T22:59:00Z")))).toBe("2026-01-01");
  expect(dayToIso(dayAt(Date.parse("2026-01-01T23:01:00Z")))).toBe("2026-01-02");
  expect(dayToIso(dayAt(Date.parse("2026-06-01T22:01:00Z")))).toBe("2026-06-02");
});
