import { UnreadableFile } from "./unreadable-file.ts";

/** One row of a CSV file as it stood there. `line` counts from 1; a row can span lines inside quotes. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as it was, without its line end. */
  readonly raw: string;
  /** A quote closed in the middle of a cell: where the cells of this row begin and end is anybody's guess. */
  readonly broken: boolean;
}

export type Separator = ";" | "," | "\t" | "|";
export type LineEnd = "\r\n" | "\n" | "\r";

const LONGEST_RECORD = 1_000_000;

/**
 * Splits text into CSV rows (RFC 4180; quotes inside an unquoted cell are letters) as the text comes in.
 *
 * Not csv-parse: after one stray quote version 7 gives up the rest of the file, and it knows only the last line of a
 * row. Here such a row is one broken row, and reading goes on at the next line. The tests hold it beside csv-parse.
 */
export class RecordSplitter {
  readonly #separator: Separator;
  readonly #newline: string;
  #text = "";
  #line = 1;

  constructor(separator: Separator, lineEnd: LineEnd) {
    this.#separator = separator;
    this.#newline = lineEnd === "\r" ? "\r" : "\n";
  }

  /** The rows completed by this piece of text. Throws UnreadableFile for a row without an end. */
  *push(text: string): Generator<CsvRecord> {
    this.#text += text;
    yield* this.#records(false);
  }

  /** The last row, when the file does not end with a line end. Throws UnreadableFile for a quote never closed. */
  *end(): Generator<CsvRecord> {
    yield* this.#records(true);
  }

  *#records(final: boolean): Generator<CsvRecord> {
    const cursor = new Cursor(this.#text, this.#separator, this.#newline);
    while (cursor.at < this.#text.length) {
      const start = cursor.at;
      const scan = scanRecord(cursor, final);
      if (typeof scan === "string") return this.#wait(scan, start, final);
      yield { line: this.#line, cells: scan.cells, raw: this.#rawOf(start, cursor.at), broken: scan.broken };
      this.#line += scan.lines;
    }
    this.#text = "";
  }

  #rawOf(start: number, end: number): string {
    const raw = this.#text.slice(start, end);
    return raw.endsWith("\r\n") ? raw.slice(0, -2) : raw.endsWith(this.#newline) ? raw.slice(0, -1) : raw;
  }

  /** Keeps the row that is not complete until more text comes, unless it will never end. */
  #wait(reason: Incomplete, start: number, final: boolean): void {
    this.#text = this.#text.slice(start);
    if (!final && this.#text.length <= LONGEST_RECORD) return;
    if (reason === "in-quotes") throw new UnreadableFile({ code: "quote-not-closed", line: this.#line });
    throw new UnreadableFile({ code: "row-too-long", line: this.#line, limit: LONGEST_RECORD });
  }
}

interface Scan {
  readonly cells: readonly string[];
  readonly lines: number;
  readonly broken: boolean;
}

type Incomplete = "in-quotes" | "in-row";

/** A place in the text; remembers the next separator and line end, so that each is looked for once. */
class Cursor {
  at = 0;
  readonly text: string;
  readonly #separator: string;
  readonly #newline: string;
  #nextSeparator = -1;
  #nextNewline = -1;

  constructor(text: string, separator: string, newline: string) {
    this.text = text;
    this.#separator = separator;
    this.#newline = newline;
  }

  separatorAhead(): number {
    if (this.#nextSeparator < this.at) this.#nextSeparator = this.#find(this.#separator);
    return this.#nextSeparator;
  }

  newlineAhead(): number {
    if (this.#nextNewline < this.at) this.#nextNewline = this.#find(this.#newline);
    return this.#nextNewline;
  }

  /** Whether a cell can end here: at a separator, a line end (also CRLF), or the end of the text. */
  atCellEnd(): boolean {
    const behindReturn = this.text[this.at] === "\r" ? this.at + 1 : this.at;
    return this.at === this.separatorAhead() || behindReturn >= Math.min(this.newlineAhead(), this.text.length);
  }

  /** Moves behind the line end. */
  nextLine(): void {
    this.at = Math.min(this.newlineAhead() + 1, this.text.length);
  }

  /** Moves back to where a row began. */
  back(start: number): void {
    this.at = start;
    this.#nextSeparator = -1;
    this.#nextNewline = -1;
  }

  #find(letter: string): number {
    const found = this.text.indexOf(letter, this.at);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  }
}

/** Reads one row and moves the cursor behind it. `final`: no text follows, so what is there is all there is. */
function scanRecord(cursor: Cursor, final: boolean): Scan | Incomplete {
  const start = cursor.at;
  const cells: string[] = [];
  let lines = 1;
  for (;;) {
    if (cursor.text[cursor.at] === '"') {
      const quoted = quotedCell(cursor, final);
      if (quoted === null) return "in-quotes";
      if (!cursor.atCellEnd()) return firstLine(cursor, start, final);
      lines += lineEndsIn(quoted);
      cells.push(quoted);
    } else {
      const cell = plainCell(cursor, final);
      if (cell === null) return "in-row";
      cells.push(cell);
    }
    if (cursor.at !== cursor.separatorAhead()) break;
    cursor.at += 1;
  }
  cursor.nextLine();
  return { cells, lines, broken: false };
}

/** The cell between quotes at the cursor; null while its end, or what stands behind it, has not come in yet. */
function quotedCell(cursor: Cursor, final: boolean): string | null {
  const { text, at } = cursor;
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close === -1 || (!final && close + 2 >= text.length)) return null;
  cursor.at = close + 1;
  return text.slice(at + 1, close).replaceAll('""', '"');
}

function plainCell(cursor: Cursor, final: boolean): string | null {
  const { text, at } = cursor;
  const end = Math.min(cursor.separatorAhead(), cursor.newlineAhead(), text.length);
  if (end === text.length && !final) return null;
  cursor.at = end;
  return text.slice(at, end !== cursor.separatorAhead() && text[end - 1] === "\r" && end > at ? end - 1 : end);
}

/** A misplaced quote makes only the line it stands on broken: the lines behind it are read for themselves. */
function firstLine(cursor: Cursor, start: number, final: boolean): Scan | Incomplete {
  cursor.back(start);
  if (!final && cursor.newlineAhead() === Number.POSITIVE_INFINITY) return "in-row";
  cursor.nextLine();
  return { cells: [], lines: 1, broken: true };
}

function lineEndsIn(quoted: string): number {
  return quoted.includes("\n") ? quoted.split("\n").length - 1 : 0;
}
