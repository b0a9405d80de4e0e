import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { BadBudgetFile } from "../exchange/pabulib/bad-budget-file.ts";
import { UnreadableFile } from "../exchange/unreadable-file.ts";
import { type BudgetFile, readBudgetFile } from "../http/budget-file.ts";
import { type Call, EXIT, WrongUse } from "./command.ts";
import { problemText } from "./file-problem.ts";

/** Larger than any published file by far; a file is read whole. In bytes. */
const MOST_BYTES = 50_000_000;
const CANNOT_OPEN = ["ENOENT", "EACCES", "EISDIR", "EPERM"];
/** Wrong lines told one by one. */
const MOST_TOLD = 20;

/** Reads a budget file for some work. What is wrong with it is told in words, with each line and what would be right. */
export async function readingBudget(
  call: Call,
  path: string,
  work: (file: BudgetFile) => Promise<number>,
): Promise<number> {
  const file = fileAt(call, path);
  return file === undefined ? EXIT.refused : work(file);
}

function fileAt({ texts, terminal }: Call, path: string): BudgetFile | undefined {
  try {
    return readBudgetFile(basename(path), bytesAt(path));
  } catch (error) {
    if (error instanceof BadBudgetFile) {
      for (const { code, line, found } of error.faults.slice(0, MOST_TOLD))
        terminal.warn(`${path}: ${texts.t(`cli.budget.problem.${code}`, { line: String(line), found })}`);
      const more = error.faults.length - MOST_TOLD;
      if (more > 0) terminal.warn(texts.t("cli.import.bad-more", { count: more }));
    } else if (error instanceof UnreadableFile) terminal.warn(`${path}: ${problemText(texts, error.problem)}`);
    else throw error;
    return undefined;
  }
}

function bytesAt(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_BYTES) throw new WrongUse("cli.budget.too-large", { file: path });
    return readFileSync(path);
  } catch (error) {
    if (!CANNOT_OPEN.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new WrongUse("cli.use.file-missing", { file: path });
  }
}
