import type { RowBlock } from "./columns.ts";
import type { BadRow, CellProblem } from "./register-row.ts";
import type { ScannedRows } from "./scanned-rows.ts";
import type { Misread } from "./values.ts";

/** The rows of a file in which something stands, and what is wrong with them. */
export class CheckedBlock implements RowBlock {
  readonly scanned: ScannedRows;
  readonly cells: Int32Array;
  count = 0;
  readonly #headers: readonly string[];
  readonly #newline: number;
  /** Of each row: which of the scanned rows it is. */
  readonly #places: Int32Array;
  readonly #problems = new Map<number, CellProblem[]>();
  /** Rows that have been cut in the wrong places: no cell of them can be trusted. */
  readonly #misshapen: BadRow[] = [];

  constructor(scanned: ScannedRows, headers: readonly string[], newline: number) {
    this.scanned = scanned;
    this.#headers = headers;
    this.#newline = newline;
    this.cells = new Int32Array(scanned.count);
    this.#places = new Int32Array(scanned.count);
  }

  /** Takes the rows behind the header. */
  pick(headerLine: number): void {
    const { scanned } = this;
    for (let place = 0; place < scanned.count; place++) {
      if ((scanned.lines[place] as number) <= headerLine || scanned.isBlankRow(place)) continue;
      const problem = scanned.widthOf(place) === this.#headers.length ? null : this.#shapeProblem(place);
      if (problem === null) {
        this.cells[this.count] = scanned.firsts[place] as number;
        this.#places[this.count++] = place;
      } else this.#misshapen.push(this.#badRow(place, [problem]));
    }
  }

  report(row: number, position: number, misread: Misread): void {
    const problems = this.#problems.get(row) ?? [];
    problems.push(this.#problem(row, position, misread));
    this.#problems.set(row, problems);
  }

  /** The same for what is told before everything else. */
  reportFirst(row: number, position: number, misread: Misread): void {
    this.#problems.set(row, [this.#problem(row, position, misread), ...(this.#problems.get(row) ?? [])]);
  }

  isBad(row: number): boolean {
    return this.#problems.size > 0 && this.#problems.has(row);
  }

  lineOf(row: number): number {
    return this.scanned.lines[this.#places[row] as number] as number;
  }

  goodRows(): Int32Array {
    const good = new Int32Array(this.count);
    let count = 0;
    for (let row = 0; row < this.count; row++) if (!this.isBad(row)) good[count++] = row;
    return good.subarray(0, count);
  }

  badRows(): readonly BadRow[] {
    const misread = [...this.#problems].map(([row, problems]) => this.#badRow(this.#places[row] as number, problems));
    return [...this.#misshapen, ...misread].sort((a, b) => a.line - b.line);
  }

  #badRow(place: number, problems: readonly CellProblem[]): BadRow {
    return { line: this.scanned.lines[place] as number, problems, raw: this.scanned.rawOf(place, this.#newline) };
  }

  #problem(row: number, position: number, { problem, expected }: Misread): CellProblem {
    const value = this.scanned.textOf((this.cells[row] as number) + position);
    return { column: this.#headers[position] ?? null, value, code: problem, expected };
  }

  /** More or fewer cells than the header, or no telling how many. */
  #shapeProblem(place: number): CellProblem | null {
    const { scanned } = this;
    const [found, width] = [scanned.widthOf(place), this.#headers.length];
    if (found === 0)
      return { column: null, value: scanned.rawOf(place, this.#newline), code: "quote-misplaced", expected: '"…""…"' };
    const tooMany = scanned
      .cellsOf(place)
      .slice(width)
      .some((cell) => cell.trim() !== "");
    const code = found < width ? "cells-too-few" : tooMany ? "cells-too-many" : null;
    return code === null ? null : { column: null, value: String(found), code, expected: String(width) };
  }
}
