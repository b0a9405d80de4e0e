/** What can be wrong with a budget file. */
export type BudgetFileFault =
  | "section-missing"
  | "column-missing"
  | "value-missing"
  | "not-money"
  | "not-count"
  | "cells"
  | "quote"
  | "project-twice"
  | "project-unknown"
  | "category-unknown"
  | "vote-type"
  | "rule"
  | "leftover"
  | "nothing-in-it";

/**
 * A budget file that cannot be read: `line` counts from 1, `found` is the section, column, setting or project it is about, and
 * never a cell of a vote. The words, with what would be right, are those of the language somebody reads.
 */
export class BadBudgetFile extends Error {
  readonly code: BudgetFileFault;
  readonly line: number;
  readonly found: string;

  constructor(code: BudgetFileFault, line: number, found: string) {
    super(`line ${line}: ${code}: ${found}`);
    this.name = "BadBudgetFile";
    this.code = code;
    this.line = line;
    this.found = found;
  }
}
