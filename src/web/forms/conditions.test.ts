import { expect, test } from "vitest";
import { condition, criteriaIn, thresholdsIn } from "../../register/condition.ts";
import { readCondition, writeCondition } from "./conditions.ts";

const KEYS = ["fits-aim", undefined, "profit", "closed"];
const read = (yes: string, no = "", kept = "") => readCondition({ yes, no, kept }, KEYS);

test("points are named by their number in the form; an empty row in between keeps its number", () => {
  expect(read("1, 3", "4")).toEqual({ and: [{ var: "fits-aim" }, { var: "profit" }, { "!": { var: "closed" } }] });
  expect(read("1 en 4")).toEqual({ and: [{ var: "fits-aim" }, { var: "closed" }] });
});

test("nothing asked holds for everybody; a number without a point, or words, are no condition", () => {
  expect(read("")).toBe(true);
  expect([read("2"), read("9"), read("iedereen"), read("-1")]).toEqual([undefined, undefined, undefined, undefined]);
});

test("a count is typed as a point and a number, and comes back as it was typed", () => {
  const asked = {
    and: [{ var: "profit" }, { ">=": [{ var: "count.fits-aim" }, 10] }, { "<=": [{ var: "count.closed" }, 40] }],
  };
  expect(readCondition({ yes: "3", least: "1: 10", most: "4:40" }, KEYS)).toEqual(asked);
  expect(writeCondition(condition.parse(asked), ["fits-aim", "profit", "closed"])).toEqual({
    yes: "2",
    no: "",
    least: "1: 10",
    most: "3: 40",
    kept: "",
  });
  const counts = (least: string) => readCondition({ least }, KEYS);
  expect(counts("1: 10 en 3 = 5")).toMatchObject({ and: { length: 2 } });
  expect([counts("10"), counts("2: 10"), counts("1: veel"), counts("1: -3")]).toEqual(Array(4).fill(undefined));
});

test("a condition that asks more than yes and no is kept as it was, until points are typed over it", () => {
  const either = { or: [{ var: "profit" }, { ">=": [{ var: "count.closed" }, 3] }] } as const;
  const written = writeCondition(either, ["fits-aim", "profit", "closed"]);
  expect([written.yes, written.no]).toEqual(["", ""]);
  expect(read(written.yes, written.no, written.kept)).toEqual(either);
  expect(read("1", "", written.kept)).toEqual({ and: [{ var: "fits-aim" }] });
  expect(read("", "", "no json")).toBeUndefined();
  expect(criteriaIn(either)).toEqual(["profit", "closed"]);
  expect(thresholdsIn({ and: [either, { "!": { "<=": [{ var: "count.profit" }, 8] } }, true] })).toEqual([
    { criterion: "closed", number: 3 },
    { criterion: "profit", number: 8 },
  ]);
});

test("what is no part of the language, or nests without end, is refused", () => {
  for (const wrong of [
    false,
    { var: "a.b" },
    { var: "x", more: 1 },
    { and: [] },
    { if: [true, 1, 2] },
    { ">=": [{ var: "profit" }, 3] },
    { "!": { "!": { "!": { "!": { var: "x" } } } } },
  ])
    expect(condition.safeParse(wrong).success).toBe(false);
  expect(condition.parse({ "!": { or: [{ var: "x" }, true] } })).toEqual({ "!": { or: [{ var: "x" }, true] } });
});
