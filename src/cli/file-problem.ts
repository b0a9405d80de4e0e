import type { CellProblem } from "../exchange/register-row.ts";
import type { FileProblem } from "../exchange/unreadable-file.ts";
import type { Texts } from "../web/texts.ts";
import { printable } from "./table.ts";

/** Why a file cannot be read, in words with the line or column where it goes wrong. */
export function problemText({ t }: Texts, { code, ...details }: FileProblem): string {
  const values = Object.entries(details).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return t(`import.problem.${code}`, Object.fromEntries(values) as Record<string, string | number>);
}

const LONGEST_VALUE = 60;

/** What is wrong with a cell, or with its row: line, column, value and reason. */
export function cellProblemText({ t }: Texts, line: number, { column, value, code, expected }: CellProblem): string {
  const shown = value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;
  const where = column === null ? t("result.whole-row") : printable(column);
  const why = t(`result.problem.${code}`, { expected });
  return t("cli.import.bad-cell", { line: String(line), column: where, value: printable(shown), why });
}
