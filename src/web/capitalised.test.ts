import { expect, test } from "vitest";
import { capitalised } from "./capitalised.ts";

test("our own words start as their language does, and the words of people as they are everywhere", () => {
  expect([capitalised("ilişki", "tr"), capitalised("ısı", "tr"), capitalised("ja", "nl")]).toEqual([
    "İlişki",
    "Isı",
    "Ja",
  ]);
  expect(capitalised("iftar van dinsdag")).toBe("Iftar van dinsdag");
  expect(capitalised("")).toBe("");
});
