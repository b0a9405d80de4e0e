import fc from "fast-check";
import { expect, test } from "vitest";
import { type DateOrder, detectDateOrder, readDate } from "./dates.ts";

const value = (cell: string, order: DateOrder = "day") => {
  const reading = readDate(cell, order);
  return "value" in reading ? reading.value : reading.problem;
};

test.each([
  ["27-8-2015", "2015-08-27"],
  ["27/08/2015", "2015-08-27"],
  ["27.08.2015", "2015-08-27"],
  ["27-08-2015 00:00", "2015-08-27"],
  ["2015-08-27", "2015-08-27"],
  ["20150827", "2015-08-27"],
  ["2016-10-17 01:00:18.093", "2016-10-17"],
  ["2016-10-17T01:00:18Z", "2016-10-17"],
  ["27 augustus 2015", "2015-08-27"],
  ["1-mrt-2016", "2016-03-01"],
  ["29-2-2016", "2016-02-29"],
  ["3-4-2015", "2015-04-03"],
])("%s is %s", (cell, date) => {
  expect(value(cell)).toBe(date);
});

test.each(["", "NULL", "-", "onbekend"])("'%s' is unknown", (cell) => {
  expect(value(cell)).toBeNull();
});

test.each([
  ["29-2-2015", "date-impossible"],
  ["2015-13-01", "date-impossible"],
  ["8/27/2015", "date-impossible"],
  ["1-1-0215", "date-impossible"],
  ["27 foober 2015", "date-impossible"],
  ["27-8-15", "date-ambiguous"],
  ["42243", "date-unreadable"],
  ["2016", "date-unreadable"],
  ["volgende week", "date-unreadable"],
])("%s: %s", (cell, problem) => {
  expect(value(cell)).toBe(problem);
});

test("the day comes first unless every date that tells says otherwise", () => {
  expect(detectDateOrder(["3-4-2015", "27-8-2015", "NULL"])).toBe("day");
  expect(detectDateOrder(["3-4-2015"])).toBe("day");
  expect(detectDateOrder(["8/27/2015", "3/4/2015"])).toBe("month");
  expect(detectDateOrder(["8/27/2015", "27/8/2015"])).toBeNull();
});

test("in a column with both orders only a date that tells is read", () => {
  expect(value("8/27/2015", null)).toBe("2015-08-27");
  expect(value("27/8/2015", null)).toBe("2015-08-27");
  expect(value("4/4/2015", null)).toBe("2015-04-04");
  expect(value("3/4/2015", null)).toBe("date-ambiguous");
  expect(value("3/4/2015", "month")).toBe("2015-03-04");
});

test("seed 4: any day reads back from each way of writing it", () => {
  const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
  const check = (date: Date) => {
    const iso = date.toISOString().slice(0, 10);
    const [year, month, day] = iso.split("-").map(Number);
    expect(value(iso)).toBe(iso);
    expect(value(`${day}-${month}-${year}`)).toBe(iso);
    expect(value(`${month}/${day}/${year}`, "month")).toBe(iso);
  };
  fc.assert(fc.property(days, check), { seed: 4 });
});
