import { expect, test } from "vitest";
import { deadlineState, lastDayToObject } from "./deadline.ts";
import { dayToIso, isoToDay } from "./partial-date.ts";

const last = (date: string) => {
  const range = lastDayToObject(date);
  return range && [dayToIso(range.first), dayToIso(range.last)];
};

test("six weeks are counted from the day after: told on a Monday, the last day is a Monday", () => {
  expect(last("2026-01-05")).toEqual(["2026-02-16", "2026-02-16"]);
});

test("a last day on a Saturday or holiday runs on", () => {
  expect(last("2026-01-10")).toEqual(["2026-02-23", "2026-02-23"]);
  expect(last("2026-02-20")).toEqual(["2026-04-07", "2026-04-07"]);
  expect(last("2026-03-24")).toEqual(["2026-05-06", "2026-05-06"]);
});

test("a month gives the first and last day it can be, an unknown day none", () => {
  expect(last("2026-01")).toEqual(["2026-02-12", "2026-03-16"]);
  expect(last("unknown")).toBeUndefined();
});

test("the last day still counts; near is two weeks; within a range nobody knows", () => {
  const on = (date: string, today: string) => deadlineState(lastDayToObject(date), isoToDay(today));
  expect(on("2026-01-05", "2026-01-06")).toBe("open");
  expect(on("2026-01-05", "2026-02-02")).toBe("near");
  expect(on("2026-01-05", "2026-02-16")).toBe("near");
  expect(on("2026-01-05", "2026-02-17")).toBe("passed");
  expect(on("2026-01", "2026-03-01")).toBe("unknown");
  expect(on("unknown", "2026-03-01")).toBe("unknown");
});
