import { expect, test } from "vitest";
import { LAW_KEYS, lawLine } from "./law.ts";
import { isPartialDate } from "./partial-date.ts";

test("an article stands with where somebody read it, and on which day", () => {
  for (const { article, source, checked } of LAW_KEYS.map(lawLine)) {
    expect(article).toMatch(/^\d/);
    expect(source).toMatch(/^[\w.-]+\.nl\b/);
    expect(isPartialDate(checked) && checked !== "unknown").toBe(true);
  }
});
