/** Words with which a register says that it does not know. Never read as 0, never filled in. */
const UNKNOWN_WORDS: ReadonlySet<string> = new Set([
  "",
  "-",
  "--",
  "null",
  "nan",
  "onbekend",
  "unknown",
  "n.v.t.",
  "nvt",
  "n/a",
  "#n/a",
  "#n/b",
]);

/** Why a cell cannot be what its column says; the words are in the language files. */
export type CellProblemCode =
  | "file-number-missing"
  | "file-number-twice"
  | "amount-unreadable"
  | "amount-ambiguous"
  | "amount-in-other-notation"
  | "amount-not-in-cents"
  | "amount-negative"
  | "amount-too-large"
  | "date-unreadable"
  | "date-ambiguous"
  | "date-impossible"
  | "date-after-register"
  | "year-unreadable"
  | "cells-too-many"
  | "cells-too-few"
  | "quote-misplaced"
  | "text-too-long";

/** What is wrong with a cell, and an example of, or bound to, what would be right. */
export interface Misread {
  readonly problem: CellProblemCode;
  readonly expected: string;
}

/** A cell read: its value (null: the file does not say), or why it has none. */
export type Reading<Value> = { readonly value: Value | null } | Misread;

/** The longest one line of text, such as a name, and running text, such as a project title, can be in a book. */
export const LONGEST_LINE = 200;
export const LONGEST_TEXT = 4000;

const SPACES_AND_CONTROLS = /[\s\p{Cc}]+/gu;

/** Most cells: printed signs of ASCII with single spaces between. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;

/** The text of a cell with single spaces and without control characters; null when the file does not say. */
export function readText(cell: string): string | null {
  if (cell === "") return null;
  const text = TIDY.test(cell) ? cell : cell.replace(SPACES_AND_CONTROLS, " ").trim();
  return isUnknown(text) ? null : text;
}

export function isUnknown(text: string): boolean {
  return text.length < 9 && UNKNOWN_WORDS.has(text.toLowerCase());
}

/** A subsidy year: four digits between 1900 and 2100. */
export function readYear(cell: string): Reading<number> {
  const text = cell.trim();
  if (isUnknown(text)) return { value: null };
  const year = /^\d{4}(?:\.0)?$/.test(text) ? Number(text) : Number.NaN;
  return year >= 1900 && year <= 2100 ? { value: year } : { problem: "year-unreadable", expected: "2016" };
}
