import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvScanner } from "./csv-scanner.ts";
import { FileNumbers } from "./file-numbers.ts";

/** The line on which each number of a list stood before, 0 when it is new; each on a line of its own. */
function firstLines(numbers: readonly string[]): number[] {
  const scanner = new CsvScanner(";", "\n");
  scanner.push(new TextEncoder().encode(`${numbers.join("\n")}\n`));
  const rows = scanner.next(numbers.length);
  const known = new FileNumbers();
  return numbers.map((_, row) => known.firstLine(rows, rows.firsts[row] as number, rows.lines[row] as number));
}

function asMap(numbers: readonly string[]): number[] {
  const lines = new Map<string, number>();
  return numbers.map((number, i) => {
    const line = lines.get(number);
    if (line === undefined) lines.set(number, i + 1);
    return line ?? 0;
  });
}

test("a number that came before is known by the line of the first, among twenty thousand", () => {
  const numbers = Array.from({ length: 20_000 }, (_, i) => `SBA-${String((i * 7919) % 15_000).padStart(6, "0")}`);
  expect(firstLines(numbers)).toEqual(asMap(numbers));
});

test("seed 9: any numbers, as a map knows them", () => {
  const number = fc.stringMatching(/^[ab01é]{1,9}$/);
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 3000, size: "max" }), (numbers) => {
      expect(firstLines(numbers)).toEqual(asMap(numbers));
    }),
    { seed: 9, numRuns: 30 },
  );
});

test("numbers made to fall on one place are told apart, and not slowly", () => {
  // Thue and Morse's word and its opposite have the same low bits under any hash that multiplies by an odd number.
  const words = ["abbabaabbaababba", "baababbaabbabaab"] as const;
  const bits = Array.from({ length: 12 }, (_, bit) => bit);
  const numbers = Array.from({ length: 4096 }, (_, i) => bits.map((bit) => words[(i >> bit) & 1 ? 1 : 0]).join(""));
  expect(firstLines([...numbers, ...numbers])).toEqual(asMap([...numbers, ...numbers]));
});
