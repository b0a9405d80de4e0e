import { type AmountNotation, readAmount } from "./amounts.ts";
import { RememberedCells } from "./remembered-cells.ts";
import type { ScannedRows } from "./scanned-rows.ts";
import { type Misread, type Reading, readText } from "./values.ts";

/** Some rows of a file that have a cell for every column, and a place to say which of them cannot go in. */
export interface RowBlock {
  readonly scanned: ScannedRows;
  readonly count: number;
  /** Of each row: its first cell. */
  readonly cells: Int32Array;
  report(row: number, position: number, misread: Misread): void;
}

/** What a column says in each row of a block; null: unknown. */
export type Says<Value> = (row: number) => Value | null;

/** Reads every cell of one column of a block, and reports what cannot be what the column says. */
export type Column<Value> = (block: RowBlock) => Says<Value>;

const SILENCE: Says<never> = () => null;
const SILENT: Column<never> = () => SILENCE;

/** A column that says the same again and again: words, dates, years. `position` −1: the file does not have it. */
export function repeatingColumn<Value>(position: number, read: (cell: string) => Reading<Value>): Column<Value> {
  if (position < 0) return SILENT;
  const remembered = new RememberedCells(read);
  return (block) => {
    const readings = new Array<Reading<Value>>(block.count);
    for (let row = 0; row < block.count; row++) {
      const reading = remembered.answer(block.scanned, (block.cells[row] as number) + position);
      if ("problem" in reading) block.report(row, position, reading);
      readings[row] = reading;
    }
    return (row) => valueIn(readings[row] as Reading<Value>);
  };
}

/** A column of amounts, in cents. */
export function amountColumn(position: number, notation: AmountNotation): Column<number> {
  if (position < 0) return SILENT;
  const remembered = new RememberedCells((cell) => readAmount(cell, notation));
  const point = notation === null ? NO_POINT : notation === "dutch" ? COMMA : POINT;
  return (block) => {
    const cents = new Float64Array(block.count);
    for (let row = 0; row < block.count; row++) {
      const cell = (block.cells[row] as number) + position;
      const plain = plainCents(block.scanned, cell, point);
      cents[row] = plain >= 0 ? plain : (valueOrReport(block, row, remembered.answer(block.scanned, cell)) ?? NaN);
    }
    return (row) => (Number.isNaN(cents[row]) ? null : (cents[row] as number));
  };

  function valueOrReport(block: RowBlock, row: number, reading: Reading<number>): number | null {
    if ("problem" in reading) block.report(row, position, reading);
    return valueIn(reading);
  }
}

const NO_POINT = -1;
const POINT = 0x2e;
const COMMA = 0x2c;
const ZERO = 0x30;
const MOST_DIGITS = 12;

/** The cents of an amount in at most twelve digits, and two behind the point or none; −1 for every other cell. */
function plainCents({ bytes, starts, stops }: ScannedRows, cell: number, point: number): number {
  const [start, stop] = [starts[cell] as number, stops[cell] as number];
  const whole = bytes[stop - 3] === point ? stop - 3 : stop;
  if (whole <= start || whole - start > MOST_DIGITS) return -1;
  let cents = 0;
  for (let at = start; at < stop; at++) {
    if (at === whole) continue;
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    cents = cents * 10 + digit;
  }
  return whole === stop ? cents * 100 : cents;
}

/** A column of texts that differ from row to row: nothing is made of one that is short enough before somebody asks. */
export function textColumn(position: number, longest: number) {
  return (block: RowBlock, neverTold?: (row: number) => boolean): Says<string> => {
    if (position < 0) return SILENCE;
    const { scanned, cells, count } = block;
    for (let row = 0; row < count; row++) {
      const cell = (cells[row] as number) + position;
      if (scanned.lengthOf(cell) <= longest || neverTold?.(row) === true) continue;
      const reading = upTo(longest, scanned.textOf(cell));
      if ("problem" in reading) block.report(row, position, reading);
    }
    return (row) => readText(scanned.textOf((cells[row] as number) + position));
  };
}

/** The text of a cell, of at most so many letters. */
export function upTo(longest: number, cell: string): Reading<string> {
  const value = readText(cell);
  if (value === null || value.length <= longest) return { value };
  return { problem: "text-too-long", expected: String(longest) };
}

function valueIn<Value>(reading: Reading<Value>): Value | null {
  return "value" in reading ? reading.value : null;
}
