import { expect, test } from "vitest";
import type * as z from "zod";
import { answer, cents, entryOrUnknown, headcount, howOften, line, minutes, someone, source, text } from "./values.ts";

const fits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
const ID = "entry-0000000000000001";

test("what nobody told reads unknown", () => {
  for (const schema of [answer, cents, minutes, headcount, howOften, entryOrUnknown])
    expect(schema.parse(undefined)).toBe("unknown");
});

test.each([
  [
    "cents are whole and never negative",
    cents,
    [0, 1, 1e14, "unknown"],
    [-1, 0.5, 1e15, Number.NaN, "12", "never-asked", null],
  ],
  ["minutes are whole and never negative", minutes, [0, 90, "unknown"], [-1, 1.5, "een uur"]],
  ["a headcount is a number, unknown, or never asked", headcount, [0, 11, "unknown", "never-asked"], [-1, 2.5, "veel"]],
  ["an answer is one of four", answer, ["yes", "no", "unknown", "never-asked"], ["ja", true, ""]],
  ["how often is a number, a word somebody used, or unknown", howOften, [1, 12, "steeds", "unknown"], [0, -1, 1.5, ""]],
  ["a line is not empty and not long", line, ["x", "x".repeat(200)], ["", "  ", "x".repeat(201), 3]],
  ["a text is not empty and not endless", text, ["x", "x".repeat(4000)], ["", " \n ", "x".repeat(4001)]],
  [
    "an id is random text of a known length",
    entryOrUnknown,
    [ID, "unknown"],
    ["short", `${ID} `, "x".repeat(41), "../../../etc/passwd1"],
  ],
] as const)("%s", (_, schema, right, wrong) => {
  expect(right.filter((value) => !fits(schema, value))).toEqual([]);
  expect(wrong.filter((value) => fits(schema, value))).toEqual([]);
});

test("spaces around words are not kept", () => {
  expect([line.parse("  een zaal "), text.parse("\n een zaal\n")]).toEqual(["een zaal", "een zaal"]);
});

test("somebody is a party, a resident without a name, or an applicant as a register lists it", () => {
  expect(fits(someone, { party: ID })).toBe(true);
  expect(fits(someone, { residents: true })).toBe(true);
  expect(someone.parse({ listed: { key: "A1" } })).toEqual({ listed: { key: "A1", form: "unknown" } });
  expect([{}, { residents: false }, { person: "Jan" }, "Jan", null].filter((who) => fits(someone, who))).toEqual([]);
});

test("a source says where it was published; its line counts from one", () => {
  expect(source.parse({ name: "Register" })).toEqual({ name: "Register", date: "unknown" });
  expect(
    [{ name: "" }, { name: "R", line: 0 }, { name: "R", date: "gisteren" }].filter((one) => fits(source, one)),
  ).toEqual([]);
});
