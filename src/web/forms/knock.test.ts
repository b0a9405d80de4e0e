import { expect, test } from "vitest";
import { knockNotice } from "./knock.ts";

test.each([
  ["Bel mij op 06-12345678", true],
  ["bel 06 12 34 56 78", true],
  ["+31 (0)30 123 4567", true],
  ["رقمي ٠٦١٢٣٤٥٦٧٨", true],
  ["mail naar rosa@tuin.example", true],
  ["Kan ik zaterdag 12-6-2027 om 14:30 komen?", false],
  ["Wij zijn met 25 mensen, 3 dagen, 150 euro", false],
])("%s holds a way to reach somebody: %s", (text, expected) => {
  expect(knockNotice(text)?.reach ?? false).toBe(expected);
});

test("words about what people are are told too", () => {
  expect(knockNotice("Is dit ook voor moslims?")).toEqual({ words: ["moslims"], reach: false });
});
