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

/** One thing that is wrong: `line` counts from 1, `found` is the section, column, setting or project it is about, and never a cell of a vote. */
export interface BudgetFault {
  readonly code: BudgetFileFault;
  readonly line: number;
  readonly found: string;
}

/**
 * A budget file that cannot be read, with all that is wrong with its lines; of a file whose parts are not there, the first. The
 * words, with what would be right, are those of the language somebody reads.
 */
export class BadBudgetFile extends Error {
  readonly faults: readonly [BudgetFault, ...BudgetFault[]];

  constructor(...faults: readonly [BudgetFault, ...BudgetFault[]]) {
    super(`line ${faults[0].line}: ${faults[0].code}: ${faults[0].found}`);
    this.name = "BadBudgetFile";
    this.faults = faults;
  }
}

/** A file with one thing that is wrong. */
export const badFile = (code: BudgetFileFault, line: number, found: string): BadBudgetFile =>
  new BadBudgetFile({ code, line, found });
