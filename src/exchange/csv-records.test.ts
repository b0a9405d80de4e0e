import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvRecord, RecordSplitter } from "./csv-records.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const splitBytes = (pieces: readonly Uint8Array[]): CsvRecord[] => {
  const splitter = new RecordSplitter(";", "\n");
  return [...pieces.flatMap((piece) => [...splitter.push(piece)]), ...splitter.end()];
};
const split = (pieces: readonly string[]): CsvRecord[] => splitBytes(pieces.map(bytes));
const cellsOf = (text: string) => split([text]).map(({ cells }) => cells);
const problemOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    return error instanceof UnreadableFile ? error.problem : error;
  }
  return null;
};

test("cells, quotes, doubled quotes, separators and line ends inside quotes", () => {
  expect(cellsOf('a;b\n"x;y";"say ""hi"""\n')).toEqual([
    ["a", "b"],
    ["x;y", 'say "hi"'],
  ]);
  expect(cellsOf('a;"one\ntwo"\r\nb;c')).toEqual([
    ["a", "one\ntwo"],
    ["b", "c"],
  ]);
});

test("a quote inside an unquoted cell is a letter", () => {
  expect(cellsOf('De "Kring" Oost;5"\n')).toEqual([['De "Kring" Oost', '5"']]);
});

test("a row knows its first line and how it stood there", () => {
  const records = split(['h;i\r\n"one\r\ntwo";x\r\n;\r\nlast;']);
  expect(records.map(({ line }) => line)).toEqual([1, 2, 4, 5]);
  expect(records.map(({ raw }) => raw)).toEqual(["h;i", '"one\r\ntwo";x', ";", "last;"]);
});

test("a misplaced quote breaks its own line and nothing behind it", () => {
  const records = split(['a;"b\nc;d\ne;"f"\n']);
  expect(records).toMatchObject([
    { line: 1, broken: true, raw: 'a;"b' },
    { line: 2, broken: false, cells: ["c", "d"] },
    { line: 3, broken: false, cells: ["e", "f"] },
  ]);
  expect(split(['a;"b"x', "yz\nc;d\n"])).toMatchObject([{ broken: true, raw: 'a;"b"xyz' }, { line: 2 }]);
});

test("a quote that never closes is refused at the line on which its row begins", () => {
  expect(problemOf(() => split(['a;b\nc;d\ne;"f\ng;h\n']))).toEqual({ code: "quote-not-closed", line: 3 });
});

test("a row of ten million letters is refused, not kept", () => {
  const pieces = Array.from({ length: 100 }, () => "x".repeat(100_000));
  expect(problemOf(() => split(["a;b\n", ...pieces]))).toEqual({ code: "row-too-long", line: 2, limit: 1_000_000 });
});

const cell = fc.oneof(fc.string(), fc.stringMatching(/^[ab;,"\r\n]{0,6}$/)).filter((text) => !text.endsWith("\r"));
const quoted = (text: string) => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const grid = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

test("seed 1: any table, cut into any pieces, reads as csv-parse reads it whole", () => {
  const check = (rows: readonly string[][], sizes: readonly number[]) => {
    const text = rows.map((row) => row.map(quoted).join(";") + "\n").join("");
    const records = splitBytes(cut(bytes(text), sizes));
    expect(records.map(({ cells }) => cells)).toEqual(rows);
    expect(records.map(({ cells }) => cells)).toEqual(
      parse(text, { delimiter: ";", relax_column_count: true, record_delimiter: "\n" }),
    );
    expect(records.map(({ raw }) => raw + "\n").join("")).toBe(text);
  };
  fc.assert(fc.property(grid, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), check), {
    seed: 1,
    numRuns: 500,
  });
});

test("seed 2: any text, cut anywhere, gives the same rows or the same refusal as whole", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "é", ";", '"', "\n", "\r", " ") });
  const outcome = (pieces: readonly Uint8Array[]) => {
    try {
      return splitBytes(pieces);
    } catch (error) {
      return error instanceof UnreadableFile ? error.problem : Promise.reject(error);
    }
  };
  const check = (text: string, sizes: readonly number[]) => {
    expect(outcome(cut(bytes(text), sizes))).toEqual(outcome([bytes(text)]));
  };
  fc.assert(fc.property(letters, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }), check), {
    seed: 2,
    numRuns: 2000,
  });
});

/** Cut anywhere, also within a letter; every other piece lies elsewhere in memory. */
function cut(file: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < file.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(turn % 2 === 0 ? file.subarray(at, at + size) : file.slice(at, at + size));
    at += size;
  }
  return pieces;
}
