import { detectNotation, readAmount, type AmountNotation } from "./amounts.ts";
import { type Applicant, readApplicant } from "./applicant.ts";
import type { CsvRecord } from "./csv-records.ts";
import { type DateOrder, detectDateOrder, readDate } from "./dates.ts";
import type { Sample } from "./dialect.ts";
import { AMOUNT_FIELDS, type AmountField, DATE_FIELDS, type DateField, type Field } from "./fields.ts";
import { type FileStatus, readStatus } from "./file-status.ts";
import { isBefore, type PartialDate } from "../register/partial-date.ts";
import {
  type CellProblemCode,
  LONGEST_LINE,
  LONGEST_TEXT,
  type Misread,
  type Reading,
  readText,
  readYear,
} from "./values.ts";

/** One row of a register, typed. Null is unknown: the file does not say. Amounts are whole cents, dates "2015-08-27". */
export interface RegisterRow {
  /** The line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly fileNumber: string;
  readonly applicant: Applicant;
  readonly scheme: string | null;
  readonly policyArea: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  /** Always null for a resident: a title such as "straatfeest bij familie X" would name one. */
  readonly project: string | null;
  readonly cadence: Cadence | null;
  readonly asked: number | null;
  /** 0 is what the register says: refused, withdrawn or not taken up, it does not say which. */
  readonly granted: number | null;
  readonly settled: number | null;
  readonly year: number | null;
  readonly receivedOn: string | null;
  readonly status: FileStatus | null;
  readonly channel: string | null;
  /** The day of the register this row comes from. */
  readonly registerDate: string | null;
  /** The day of the first register that listed the file with a decision: its publication, not the decision. */
  readonly firstListedWithDecision: string | null;
}

export type Cadence = "once" | "yearly";

/** Why a row cannot go in: the cell, or the row when `column` is null. `expected` is an example of, or bound to, what would be right. */
export interface CellProblem {
  readonly column: string | null;
  readonly value: string;
  readonly code: CellProblemCode;
  readonly expected: string;
}

/** A row that stays out, as it stood in the file. */
export interface BadRow {
  readonly line: number;
  readonly problems: readonly CellProblem[];
  readonly raw: string;
}

/** How the rows of one file are read: which column says what, and how it writes amounts and dates. */
export interface RowFormat {
  readonly headers: readonly string[];
  readonly positions: ReadonlyMap<Field, number>;
  readonly notations: Readonly<Record<AmountField, AmountNotation>>;
  readonly orders: Readonly<Record<DateField, DateOrder>>;
  /** The day of the file, or its month, when that is known: what it says happened cannot lie behind it. */
  readonly sourceDate: PartialDate | null;
}

/** Decides per column how amounts and dates are written, from the sample. */
export function formatOf(
  sample: Sample,
  positions: ReadonlyMap<Field, number>,
  sourceDate: PartialDate | null,
): RowFormat {
  const cellsOf = (field: Field): readonly string[] => {
    const position = positions.get(field);
    return position === undefined ? [] : sample.rows.map(({ cells }) => cells[position] ?? "");
  };
  const notation = (field: AmountField) => [field, detectNotation(cellsOf(field))] as const;
  const order = (field: DateField) => [field, detectDateOrder(cellsOf(field))] as const;
  return {
    headers: sample.dialect.headers,
    positions,
    notations: Object.fromEntries(AMOUNT_FIELDS.map(notation)) as Record<AmountField, AmountNotation>,
    orders: Object.fromEntries(DATE_FIELDS.map(order)) as Record<DateField, DateOrder>,
    sourceDate,
  };
}

/** Reads one row: all of it, or what is wrong with it. */
export function readRow(record: CsvRecord, format: RowFormat): RegisterRow | BadRow {
  const shape = shapeProblem(record, format.headers.length);
  if (shape !== null) return { line: record.line, problems: [shape], raw: record.raw };
  const cells = new RowCells(record, format);
  const row = rowOf(cells, record.line);
  return cells.problems.length === 0 ? row : { line: record.line, problems: cells.problems, raw: record.raw };
}

export function isBad(row: RegisterRow | BadRow): row is BadRow {
  return "problems" in row;
}

