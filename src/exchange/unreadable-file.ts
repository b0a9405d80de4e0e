import type { Field } from "./fields.ts";

/** What an unreadable file turned out to be, as far as its first bytes tell. */
export type OtherFileKind = "image" | "zip" | "spreadsheet" | "gzip" | "pdf" | "json" | "markup" | "binary";

/** Why a file, or a file under a mapping, cannot be read at all. The words are in the language files, by `code`. */
export type FileProblem =
  | { readonly code: "empty-file" }
  | { readonly code: "not-a-table"; readonly kind: OtherFileKind }
  | { readonly code: "budget-file" }
  | { readonly code: "one-column" }
  | { readonly code: "header-missing"; readonly line: number }
  | { readonly code: "no-rows" }
  | { readonly code: "quote-not-closed"; readonly line: number }
  | { readonly code: "row-too-long"; readonly line: number; readonly limit: number }
  | { readonly code: "file-number-not-mapped" }
  | { readonly code: "field-mapped-twice"; readonly field: Field; readonly headers: readonly string[] }
  | { readonly code: "mapped-header-twice"; readonly header: string }
  | { readonly code: "trait-mapped"; readonly header: string; readonly word: string };

/** A file that cannot be read as a register. Everything else that is thrown while reading is a bug. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.name = "UnreadableFile";
    this.problem = problem;
  }
}
