import type { Picture, Table } from "../mirror/finding.ts";
import type { ShownFinding } from "../mirror/mirror.ts";
import { casesOfRow, cellText, isNumeric } from "../web/cell.ts";
import { sentenceText } from "../web/components/sentence.tsx";
import type { BookPageContext } from "../web/context.ts";
import { bar, barFromMiddle, drawTable } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** Rows of a table in the terminal; the report and the site have all of them. */
const MOST_ROWS = 15;
const BAR = 12;
const LONGEST_CELL = 80;

/** A question as it was put to the book, in words, and what the mirror shows. */
export interface Answer {
  readonly title: string;
  readonly finding: ShownFinding;
}

/** A finding in plain letters: the question as its heading, sentences, tables with a small bar, how much it rests on. */
export function printFinding(terminal: Terminal, context: BookPageContext, { title, finding }: Answer): void {
  const { t } = context.texts;
  const { lens, basis, status, warnings } = finding;
  terminal.print(["", title, "═".repeat(title.length), ""].join("\n"));
  for (const sentence of finding.sentences) terminal.print(wrapped(terminal, sentenceText(context, lens, sentence)));
  for (const sentence of finding.about)
    terminal.print(wrapped(terminal, sentenceText(context, "who-writes", sentence)));
  for (const table of finding.tables) printTable(terminal, context, finding, table);
  terminal.print("");
  terminal.print(wrapped(terminal, t(`finding.${status}-why`)));
  for (const sentence of warnings)
    terminal.print(wrapped(terminal, `! ${sentenceText(context, "who-writes", sentence)}`));
  const { requests, unknown, oneSided } = basis;
  terminal.print(wrapped(terminal, t("cli.mirror.basis", { requests, unknown, oneSided })));
}

function printTable(
  terminal: Terminal,
  context: BookPageContext,
  { lens, pictures }: ShownFinding,
  table: Table,
): void {
  if (table.rows.length === 0) return;
  const { t } = context.texts;
  const shown = table.rows.slice(0, MOST_ROWS);
  const drawn = barsOf(pictures, table);
  const headings = table.columns.map(({ key, unit }) => ({
    text: t(`lens.${lens}.column.${key}`),
    numeric: isNumeric(unit),
  }));
  const rows = shown.map((row, i) => {
    const cases = casesOfRow(table.columns, row);
    const cells = table.columns.map(({ unit }, c) => cellText({ context, lens, unit, cases }, row[c] ?? null));
    return drawn === undefined ? cells : [...cells, drawn[i] ?? ""];
  });
  terminal.print(["", t(`lens.${lens}.table.${table.key}`)].join("\n"));
  terminal.print(
    drawTable(drawn === undefined ? headings : [...headings, { text: "" }], rows, LONGEST_CELL).join("\n"),
  );
  if (shown.length < table.rows.length)
    terminal.print(t("cli.mirror.more-rows", { shown: shown.length, all: table.rows.length }));
}

/** The bars of a table: of the column that its first picture draws. */
function barsOf(pictures: readonly Picture[], table: Table): readonly string[] | undefined {
  const picture = pictures.find((one) => one.table === table.key);
  const key = picture === undefined ? undefined : drawnColumn(picture);
  const at = table.columns.findIndex((column) => column.key === key);
  if (at === -1) return undefined;
  const values = table.rows.map((row) => Number(row[at] ?? 0));
  const unit = table.columns[at]?.unit;
  const largest = unit === "share" ? 1 : Math.max(...values.map(Math.abs));
  const draw = unit === "difference" ? barFromMiddle : bar;
  return values.map((value) => draw(value, largest, BAR));
}

function drawnColumn(picture: Picture): string | undefined {
  if (picture.kind === "bars" || picture.kind === "dot-interval") return picture.value;
  if (picture.kind === "paired-bars") return picture.left;
  if (picture.kind === "waiting-curve") return picture.curves[0];
  return picture.kind === "lorenz" ? picture.y : undefined;
}

/** Words broken over lines as wide as the terminal, at most 100 letters. */
function wrapped({ columns }: Terminal, text: string): string {
  const width = Math.min(columns, 100);
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.join("\n");
}
