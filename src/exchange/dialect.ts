import { type CsvRecord, RecordSplitter } from "./csv-records.ts";
import type { LineEnd, Separator } from "./csv-scanner.ts";
import { readDate } from "./dates.ts";
import { detectEncoding, type Encoding, textOf, utf8Of } from "./encoding.ts";
import { isBudgetText, otherFileKind, otherTextKind } from "./other-files.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** How one CSV file is written, as seen in its first bytes. */
export interface Dialect {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly lineEnd: LineEnd;
  readonly headers: readonly string[];
  /** The line of the header, counted from 1, and the header as it was. */
  readonly headerLine: number;
  readonly rawHeader: string;
  /** A line of dashes under the header, as database tools print it. */
  readonly dashesLine: boolean;
  /** Each line ends with a separator, so that an empty column seems to follow. */
  readonly trailingEmptyColumn: boolean;
}

/** The first rows of a file, for a person to look at and for deciding how columns write amounts and dates. */
export interface Sample {
  readonly dialect: Dialect;
  readonly rows: readonly CsvRecord[];
}

/** How many of the first bytes of a file are looked at; a shorter start must be the whole file. */
export const SAMPLE_BYTES = 64 * 1024;

const SEPARATORS: readonly Separator[] = [";", ",", "\t", "|"];

/**
 * Reads the first bytes of a file (the whole file may be given): how it is written, and its first rows.
 * Throws UnreadableFile for what is no table, has no header, one column, or no rows.
 */
export function readSample(bytes: Uint8Array): Sample {
  const start = bytes.subarray(0, SAMPLE_BYTES);
  const encoding = detectEncoding(start);
  const text = tableText(start, encoding);
  const form: Form = { encoding, lineEnd: lineEndOf(text), cut: start.length === SAMPLE_BYTES };
  if (form.cut && !text.includes(form.lineEnd))
    throw new UnreadableFile({ code: "row-too-long", line: 1, limit: SAMPLE_BYTES });
  const utf8 = utf8Of(text);
  const tables = SEPARATORS.map((separator) => readTable(utf8, separator, form));
  const best = tables.reduce((a, b) => (b.columns > a.columns ? b : a));
  if (best.columns === 0) throw new UnreadableFile({ code: "one-column" });
  return sampleOf(best, form);
}

function tableText(start: Uint8Array, encoding: Encoding): string {
  if (start.length === 0) throw new UnreadableFile({ code: "empty-file" });
  const other = otherFileKind(start);
  const text = other === null ? textOf(start, encoding) : "";
  const kind = other ?? otherTextKind(text);
  if (kind !== null) throw new UnreadableFile({ code: "not-a-table", kind });
  if (isBudgetText(text)) throw new UnreadableFile({ code: "budget-file" });
  if (text.trim() === "") throw new UnreadableFile({ code: "empty-file" });
  return text;
}

function lineEndOf(text: string): LineEnd {
  if (text.includes("\r\n")) return "\r\n";
  return text.includes("\n") || !text.includes("\r") ? "\n" : "\r";
}

interface Form {
  readonly encoding: Encoding;
  readonly lineEnd: LineEnd;
  /** Whether the file goes on behind the text, so that its last row is not whole. */
  readonly cut: boolean;
}

interface Table {
  readonly separator: Separator;
  readonly records: readonly CsvRecord[];
  /** The most common number of cells in a row. */
  readonly width: number;
  /** Separators that this reading explains: what a wrong separator explains is little or uneven. */
  readonly columns: number;
}

function readTable(utf8: Uint8Array, separator: Separator, { lineEnd, cut }: Form): Table {
  const records = recordsIn(utf8, new RecordSplitter(separator, lineEnd), cut);
  const counts = new Map<number, number>();
  for (const record of records) {
    if (!isBlank(record)) counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1);
  }
  const [width, rows] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return { separator, records, width, columns: (width - 1) * rows };
}

/** The whole rows of a text; the last row of a cut text, or behind a quote that never closes, is left. */
function recordsIn(utf8: Uint8Array, splitter: RecordSplitter, cut: boolean): readonly CsvRecord[] {
  const records = [...splitter.push(utf8)];
  if (cut) return records;
  try {
    return [...records, ...splitter.end()];
  } catch (error) {
    if (error instanceof UnreadableFile && records.length > 1) return records;
    throw error;
  }
}

/** Nothing in it, or only the dashes under a header. */
function isBlank({ cells, broken }: CsvRecord): boolean {
  return !broken && cells.every((cell) => /^\s*-*\s*$/.test(cell));
}

function sampleOf({ separator, records, width }: Table, { encoding, lineEnd }: Form): Sample {
  const at = records.findIndex((record) => isHeader(record, width));
  const header = records[at];
  if (header === undefined || header.cells.some(isFigure)) {
    throw new UnreadableFile({ code: "header-missing", line: header?.line ?? 1 });
  }
  const behind = records.slice(at + 1);
  const rows = behind.filter((record) => !isBlank(record));
  if (rows.length === 0) throw new UnreadableFile({ code: "no-rows" });
  const headers = headersOf(header);
  return {
    rows,
    dialect: {
      encoding,
      separator,
      lineEnd,
      headers,
      headerLine: header.line,
      rawHeader: header.raw,
      dashesLine: behind[0] !== undefined && isBlank(behind[0]) && behind[0].raw.includes("--"),
      trailingEmptyColumn: headers.length < header.cells.length,
    },
  };
}

/** A title above the table fills one cell; a header names more than half of the columns. */
function isHeader({ cells }: CsvRecord, width: number): boolean {
  return cells.filter((cell) => cell.trim() !== "").length > width / 2;
}

/** No column is called 4000.00 or 2016-10-17: then the first row is data, and the header is missing. */
function isFigure(cell: string): boolean {
  const date = readDate(cell, "day");
  return /^\s*\d+[.,]\d\d\s*$/.test(cell) || ("value" in date && date.value !== null);
}

function headersOf({ cells }: CsvRecord): readonly string[] {
  const headers = cells.map((cell) => cell.trim());
  return headers.slice(0, headers.findLastIndex((header) => header !== "") + 1);
}
