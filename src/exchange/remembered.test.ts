import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("the same text is read once in a row, and every text gets its own answer, however many there are", () => {
  let reads = 0;
  const lengthOf = remembered((text) => {
    reads++;
    return text === "" ? null : text.length;
  });
  expect([lengthOf("Zuid"), lengthOf("Zuid"), lengthOf(""), lengthOf(""), reads]).toEqual([4, 4, null, null, 2]);
  // Far more than there is room for, many at the same place: the longest differ in letters that are not looked at.
  const texts = Array.from({ length: 5_000 }, (_, i) => `${"a".repeat(i % 90)}${i}${"b".repeat(i % 7)}`);
  for (const text of [...texts, ...texts]) if (lengthOf(text) !== text.length) throw new Error(text);
});
