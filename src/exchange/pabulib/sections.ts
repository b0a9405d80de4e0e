import { type CsvRecord, RecordSplitter } from "../csv-records.ts";
import { utf8Of } from "../encoding.ts";
import { badFile } from "./bad-budget-file.ts";

/**
 * The three tables of a Pabulib file (Stolicki, Szufa & Talmon, "Pabulib: A Participatory Budgeting Library", arXiv 2012.06539):
 * META, PROJECTS and VOTES, each a line with its name, a header and rows, with `;` between cells.
 */
const NAMES = ["META", "PROJECTS", "VOTES"] as const;
export type SectionName = (typeof NAMES)[number];

export interface Section {
  readonly line: number;
  readonly header: readonly string[];
  readonly rows: readonly CsvRecord[];
}
export type Sections = Readonly<Record<SectionName, Section>>;

/** The tables of a text. Throws BadBudgetFile for one that is missing, or a row that does not have a cell for each column. */
export function sectionsOf(text: string): Sections {
  const splitter = new RecordSplitter(";", "\n");
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const records = [...splitter.push(utf8Of(content)), ...splitter.end()].filter(({ raw }) => raw.trim() !== "");
  const broken = records.find((record) => record.broken);
  if (broken) throw badFile("quote", broken.line, "");
  const starts = NAMES.map((name) => records.findIndex((record) => isName(record, name)));
  const section = (name: SectionName) => sectionIn(records, { name, start: starts[NAMES.indexOf(name)] ?? -1, starts });
  return { META: section("META"), PROJECTS: section("PROJECTS"), VOTES: section("VOTES") };
}

const isName = ({ cells }: CsvRecord, name: string): boolean =>
  cells[0]?.trim().toUpperCase() === name && cells.slice(1).every((cell) => cell.trim() === "");

interface Place {
  readonly name: SectionName;
  readonly start: number;
  readonly starts: readonly number[];
}

function sectionIn(records: readonly CsvRecord[], { name, start, starts }: Place): Section {
  const last = records.at(-1)?.line ?? 1;
  if (start < 0) throw badFile("section-missing", last, name);
  const end = Math.min(records.length, ...starts.filter((other) => other > start));
  const head = records[start + 1];
  if (head === undefined || start + 1 >= end) throw badFile("column-missing", last, name);
  const header = head.cells.map((cell) => cell.trim().toLowerCase());
  return { line: head.line, header, rows: records.slice(start + 2, end) };
}

/** A cell of a row by the name of its column; "" when the table has no such column. */
export function cellOf({ header }: Section, row: CsvRecord, column: string): string {
  if (row.cells.length !== header.length) throw badFile("cells", row.line, String(header.length));
  return (row.cells[header.indexOf(column)] ?? "").trim();
}

/** Throws BadBudgetFile when a table lacks this column. */
export function needColumn({ header, line }: Section, column: string): void {
  if (!header.includes(column)) throw badFile("column-missing", line, column);
}
