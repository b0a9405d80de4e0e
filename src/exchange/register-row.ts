import { detectNotation, readAmount, type AmountNotation } from "./amounts.ts";
import { type Applicant, readApplicant } from "./applicant.ts";
import type { CsvRecord } from "./csv-records.ts";
import { type DateOrder, detectDateOrder, readDate } from "./dates.ts";
import type { Sample } from "./dialect.ts";
import { AMOUNT_FIELDS, type AmountField, DATE_FIELDS, type DateField, type Field } from "./fields.ts";
import { type FileStatus, readStatus } from "./file-status.ts";
import { remembered } from "./remembered.ts";
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

/** Reads rows one by one: all of a row, or what is wrong with it. */
export class RowReader {
  readonly #format: RowFormat;
  readonly #columns: RowColumns;
  #cells: readonly string[] = [];
  #problems: CellProblem[] = [];

  constructor(format: RowFormat) {
    this.#format = format;
    this.#columns = columnsOf(format);
  }

  read(record: CsvRecord): RegisterRow | BadRow {
    const { line, raw } = record;
    const shape = shapeProblem(record, this.#format.headers.length);
    if (shape !== null) return { line, problems: [shape], raw };
    this.#cells = record.cells;
    this.#problems = [];
    const row = this.#row(line);
    return this.#problems.length === 0 ? row : { line, problems: this.#problems, raw };
  }

  #row(line: number): RegisterRow {
    const columns = this.#columns;
    const fileNumber = this.#value(columns.fileNumber) ?? "";
    const applicant = this.#applicant();
    const registerDate = this.#value(columns.registerDate);
    const latest = registerDate ?? this.#format.sourceDate;
    return {
      line,
      fileNumber,
      applicant,
      scheme: this.#value(columns.scheme),
      policyArea: this.#value(columns.policyArea),
      unit: this.#value(columns.unit),
      department: this.#value(columns.department),
      project: applicant.kind === "resident" ? null : this.#value(columns.project),
      cadence: this.#value(columns.cadence),
      asked: this.#value(columns.asked),
      granted: this.#value(columns.granted),
      settled: this.#value(columns.settled),
      year: this.#value(columns.year),
      receivedOn: this.#dateUpTo(latest, columns.receivedOn),
      status: this.#value(columns.status),
      channel: this.#value(columns.channel),
      registerDate,
      firstListedWithDecision: this.#dateUpTo(latest, columns.firstListedWithDecision),
    };
  }

  #applicant(): Applicant {
    const { name, id, form, applicants } = this.#columns;
    const key = this.#value(id);
    const applicant = applicants(this.#value(form) ?? "")(this.#value(name) ?? "");
    return applicant.kind === "resident" || key === null ? applicant : { ...applicant, id: key };
  }

  /** A day, not after the last day the file can know of. */
  #dateUpTo(latest: PartialDate | null, column: Column<string>): string | null {
    const date = this.#value(column);
    if (date === null || latest === null || !isLater(date, latest)) return date;
    return this.#report(column, { problem: "date-after-register", expected: `≤ ${latest}` });
  }

  #value<Value>(column: Column<Value>): Value | null {
    const cell = this.#cells[column.position];
    if (cell === undefined) return null;
    const reading = column.read(cell);
    return "value" in reading ? reading.value : this.#report(column, reading);
  }

  #report({ position }: Column<unknown>, { problem, expected }: Misread): null {
    const column = this.#format.headers[position] ?? null;
    this.#problems.push({ column, value: this.#cells[position] ?? "", code: problem, expected });
    return null;
  }
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

/** Where a field stands in a row, −1 when the file does not have it, and how its cell is read. */
interface Column<Value> {
  readonly position: number;
  readonly read: (cell: string) => Reading<Value>;
}

type RowColumns = ReturnType<typeof columnsOf>;

function columnsOf(format: RowFormat) {
  const column = <Value>(field: Field, read: (cell: string) => Reading<Value>): Column<Value> => ({
    position: format.positions.get(field) ?? -1,
    read,
  });
  const word = <Value>(field: Field, said: (text: string) => Value | null) =>
    column(
      field,
      remembered((cell) => readWord(cell, said)),
    );
  const amount = (field: AmountField) =>
    column(
      field,
      remembered((cell) => readAmount(cell, format.notations[field])),
    );
  const date = (field: DateField) =>
    column(
      field,
      remembered((cell) => readDate(cell, format.orders[field])),
    );
  return {
    fileNumber: column("file-number", readFileNumber),
    name: column("applicant-name", readLine),
    id: column("applicant-id", readLine),
    form: word("applicant-form", itself),
    /** By form, then by name: the id changes nothing about who it is. */
    applicants: remembered((form) => remembered((name) => readApplicant({ name, form, id: undefined }))),
    scheme: word("scheme", itself),
    policyArea: word("policy-area", itself),
    unit: word("unit", itself),
    department: word("department", itself),
    project: column("project", (cell) => upTo(LONGEST_TEXT, cell)),
    cadence: word("cadence", (text) => CADENCES.get(text.toLowerCase()) ?? null),
    asked: amount("asked"),
    granted: amount("granted"),
    settled: amount("settled"),
    year: column("year", remembered(readYear)),
    receivedOn: date("received-on"),
    status: word("status", readStatus),
    channel: word("channel", itself),
    registerDate: date("register-date"),
    firstListedWithDecision: date("first-listed-with-decision"),
  };
}

const itself = (text: string): string => text;

function readWord<Value>(cell: string, said: (text: string) => Value | null): Reading<Value> {
  const reading = readLine(cell);
  return "value" in reading && reading.value !== null ? { value: said(reading.value) } : (reading as Reading<never>);
}

const readLine = (cell: string): Reading<string> => upTo(LONGEST_LINE, cell);

function readFileNumber(cell: string): Reading<string> {
  const reading = readLine(cell);
  const missing = "value" in reading && reading.value === null;
  return missing ? { problem: "file-number-missing", expected: "SBA-000019" } : reading;
}

function upTo(longest: number, cell: string): Reading<string> {
  const value = readText(cell);
  if (value === null || value.length <= longest) return { value };
  return { problem: "text-too-long", expected: String(longest) };
}

/** Whole days compare as their text does. */
const isLater = (date: string, latest: PartialDate): boolean =>
  latest.length === date.length ? date > latest : isBefore(latest, date) === "yes";

const CADENCES: ReadonlyMap<string, Cadence> = new Map([
  ["eenmalig", "once"],
  ["incidenteel", "once"],
  ["periodiek", "yearly"],
  ["structureel", "yearly"],
  ["jaarlijks", "yearly"],
]);
