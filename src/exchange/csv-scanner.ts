import { joined } from "./encoding.ts";
import { ScannedRows } from "./scanned-rows.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export type Separator = ";" | "," | "\t" | "|";
export type LineEnd = "\r\n" | "\n" | "\r";

const LONGEST_RECORD = 1_000_000;
const QUOTE = 0x22;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
/** What stands behind the last byte. */
const NONE = -1;

/** Why no row could be scanned: its end has not come in yet, or a quote closes in the middle of a cell. */
const IN_ROW = -1;
const IN_QUOTES = -2;
const MISPLACED = -3;

/** The byte that ends a line; before a newline there may stand a return. */
export const newlineOf = (lineEnd: LineEnd): number => (lineEnd === "\r" ? RETURN : NEWLINE);

/**
 * Finds rows and cells in the bytes of a CSV file (UTF-8; RFC 4180; quotes inside an unquoted cell are letters) as they come in, cut
 * anywhere.
 *
 * Not csv-parse: after one stray quote version 7 gives up the rest of the file, it knows only the last line of a row, and makes text
 * of every cell. Here such a row is one broken row, and reading goes on at the next line. The tests hold it beside csv-parse.
 */
export class CsvScanner {
  readonly #separator: number;
  readonly #newline: number;
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #line = 1;
  #linesInQuotes = 0;
  #final = false;
  #room = 64;

  constructor(separator: Separator, lineEnd: LineEnd) {
    this.#separator = separator.charCodeAt(0);
    this.#newline = newlineOf(lineEnd);
  }

  /** More of the file. The bytes are looked at in place: they may not change afterwards. */
  push(bytes: Uint8Array): void {
    this.#bytes = joined(this.#bytes.subarray(this.#at), bytes);
    this.#at = 0;
  }

  /** No more comes: what is there is all there is. */
  end(): void {
    this.#final = true;
  }

  /** The next whole rows, at most so many; none until more is pushed. Throws UnreadableFile for a row without an end. */
  next(most: number): ScannedRows {
    const rows = new ScannedRows(this.#bytes, Math.min(most, this.#bytes.length - this.#at), this.#room);
    while (rows.count < most && this.#at < this.#bytes.length) {
      this.#scanPlain(rows, most);
      if (rows.count === most || this.#at === this.#bytes.length) break;
      const next = this.#scan(rows);
      if (next < 0) {
        if (rows.count === 0) this.#wait(next);
        break;
      }
      this.#add(rows, next);
    }
    this.#room = rows.starts.length;
    return rows;
  }

  #add(rows: ScannedRows, next: number): void {
    rows.addRow(this.#line, this.#at, next);
    this.#line += 1 + this.#linesInQuotes;
    this.#at = next;
  }

  /** Nothing to do while the rest of a row may come; it must not be waited for without end. */
  #wait(reason: number): void {
    if (!this.#final && this.#bytes.length - this.#at <= LONGEST_RECORD) return;
    if (reason === IN_QUOTES) throw new UnreadableFile({ code: "quote-not-closed", line: this.#line });
    throw new UnreadableFile({ code: "row-too-long", line: this.#line, limit: LONGEST_RECORD });
  }

  /** Adds rows as long as they are whole and no cell in them begins with a quote: most rows of most files. */
  #scanPlain(rows: ScannedRows, most: number): void {
    const bytes = this.#bytes;
    const length = bytes.length;
    const separator = this.#separator;
    const newline = this.#newline;
    this.#linesInQuotes = 0;
    let { starts, stops } = rows;
    let cells = rows.cells;
    let at = this.#at;
    while (rows.count < most && at < length && bytes[at] !== QUOTE) {
      const start = at;
      let byte = NONE;
      for (; at < length; at++) {
        byte = bytes[at] as number;
        if (byte === separator || byte === newline) break;
      }
      if (at === length) return;
      if (cells === starts.length) ({ starts, stops } = rows.makeRoom());
      starts[cells] = start;
      stops[cells++] = byte === newline && at > start && bytes[at - 1] === RETURN ? at - 1 : at;
      at++;
      if (byte !== newline) continue;
      rows.cells = cells;
      this.#add(rows, at);
    }
  }

  /** Adds the cells of one row, whatever it is; answers where the next row begins, or why there is no whole row. */
  #scan(rows: ScannedRows): number {
    const bytes = this.#bytes;
    const length = bytes.length;
    this.#linesInQuotes = 0;
    for (let at = this.#at; ; at++) {
      const start = at;
      if (at < length && bytes[at] === QUOTE) {
        at = this.#quoted(rows, at);
        if (at < 0) return this.#cutShort(rows, at);
      } else {
        while (at < length && bytes[at] !== this.#separator && bytes[at] !== this.#newline) at++;
        if (at === length && !this.#final) return this.#cutShort(rows, IN_ROW);
        const returns = at > start && bytes[at - 1] === RETURN && (at === length || bytes[at] === this.#newline);
        rows.addCell(start, returns ? at - 1 : at);
      }
      if (at === length || bytes[at] !== this.#separator) return this.#behindLineEnd(at);
    }
  }

  #behindLineEnd(at: number): number {
    const newline = at < this.#bytes.length && this.#bytes[at] !== this.#newline ? at + 1 : at;
    return Math.min(newline + 1, this.#bytes.length);
  }

  /** Adds the cell between quotes; answers the place behind them. */
  #quoted(rows: ScannedRows, open: number): number {
    const bytes = this.#bytes;
    let doubled = false;
    for (let at = open + 1; at < bytes.length; at++) {
      if (bytes[at] === NEWLINE) this.#linesInQuotes++;
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) return this.#closed(rows, at, doubled ? ~(open + 1) : open + 1);
      doubled = true;
      at++;
    }
    return IN_QUOTES;
  }

  /** What stands behind a quote, and behind a return there, must have come in before it is known what the quote is. */
  #closed(rows: ScannedRows, close: number, start: number): number {
    if (!this.#final && close + 2 >= this.#bytes.length) return IN_QUOTES;
    if (!this.#isCellEnd(close + 1)) return MISPLACED;
    rows.addCell(start < 0 ? ~start : start, start < 0 ? ~close : close);
    return close + 1;
  }

  /** Whether a cell can end here: at a separator, a line end (also CRLF), or the end of the file. */
  #isCellEnd(at: number): boolean {
    const bytes = this.#bytes;
    if (at === bytes.length || bytes[at] === this.#separator || bytes[at] === this.#newline) return true;
    return bytes[at] === RETURN && (at + 1 === bytes.length || bytes[at + 1] === this.#newline);
  }

  /** A misplaced quote makes only the line it stands on broken: the lines behind it are read for themselves. */
  #cutShort(rows: ScannedRows, reason: number): number {
    rows.dropCells();
    this.#linesInQuotes = 0;
    if (reason !== MISPLACED) return reason;
    const newline = this.#bytes.indexOf(this.#newline, this.#at);
    if (newline !== -1) return newline + 1;
    return this.#final ? this.#bytes.length : IN_ROW;
  }
}
