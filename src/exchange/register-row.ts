import { type AmountNotation, detectNotation } from "./amounts.ts";
import type { Applicant } from "./applicant.ts";
import { type DateOrder, detectDateOrder } from "./dates.ts";
import type { Sample } from "./dialect.ts";
import { AMOUNT_FIELDS, type AmountField, DATE_FIELDS, type DateField, type Field } from "./fields.ts";
import type { FileStatus } from "./file-status.ts";
import type { PartialDate } from "../register/partial-date.ts";
import type { CellProblemCode } from "./values.ts";

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