/** A row with more or fewer cells than the header has been cut in the wrong places: no cell of it can be trusted. */
function shapeProblem({ cells, raw, broken }: CsvRecord, width: number): CellProblem | null {
  if (broken) return { column: null, value: raw, code: "quote-misplaced", expected: '"…""…"' };
  const code =
    cells.length < width
      ? "cells-too-few"
      : cells.slice(width).some((cell) => cell.trim() !== "")
        ? "cells-too-many"
        : null;
  return code === null ? null : { column: null, value: String(cells.length), code, expected: String(width) };
}

function rowOf(cells: RowCells, line: number): RegisterRow {
  const fileNumber = cells.fileNumber();
  const applicant = readApplicant({
    name: cells.line("applicant-name") ?? undefined,
    id: cells.line("applicant-id") ?? undefined,
    form: cells.line("applicant-form") ?? undefined,
  });
  const registerDate = cells.date("register-date", null);
  const latest = registerDate ?? cells.format.sourceDate;
  const status = cells.line("status");
  return {
    line,
    fileNumber,
    applicant,
    scheme: cells.line("scheme"),
    policyArea: cells.line("policy-area"),
    unit: cells.line("unit"),
    department: cells.line("department"),
    project: applicant.kind === "resident" ? null : cells.text("project"),
    cadence: readCadence(cells.line("cadence")),
    asked: cells.amount("asked"),
    granted: cells.amount("granted"),
    settled: cells.amount("settled"),
    year: cells.year(),
    receivedOn: cells.date("received-on", latest),
    status: status === null ? null : readStatus(status),
    channel: cells.line("channel"),
    registerDate,
    firstListedWithDecision: cells.date("first-listed-with-decision", latest),
  };
}

/** The cells of one row by field, and what is wrong with them. */
class RowCells {
  readonly problems: CellProblem[] = [];
  readonly format: RowFormat;
  readonly #cells: readonly string[];

  constructor(record: CsvRecord, format: RowFormat) {
    this.#cells = record.cells;
    this.format = format;
  }

  fileNumber(): string {
    const number = this.line("file-number");
    if (number === null) this.#report("file-number", { problem: "file-number-missing", expected: "SBA-000019" });
    return number ?? "";
  }

  line(field: Field): string | null {
    return this.#upTo(LONGEST_LINE, field);
  }

  text(field: Field): string | null {
    return this.#upTo(LONGEST_TEXT, field);
  }

  amount(field: AmountField): number | null {
    return this.#value(field, readAmount(this.#cell(field), this.format.notations[field]));
  }

  year(): number | null {
    return this.#value("year", readYear(this.#cell("year")));
  }

  /** A day, not after the last day the file can know of. */
  date(field: DateField, latest: string | null): string | null {
    const date = this.#value(field, readDate(this.#cell(field), this.format.orders[field]));
    if (date === null || latest === null || isBefore(latest, date) !== "yes") return date;
    return this.#report(field, { problem: "date-after-register", expected: `≤ ${latest}` });
  }

  #upTo(longest: number, field: Field): string | null {
    const text = readText(this.#cell(field));
    if (text === null || text.length <= longest) return text;
    return this.#report(field, { problem: "text-too-long", expected: String(longest) });
  }

  #cell(field: Field): string {
    const position = this.format.positions.get(field);
    return position === undefined ? "" : (this.#cells[position] ?? "");
  }

  #value<Value>(field: Field, reading: Reading<Value>): Value | null {
    return "value" in reading ? reading.value : this.#report(field, reading);
  }

  #report(field: Field, { problem, expected }: Misread): null {
    const column = this.format.headers[this.format.positions.get(field) ?? -1] ?? null;
    this.problems.push({ column, value: this.#cell(field), code: problem, expected });
    return null;
  }
}

const CADENCES: ReadonlyMap<string, Cadence> = new Map([
  ["eenmalig", "once"],
  ["incidenteel", "once"],
  ["periodiek", "yearly"],
  ["structureel", "yearly"],
  ["jaarlijks", "yearly"],
]);

function readCadence(word: string | null): Cadence | null {
  return CADENCES.get(word?.toLowerCase() ?? "") ?? null;
}
