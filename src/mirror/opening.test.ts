import { expect, test } from "vitest";
import { fitOf, weekdayOf } from "./opening.ts";

const weekdays = [{ days: [1, 2, 3, 4, 5], from: 540, until: 1320 }];

test("weekdays: 14 June 2018 and 19 March 2026 were Thursdays, 1 March 2026 a Sunday", () => {
  const days = ["2018-06-14", "2026-03-19", "2026-03-01", "1969-12-31"].map((iso) => Date.parse(iso) / 86_400_000);
  expect(days.map(weekdayOf)).toEqual([4, 4, 7, 3]);
});

test.each([
  ["within the hours", 4, 600, 720, "yes", 0],
  ["an hour and a half past closing", 4, 1260, 1410, "no", 90],
  ["before opening", 4, 480, 600, "no", 60],
  ["on a day it is closed", 6, 600, 720, "no", 120],
  ["over the whole of the open hours and more", 4, 500, 1400, "no", 120],
] as const)("%s", (_, weekday, starts, ends, fits, outside) => {
  expect(fitOf(weekdays, weekday, { starts, ends })).toEqual({ fits, outside });
});

test("one known end may be enough to say no, never to say yes", () => {
  expect(fitOf(weekdays, 4, { starts: 1330, ends: null })).toEqual({ fits: "no", outside: null });
  expect(fitOf(weekdays, 4, { starts: null, ends: 1321 })).toEqual({ fits: "no", outside: null });
  expect(fitOf(weekdays, 4, { starts: 600, ends: null })).toEqual({ fits: "unknown", outside: null });
  expect(fitOf(weekdays, 4, { starts: null, ends: null })).toEqual({ fits: "unknown", outside: null });
});

test("an end before the start is no end that anybody can use", () => {
  expect(fitOf(weekdays, 4, { starts: 1200, ends: 600 })).toEqual({ fits: "unknown", outside: null });
});

test("a night runs on into the next morning, and stretches that touch count once", () => {
  const late = [
    { days: [5], from: 1200, until: 1560 },
    { days: [5], from: 1000, until: 1300 },
  ];
  expect(fitOf(late, 5, { starts: 1080, ends: 1500 })).toEqual({ fits: "yes", outside: 0 });
  expect(fitOf(late, 6, { starts: 60, ends: 180 })).toEqual({ fits: "no", outside: 60 });
  expect(fitOf([{ days: [6], from: 0, until: 120 }, ...late], 5, { starts: 1380, ends: 1620 })).toEqual({
    fits: "no",
    outside: 60,
  });
});
