import { type Applicant, readApplicant } from "./applicant.ts";
import { readDate } from "./dates.ts";
import type { AmountField, DateField, Field } from "./fields.ts";
import { readStatus } from "./file-status.ts";
import { amountColumn, type Column, repeatingColumn, type RowBlock, type Says, textColumn, upTo } from "./columns.ts";
import { remembered } from "./remembered.ts";
import type { Cadence, RegisterRow, RowFormat } from "./register-row.ts";
import { isBefore, type PartialDate } from "../register/partial-date.ts";
import { LONGEST_LINE, LONGEST_TEXT, type Reading, readYear } from "./values.ts";

/** A row but for its file number and where it stands. */
export type RowContent = Omit<RegisterRow, "line" | "fileNumber">;

/**
 * Reads all columns of a block but the file numbers, in the order in which what is wrong with a row is told. Rows are made of what
 * comes back, one at a time.
 */
export function contentReader(format: RowFormat): (block: RowBlock) => (row: number) => RowContent {
  const columns = columnsOf(format);
  return (block) => {
    const applicant = applicantIn(columns, block);
    const registerDate = columns.registerDate(block);
    const latest: Says<PartialDate> = (row) => registerDate(row) ?? format.sourceDate;
    const scheme = columns.scheme(block);
    const policyArea = columns.policyArea(block);
    const unit = columns.unit(block);
    const department = columns.department(block);
    const project = columns.project(block, (row) => applicant(row).kind === "resident");
    const cadence = columns.cadence(block);
    const asked = columns.asked(block);
    const granted = columns.granted(block);
    const settled = columns.settled(block);
    const year = columns.year(block);
    const receivedOn = columns.receivedOn(block, latest);
    const status = columns.status(block);
    const channel = columns.channel(block);
    const firstListedWithDecision = columns.firstListedWithDecision(block, latest);
    return (row) => {
      const who = applicant(row);
      return {
        applicant: who,
        scheme: scheme(row),
        policyArea: policyArea(row),
        unit: unit(row),
        department: department(row),
        project: who.kind === "resident" ? null : project(row),
        cadence: cadence(row),
        asked: asked(row),
        granted: granted(row),
        settled: settled(row),
        year: year(row),
        receivedOn: receivedOn(row),
        status: status(row),
        channel: channel(row),
        registerDate: registerDate(row),
        firstListedWithDecision: firstListedWithDecision(row),
      };
    };
  };
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf({ positions, notations, orders }: RowFormat) {
  const at = (field: Field): number => positions.get(field) ?? -1;
  const word = <Value>(field: Field, said: (text: string) => Value | null): Column<Value> =>
    repeatingColumn(at(field), (cell) => readWord(cell, said));
  const amount = (field: AmountField): Column<number> => amountColumn(at(field), notations[field]);
  const date = (field: DateField): Column<string> =>
    repeatingColumn(at(field), (cell) => readDate(cell, orders[field]));
  return {
    name: textColumn(at("applicant-name"), LONGEST_LINE),
    id: textColumn(at("applicant-id"), LONGEST_LINE),
    form: word("applicant-form", itself),
    /** By form, then by name: the id changes nothing about who it is. */
    applicants: remembered((form) => remembered((name) => readApplicant({ name, form, id: undefined }))),
    scheme: word("scheme", itself),
    policyArea: word("policy-area", itself),
    unit: word("unit", itself),
    department: word("department", itself),
    project: textColumn(at("project"), LONGEST_TEXT),
    cadence: word("cadence", (text) => CADENCES.get(text.toLowerCase()) ?? null),
    asked: amount("asked"),
    granted: amount("granted"),
    settled: amount("settled"),
    year: repeatingColumn(at("year"), readYear),
    receivedOn: upToThen(at("received-on"), date("received-on")),
    status: word("status", readStatus),
    channel: word("channel", itself),
    registerDate: date("register-date"),
    firstListedWithDecision: upToThen(at("first-listed-with-decision"), date("first-listed-with-decision")),
  };
}

/** Who applied. All three columns are read, whoever it turns out to be: a text too long keeps a row out. */
function applicantIn({ id, form, name, applicants }: Columns, block: RowBlock): (row: number) => Applicant {
  const [ids, forms, names] = [id(block), form(block), name(block)];
  return (row) => {
    const key = ids(row);
    const applicant = applicants(forms(row) ?? "")(names(row) ?? "");
    return applicant.kind === "resident" || key === null ? applicant : { ...applicant, id: key };
  };
}

/** Days, not after the last day that the row can know of. */
function upToThen(position: number, column: Column<string>) {
  return (block: RowBlock, latest: Says<PartialDate>): Says<string> => {
    const dates = column(block);
    if (position < 0) return dates;
    for (let row = 0; row < block.count; row++) {
      const [date, bound] = [dates(row), latest(row)];
      if (date !== null && bound !== null && isLater(date, bound))
        block.report(row, position, { problem: "date-after-register", expected: `≤ ${bound}` });
    }
    return dates;
  };
}

/** Whole days compare as their text does. */
const isLater = (date: string, latest: PartialDate): boolean =>
  latest.length === date.length ? date > latest : isBefore(latest, date) === "yes";

const itself = (text: string): string => text;

function readWord<Value>(cell: string, said: (text: string) => Value | null): Reading<Value> {
  const reading = upTo(LONGEST_LINE, cell);
  return "value" in reading && reading.value !== null ? { value: said(reading.value) } : (reading as Reading<never>);
}

const CADENCES: ReadonlyMap<string, Cadence> = new Map([
  ["eenmalig", "once"],
  ["incidenteel", "once"],
  ["periodiek", "yearly"],
  ["structureel", "yearly"],
  ["jaarlijks", "yearly"],
]);
