import { textOfUtf8 } from "./encoding.ts";

/** A cell of which nothing is left out: dashes under a header, or nothing. */
const BLANK = /^\s*-*\s*$/;

/**
 * Rows of a CSV file as they lie in its bytes (UTF-8): where each row and each cell begins and ends. A cell becomes text only when
 * somebody asks for it.
 */
export class ScannedRows {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  count = 0;
  cells = 0;
  /** Of each row: the line on which it begins, counted from 1; a row can span lines inside quotes. */
  readonly lines: Int32Array;
  /** Of each row, and of the row behind the last: its first byte. */
  readonly begins: Int32Array;
  /** Of each row, and of the row behind the last: its first cell. A row without cells is broken. */
  readonly firsts: Int32Array;
  /** Of each cell: its first byte, without a quote. */
  starts: Int32Array;
  /** Of each cell: the byte behind its last; negative (`~`) where quotes are doubled in it. */
  stops: Int32Array;

  /** @param most rows that have room; cells get more room than `cells` when they need it */
  constructor(bytes: Uint8Array, most: number, cells: number) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.lines = new Int32Array(most);
    this.begins = new Int32Array(most + 1);
    this.firsts = new Int32Array(most + 1);
    this.starts = new Int32Array(cells);
    this.stops = new Int32Array(cells);
  }

  addCell(start: number, stop: number): void {
    if (this.cells === this.starts.length) this.makeRoom();
    this.starts[this.cells] = start;
    this.stops[this.cells++] = stop;
  }

  addRow(line: number, begin: number, next: number): void {
    this.lines[this.count] = line;
    this.begins[this.count] = begin;
    this.begins[++this.count] = next;
    this.firsts[this.count] = this.cells;
  }

  /** Forgets the cells of a row that turned out not to be one. */
  dropCells(): void {
    this.cells = this.firsts[this.count] as number;
  }

  /** How many cells a row has; 0 where a quote closes in the middle of a cell, so that nobody can say. */
  widthOf(row: number): number {
    return (this.firsts[row + 1] as number) - (this.firsts[row] as number);
  }

  /** The row as it was, without its line end. */
  rawOf(row: number, newline: number): string {
    const [begin, next] = [this.begins[row] as number, this.begins[row + 1] as number];
    const ends = next > begin && this.bytes[next - 1] === newline ? next - 1 : next;
    const returns = ends < next && newline === 0x0a && ends > begin && this.bytes[ends - 1] === 0x0d;
    return textOfUtf8(this.bytes.subarray(begin, returns ? ends - 1 : ends));
  }

  /** How many bytes a cell has; it has no more letters than that. */
  lengthOf(cell: number): number {
    const [start, stop] = [this.starts[cell] as number, this.stops[cell] as number];
    return (stop < 0 ? ~stop : stop) - start;
  }

  textOf(cell: number): string {
    const [start, stop] = [this.starts[cell] as number, this.stops[cell] as number];
    if (stop >= 0) return textOfUtf8(this.bytes.subarray(start, stop));
    return textOfUtf8(this.bytes.subarray(start, ~stop)).replaceAll('""', '"');
  }

  cellsOf(row: number): readonly string[] {
    const first = this.firsts[row] as number;
    return Array.from({ length: this.widthOf(row) }, (_, i) => this.textOf(first + i));
  }

  /** Nothing in it, or only the dashes under a header. */
  isBlankRow(row: number): boolean {
    const end = this.firsts[row + 1] as number;
    for (let cell = this.firsts[row] as number; cell < end; cell++) if (!this.#isBlankCell(cell)) return false;
    return this.widthOf(row) > 0;
  }

  #isBlankCell(cell: number): boolean {
    const [start, stop] = [this.starts[cell] as number, this.stops[cell] as number];
    if (start === stop) return true;
    const first = this.bytes[start] as number;
    const tells = first > 0x20 && first < 0x7f && first !== 0x2d;
    return !tells && BLANK.test(this.textOf(cell));
  }

  makeRoom(): this {
    const more = (from: Int32Array): Int32Array => {
      const to = new Int32Array(2 * from.length + 64);
      to.set(from);
      return to;
    };
    this.starts = more(this.starts);
    this.stops = more(this.stops);
    return this;
  }
}
