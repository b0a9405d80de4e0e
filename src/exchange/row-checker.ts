import { newlineOf } from "./csv-scanner.ts";
import type { Dialect } from "./dialect.ts";
import { utf8Of } from "./encoding.ts";
import { FileNumbers } from "./file-numbers.ts";
import { upTo } from "./columns.ts";
import type { BadRow, RegisterRow, RowFormat } from "./register-row.ts";
import { CheckedBlock } from "./checked-block.ts";
import { contentReader } from "./row-content.ts";
import { ScannedRows } from "./scanned-rows.ts";
import { LONGEST_LINE, type Reading } from "./values.ts";

/** Rows of a register of which every cell was checked as what its column says, in the order of the file. */
export interface CheckedRows {
  /** How many rows can go in. */
  readonly good: number;
  readonly bad: readonly BadRow[];
  /** The rows that can go in. Made anew at each call: to know whether a file is right, nobody needs them. */
  rows(): readonly RegisterRow[];
}

/** Checks the rows of one file, block by block. */
export class RowChecker {
  readonly #headers: readonly string[];
  readonly #headerLine: number;
  readonly #newline: number;
  readonly #numberAt: number;
  readonly #contentOf: ReturnType<typeof contentReader>;
  readonly #numbers = new FileNumbers();

  constructor({ lineEnd, headerLine }: Dialect, format: RowFormat) {
    this.#headers = format.headers;
    this.#headerLine = headerLine;
    this.#newline = newlineOf(lineEnd);
    this.#numberAt = format.positions.get("file-number") ?? -1;
    this.#contentOf = contentReader(format);
  }

  check(scanned: ScannedRows): CheckedRows {
    const block = new CheckedBlock(scanned, this.#headers, this.#newline);
    block.pick(this.#headerLine);
    const contentOf = this.#contentOf(block);
    for (let row = 0; row < block.count; row++) this.#checkNumber(block, row);
    const good = block.goodRows();
    const rowAt = (row: number): RegisterRow => ({
      line: block.lineOf(row),
      fileNumber: valueOf(readFileNumber(scanned.textOf(this.#numberCell(block, row)))) ?? "",
      ...contentOf(row),
    });
    return { good: good.length, bad: block.badRows(), rows: () => Array.from(good, rowAt) };
  }

  #numberCell({ cells }: CheckedBlock, row: number): number {
    return (cells[row] as number) + this.#numberAt;
  }

  /** A file number stands for one file: of two rows with the same number nobody can say which is right, so the first stays. */
  #checkNumber(block: CheckedBlock, row: number): void {
    const { scanned } = block;
    const cell = this.#numberCell(block, row);
    if (isPlain(scanned, cell)) return this.#once(block, row, [scanned, cell]);
    const reading = readFileNumber(scanned.textOf(cell));
    if ("problem" in reading) return block.reportFirst(row, this.#numberAt, reading);
    this.#once(block, row, [oneCell(reading.value ?? ""), 0]);
  }

  #once(block: CheckedBlock, row: number, [scanned, cell]: readonly [ScannedRows, number]): void {
    if (block.isBad(row)) return;
    const first = this.#numbers.firstLine(scanned, cell, block.lineOf(row));
    if (first === 0) return;
    block.report(row, this.#numberAt, { problem: "file-number-twice", expected: String(first) });
  }
}

function readFileNumber(cell: string): Reading<string> {
  const reading = upTo(LONGEST_LINE, cell);
  const missing = "value" in reading && reading.value === null;
  return missing ? { problem: "file-number-missing", expected: "SBA-000019" } : reading;
}

const valueOf = (reading: Reading<string>): string | null => ("value" in reading ? reading.value : null);

/** Printed signs of ASCII without spaces, a digit among them: then the number is what stands there, and not a word for unknown. */
function isPlain({ bytes, starts, stops }: ScannedRows, cell: number): boolean {
  const [start, stop] = [starts[cell] as number, stops[cell] as number];
  let digits = 0;
  for (let at = start; at < stop; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x21 || byte > 0x7e) return false;
    if (byte >= 0x30 && byte <= 0x39) digits++;
  }
  return digits > 0 && stop - start <= LONGEST_LINE;
}

function oneCell(text: string): ScannedRows {
  const utf8 = utf8Of(text);
  const rows = new ScannedRows(utf8, 0, 1);
  rows.addCell(0, utf8.length);
  return rows;
}
