import { expect, test } from "vitest";
import { easterSunday, holidaysOf, isFreeDay, rolledOn } from "./holidays.ts";
import { dayToIso, isoToDay } from "./partial-date.ts";

/** Easter Sundays as the almanacs print them. */
const EASTER = [
  "2020-04-12",
  "2021-04-04",
  "2022-04-17",
  "2023-04-09",
  "2024-03-31",
  "2025-04-20",
  "2026-04-05",
  "2027-03-28",
  "2028-04-16",
  "2029-04-01",
  "2030-04-21",
  "2031-04-13",
  "2032-03-28",
  "2033-04-17",
  "2034-04-09",
  "2035-03-25",
];

test.each(EASTER)("Easter falls on %s", (date) => {
  expect(dayToIso(easterSunday(Number(date.slice(0, 4))))).toBe(date);
});

test("the earliest and the latest Easter there can be", () => {
  expect(dayToIso(easterSunday(1818))).toBe("1818-03-22");
  expect(dayToIso(easterSunday(2038))).toBe("2038-04-25");
});

test("the holidays of 2026, in order", () => {
  expect(holidaysOf(2026).map(dayToIso)).toEqual([
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-04-27",
    "2026-05-05",
    "2026-05-14",
    "2026-05-25",
    "2026-12-25",
    "2026-12-26",
  ]);
});

test.each(EASTER)("the year of Easter %s has nine holidays, the moving ones on their weekdays", (date) => {
  const days = holidaysOf(Number(date.slice(0, 4)));
  expect(new Set(days).size).toBe(9);
  const easter = isoToDay(date);
  const moving = [easter - 2, easter + 1, easter + 39, easter + 50];
  expect(days).toEqual(expect.arrayContaining(moving));
  expect(moving.map((day) => new Date(day * 86_400_000).getUTCDay())).toEqual([5, 1, 4, 1]);
});

test("the King's birthday is never kept on a Sunday, and was the Queen's until 2013", () => {
  expect(holidaysOf(2025)).toContain(isoToDay("2025-04-26"));
  expect(holidaysOf(2031)).toContain(isoToDay("2031-04-26"));
  expect(holidaysOf(2032)).toContain(isoToDay("2032-04-27"));
  expect(holidaysOf(2013)).toContain(isoToDay("2013-04-30"));
  expect(holidaysOf(2006)).toContain(isoToDay("2006-04-29"));
});

test("weekends and holidays are free, working days are not", () => {
  expect(["2026-11-21", "2026-11-22", "2026-12-25"].every((date) => isFreeDay(isoToDay(date)))).toBe(true);
  expect(isFreeDay(isoToDay("2026-11-23"))).toBe(false);
});

test("a term that ends on Good Friday runs on to the Tuesday after Easter", () => {
  expect(dayToIso(rolledOn(isoToDay("2026-04-03")))).toBe("2026-04-07");
  expect(dayToIso(rolledOn(isoToDay("2026-04-07")))).toBe("2026-04-07");
});

test("Christmas before a weekend runs on past the new year's first days", () => {
  expect(dayToIso(rolledOn(isoToDay("2027-12-25")))).toBe("2027-12-27");
  expect(dayToIso(rolledOn(isoToDay("2027-01-01")))).toBe("2027-01-04");
});
