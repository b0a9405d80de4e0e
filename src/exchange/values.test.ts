import { expect, test } from "vitest";
import { readText, readYear } from "./values.ts";

test("text loses the spaces around it, and NULL is unknown", () => {
  expect(readText("  Meedoen   Noord ")).toBe("Meedoen Noord");
  expect(readText("a\0b\r\nc")).toBe("a b c");
  expect(readText("NULL")).toBeNull();
  expect(readText(" ")).toBeNull();
  expect(readText("0")).toBe("0");
});

test("a year is four digits, or unknown", () => {
  expect(readYear(" 2016")).toEqual({ value: 2016 });
  expect(readYear("NULL")).toEqual({ value: null });
  expect(readYear("2016/2017")).toEqual({ problem: "year-unreadable", expected: "2016" });
  expect(readYear("0016")).toEqual({ problem: "year-unreadable", expected: "2016" });
});
