import { expect, test } from "vitest";
import { LAW_KEYS, lawLine } from "./law.ts";
import { isPartialDate } from "./partial-date.ts";

/** What practice found in a stored public page; only these may show an article number. */
const SEEN = ["awb-3-46", "awb-3-47", "awb-4-35", "awb-4-48", "awb-4-8", "awb-6-7", "woo"];

test("an article number is shown only of what was seen, each with its source and day", () => {
  const shown = LAW_KEYS.filter((key) => lawLine(key).article !== null);
  expect([...shown].sort()).toEqual(SEEN);
  for (const key of shown) {
    expect(lawLine(key).source).not.toBe("unknown");
    expect(isPartialDate(lawLine(key).checked) && lawLine(key).checked !== "unknown").toBe(true);
  }
});

test("what was not seen keeps its place, without an article", () => {
  expect(lawLine("awb-4-13")).toMatchObject({ article: null, checked: "unknown" });
});
