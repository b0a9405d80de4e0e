import { expect, test } from "vitest";
import { readDate } from "./dates.ts";
import { readClock, readEuros, readHours } from "./values.ts";

test.each([
  ["2018", "2018"],
  ["juni 2018", "2018-06"],
  ["Juni 2018", "2018-06"],
  ["june 2018", "2018-06"],
  ["6-2018", "2018-06"],
  ["2018-06", "2018-06"],
  ["14-6-2018", "2018-06-14"],
  ["14 juni 2018", "2018-06-14"],
  ["1 aug. 2018", "2018-08-01"],
  ["14/06/2018", "2018-06-14"],
  ["2018-06-14", "2018-06-14"],
  ["31-2-2018", undefined],
  ["13-2018", undefined],
  ["gisteren", undefined],
  ["18", undefined],
  ["", undefined],
])("the day %j reads as %j", (typed, date) => {
  expect(readDate(typed)).toBe(date);
});

test.each([
  ["1250", 125000],
  ["1.250", 125000],
  ["€ 1.250,50", 125050],
  ["12,5", 1250],
  ["12.50", 1250],
  ["12,-", 1200],
  ["1.25.0", undefined],
  ["-3", undefined],
  ["veel", undefined],
])("the amount %j reads as %j cents", (typed, cents) => {
  expect(readEuros(typed)).toBe(cents);
});

test.each([
  ["3", 180],
  ["1,5", 90],
  ["1:30", 90],
  ["1:70", undefined],
  ["lang", undefined],
])("the hours %j read as %j minutes", (typed, minutes) => {
  expect(readHours(typed)).toBe(minutes);
});

test.each([
  ["22:00", 1320],
  ["22.30", 1350],
  ["9", 540],
  ["25:00", 1500],
  ["49:00", undefined],
  ["laat", undefined],
])("the clock time %j reads as minute %j", (typed, minute) => {
  expect(readClock(typed)).toBe(minute);
});
