import { expect, test } from "vitest";
import { dateInName, isDay } from "./register-file.ts";

test.each([
  ["register_2019-01-14.csv", "2019-01-14"],
  ["2016-08-24_a9d3c71_cp1252.csv", "2016-08-24"],
  ["proces_2016-01.csv", "2016-01"],
  ["proces_2016-13.csv", null],
  ["2016-0001.csv", null],
  ["register_2019-13-40.csv", null],
  ["12019-01-140.csv", null],
  ["register.csv", null],
])("the date in %s is %s", (name, day) => {
  expect(dateInName(name)).toBe(day);
});

test("a day is one that the calendar has", () => {
  expect(["2020-02-29", "2019-02-29", "2019-1-1", "", "2019-01-14T00:00"].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
