import { expect, test } from "vitest";
import { CsvScanner } from "./csv-scanner.ts";
import { RememberedCells } from "./remembered-cells.ts";

const scan = (text: string) => {
  const scanner = new CsvScanner(";", "\n");
  scanner.push(new TextEncoder().encode(text));
  scanner.end();
  return scanner.next(10_000);
};

test("the same cell is read once in a row, and every cell gets its own answer, however many there are", () => {
  let reads = 0;
  const lengths = new RememberedCells((text) => {
    reads++;
    return text === "" ? null : text.length;
  });
  const few = scan('Zuid;Zuid;"Zuid";;;"a""b";"a""b"\n');
  expect(Array.from({ length: 7 }, (_, cell) => lengths.answer(few, cell))).toEqual([4, 4, 4, null, null, 3, 3]);
  expect(reads).toBe(4);
  // Far more than there is room for, many at the same place: they differ in letters that are not looked at.
  const texts = Array.from({ length: 3000 }, (_, i) => `${"a".repeat(i % 150)}${i}${"é".repeat(i % 7)}`);
  const many = scan(`${[...texts, ...texts].join(";")}\n`);
  const wrong = [...texts, ...texts].filter((text, cell) => lengths.answer(many, cell) !== text.length);
  expect(wrong).toEqual([]);
});
