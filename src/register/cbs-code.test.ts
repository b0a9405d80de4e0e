import { expect, test } from "vitest";
import { areaOf } from "./cbs-code.ts";

const YEAR = 2026;
const problemOf = (typed: Parameters<typeof areaOf>[0]) => {
  try {
    return areaOf(typed, YEAR);
  } catch (error) {
    const { field, problem } = (error as { details: Record<string, string> }).details;
    return `${field} ${problem}`;
  }
};

test("the larger areas follow from the smallest; spaces and small letters do not matter", () => {
  const all = { buurt: "BU03440112", wijk: "WK034401", gemeente: "GM0344", year: "2025" };
  expect(areaOf({ buurt: "bu 0344 01 12", year: "2025" }, YEAR)).toEqual(all);
  expect(areaOf(all, YEAR)).toEqual(all);
  expect(areaOf({ gemeente: "GM0344", year: "2025" }, YEAR)).toEqual({ gemeente: "GM0344", year: "2025" });
});

test("nothing typed is no area", () => expect(areaOf({ buurt: " ", year: "" }, YEAR)).toBeUndefined());

test.each([
  [{ buurt: "BU0344", year: "2025" }, "buurt area-buurt"],
  [{ wijk: "BU034401", year: "2025" }, "wijk area-wijk"],
  [{ gemeente: "0344", year: "2025" }, "gemeente area-gemeente"],
  [{ buurt: "BU03440112", wijk: "WK034402", year: "2025" }, "wijk area-differs"],
  [{ buurt: "BU03440112", gemeente: "GM0363", year: "2025" }, "gemeente area-differs"],
  [{ gemeente: "GM0344" }, "year area-year"],
  [{ gemeente: "GM0344", year: "2027" }, "year area-year"],
  [{ gemeente: "GM0344", year: "25" }, "year area-year"],
  [{ year: "2025" }, "gemeente area-missing"],
])("%o is refused: %s", (typed, expected) => expect(problemOf(typed)).toBe(expected));
