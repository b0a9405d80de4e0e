import { CsvScanner, type LineEnd, newlineOf, type Separator } from "./csv-scanner.ts";

/** One row of a CSV file as it stood there. `line` counts from 1; a row can span lines inside quotes. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as it was, without its line end. */
  readonly raw: string;
  /** A quote closed in the middle of a cell: where the cells of this row begin and end is anybody's guess. */
  readonly broken: boolean;
}

const AT_A_TIME = 1000;

/** Rows of a text as it comes in, every cell a text: for what people look at, and for small files. */
export class RecordSplitter {
  readonly #scanner: CsvScanner;
  readonly #newline: number;

  constructor(separator: Separator, lineEnd: LineEnd) {
    this.#scanner = new CsvScanner(separator, lineEnd);
    this.#newline = newlineOf(lineEnd);
  }

  /** The rows completed by these bytes (UTF-8). Throws UnreadableFile for a row without an end. */
  push(bytes: Uint8Array): Generator<CsvRecord> {
    this.#scanner.push(bytes);
    return this.#records();
  }

  /** The last row, when the file does not end with a line end. Throws UnreadableFile for a quote never closed. */
  end(): Generator<CsvRecord> {
    this.#scanner.end();
    return this.#records();
  }

  *#records(): Generator<CsvRecord> {
    for (let rows = this.#scanner.next(AT_A_TIME); rows.count > 0; rows = this.#scanner.next(AT_A_TIME)) {
      for (let row = 0; row < rows.count; row++) {
        const raw = rows.rawOf(row, this.#newline);
        yield { line: rows.lines[row] as number, cells: rows.cellsOf(row), raw, broken: rows.widthOf(row) === 0 };
      }
    }
  }
}
