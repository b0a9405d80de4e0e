import { expect, test } from "vitest";
import { readSample, SAMPLE_BYTES } from "./dialect.ts";
import { exampleRows } from "./examples.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const dialectOf = (text: string) => readSample(bytes(text)).dialect;
const problemOf = (file: Uint8Array) => {
  try {
    return readSample(file).dialect;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.problem;
    throw error;
  }
};

test.each([";", ",", "\t", "|"])("separator %j, with the others inside the cells", (separator) => {
  const row = ["W-1", '"Straat; plein, veld"', "1 | 2", "€ 5"].join(separator);
  const { separator: found, headers } = dialectOf(
    `nr${separator}titel${separator}x${separator}bedrag\n${row}\n${row}\n`,
  );
  expect(found).toBe(separator);
  expect(headers).toEqual(["nr", "titel", "x", "bedrag"]);
});

test("commas of Dutch amounts do not beat the semicolon", () => {
  expect(dialectOf("nr;gevraagd;verleend\nW-1;12,50;10,00\nW-2;1.000,00;0,00\n").separator).toBe(";");
});

test.each(["\n", "\r\n", "\r"] as const)("line end %j", (lineEnd) => {
  expect(dialectOf(["nr;x", "W-1;a", "W-2;b"].join(lineEnd))).toMatchObject({ lineEnd, headers: ["nr", "x"] });
});

test("a title, a separator line and blank lines above the header are no header", () => {
  const sample = readSample(bytes("sep=;\nSubsidies van Verzonnen;;\n\nnr;titel;bedrag\nW-1;a;1\n"));
  expect(sample.dialect).toMatchObject({ headerLine: 4, rawHeader: "nr;titel;bedrag" });
  expect(sample.rows.map(({ line }) => line)).toEqual([5]);
});

test("a line of dashes and a trailing empty column are seen and are no data", () => {
  const { dialect, rows } = readSample(bytes("nr,titel,\n-----,-----,\nW-1,a,\n"));
  expect(dialect).toMatchObject({ dashesLine: true, trailingEmptyColumn: true, headers: ["nr", "titel"] });
  expect(rows).toHaveLength(1);
});

test("only the first bytes are looked at, and a row cut off there is no row", () => {
  const text = `nr;titel\n${"W-1;een lange titel voor een kort feest\n".repeat(5000)}`;
  const whole = readSample(bytes(text));
  expect(whole).toEqual(readSample(bytes(text).subarray(0, SAMPLE_BYTES)));
  expect(new Set(whole.rows.map(({ raw }) => raw)).size).toBe(1);
});

test("example rows hide what a refused column holds", () => {
  const sample = readSample(bytes("nr;geloof;titel\nW-1;iets;feest\nW-2;iets;markt\n"));
  expect(exampleRows(sample, 10)).toEqual([
    ["W-1", "", "feest"],
    ["W-2", "", "markt"],
  ]);
  expect(exampleRows(sample, 1)).toHaveLength(1);
});

test.each([
  ["an empty file", bytes(""), { code: "empty-file" }],
  ["only blank lines", bytes(" \n\n"), { code: "empty-file" }],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d), { code: "not-a-table", kind: "image" }],
  ["a zip", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), { code: "not-a-table", kind: "zip" }],
  ["a workbook", bytes("PK\x03\x04 [Content_Types].xml"), { code: "not-a-table", kind: "spreadsheet" }],
  ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), { code: "not-a-table", kind: "spreadsheet" }],
  ["a gzip", Uint8Array.of(0x1f, 0x8b, 8), { code: "not-a-table", kind: "gzip" }],
  ["a PDF", bytes("%PDF-1.7"), { code: "not-a-table", kind: "pdf" }],
  ["JSON", bytes('[{"a": 1, "b": 2}]'), { code: "not-a-table", kind: "json" }],
  ["a budget file", bytes("META\r\nkey;value\r\nbudget;10"), { code: "budget-file" }],
  ["a page", bytes("<!doctype html>\n<p>a,b"), { code: "not-a-table", kind: "markup" }],
  ["other bytes", Uint8Array.of(1, 0, 2, 0, 3), { code: "not-a-table", kind: "binary" }],
  ["one column", bytes("nr\nW-1\nW-2\n"), { code: "one-column" }],
  ["a header alone", bytes("nr;titel\n"), { code: "no-rows" }],
  ["a header and its dashes", bytes("nr;titel\n--;--\n"), { code: "no-rows" }],
  ["no header", bytes("W-1;4000.00\nW-2;12.50\n"), { code: "header-missing", line: 1 }],
  ["a quote never closed", bytes('"nr;titel\nW-1;a\n'), { code: "quote-not-closed", line: 1 }],
  [
    "a single line of ten million letters",
    bytes("a;".repeat(5_000_000)),
    { code: "row-too-long", line: 1, limit: SAMPLE_BYTES },
  ],
])("%s is refused with its reason", (_what, file, problem) => {
  expect(problemOf(file)).toEqual(problem);
});

test("UTF-16, as spreadsheets save 'Unicode text', is read", () => {
  const text = "\ufeffnr\ttitel\nW-1\tcoöperatie\n";
  const file = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
  expect(readSample(file)).toMatchObject({ dialect: { encoding: "utf-16le", separator: "\t" }, rows: [{ line: 2 }] });
});
