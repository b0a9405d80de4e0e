import type { Cell, Finding, Sentence, Table, Unit } from "../mirror/finding.ts";
import type { Otherwise, ShownFinding } from "../mirror/mirror.ts";
import { dayToIso } from "../register/partial-date.ts";
import { cellText, partyAt } from "./cell.ts";
import { sentenceText } from "./components/sentence.tsx";
import { type BookPageContext, inPlainWords } from "./context.ts";
import { csvOf, safeCell } from "./csv-file.ts";

/**
 * A finding as data: the sentences in words and as keys, every table with the units of its columns, what it rests on.
 * Parties and entries are named by their ids, and only where the viewer may read them; unknown is null.
 */
export function findingJson(
  page: BookPageContext,
  finding: Finding & Partial<Pick<ShownFinding, "about" | "versions">>,
  otherwise?: Otherwise,
) {
  const context = inPlainWords(page);
  const { lens, sentences, about = [], versions, tables, basis, comparisons, enough } = finding;
  const { rows, ...counts } = basis;
  return {
    lens,
    book: context.book.slug,
    at: new Date(context.book.now).toISOString(),
    enough,
    sentences: sentences.map((sentence) => sentenceJson(context, lens, sentence)),
    ...(about.length > 0 && { about: about.map((sentence) => sentenceJson(context, "who-writes", sentence)) }),
    ...(versions && { versions }),
    ...(otherwise && {
      otherwise: { ...otherwise, sentences: otherwise.sentences.map((one) => sentenceJson(context, lens, one)) },
    }),
    tables: tables.map((table) => tableJson(context, table)),
    comparisons,
    basis: { ...counts, entries: Array.from(rows, (row) => entryId(context, row)) },
  };
}

const sentenceJson = (context: BookPageContext, lens: string, sentence: Sentence) => ({
  ...sentence,
  values: Object.fromEntries(
    Object.entries(sentence.values).map(([name, cell]) => [
      name,
      identified(context, sentence.units?.[name] ?? "count", cell),
    ]),
  ),
  text: sentenceText(context, lens, sentence),
});

const tableJson = (context: BookPageContext, { key, columns, rows }: Table) => ({
  key,
  columns,
  rows: rows.map((row) => columns.map(({ unit }, i) => identified(context, unit, row[i] ?? null))),
});

/** Row and party numbers mean nothing outside; days become dates. */
function identified(context: BookPageContext, unit: Unit, cell: Cell): Cell {
  if (typeof cell !== "number") return cell;
  if (unit === "party") return readableParty(context, cell);
  if (unit === "entry") return entryId(context, cell);
  return unit === "day" ? dayToIso(cell) : cell;
}

function readableParty(context: BookPageContext, number: number): string | null {
  const party = partyAt(context, number);
  const row = party === undefined ? undefined : context.book.register.parties.get(party)?.row;
  return party !== undefined && row !== undefined && context.book.view.mask[row] === 1 ? party : null;
}

const entryId = ({ book }: BookPageContext, row: number): string | null =>
  book.view.mask[row] === 1 ? (book.register.entries[row]?.id ?? null) : null;

/** Numbers as numbers, so that a spreadsheet can work with them; the heading names the unit. */
const PLAIN: ReadonlySet<Unit> = new Set([
  "count",
  "share",
  "difference",
  "cents",
  "days",
  "minutes",
  "year",
  "number",
]);

/**
 * One table of a finding as CSV after RFC 4180, UTF-8 with the mark that spreadsheets look for. Text that a spreadsheet
 * would take for a formula starts with an apostrophe; numbers, also negative ones, stay numbers.
 */
export function findingCsv(page: BookPageContext, finding: Finding, tableKey?: string): string {
  const context = inPlainWords(page);
  const table = finding.tables.find(({ key }) => key === tableKey) ?? finding.tables[0];
  const lines = table
    ? [
        headings(context, finding.lens, table),
        ...table.rows.map((row) => plainRow(context, finding.lens, { table, row })),
      ]
    : [];
  return `\uFEFF${csvOf(lines)}`;
}

const headings = ({ texts }: BookPageContext, lens: string, { columns }: Table): readonly string[] =>
  columns.map(({ key, unit }) => {
    const heading = texts.t(`lens.${lens}.column.${key}`);
    return safeCell(texts.has(`unit.${unit}`) ? `${heading} (${texts.t(`unit.${unit}`)})` : heading);
  });

function plainRow(context: BookPageContext, lens: string, { table, row }: { table: Table; row: readonly Cell[] }) {
  return table.columns.map(({ unit }, i) => {
    const cell = row[i] ?? null;
    if (typeof cell === "number" && PLAIN.has(unit)) return String(cell);
    return typeof cell === "number" && unit === "day"
      ? dayToIso(cell)
      : safeCell(cellText({ context, lens, unit }, cell));
  });
}
