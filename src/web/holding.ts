import type { BookPageContext } from "./context.ts";
import { csvOf } from "./csv-file.ts";

export type Row = Readonly<Record<string, unknown>>;

/** One kind of thing that is kept of a person or a party. */
export interface Holding {
  readonly what: string;
  readonly rows: readonly Row[];
  /** Entries of a book, to be read as its pages show them: row numbers. */
  readonly entries?: { readonly context: BookPageContext; readonly rows: readonly number[] };
}

/** A line of JSON per thing; `what` says which kind it is. */
export const holdingLines = (holdings: readonly Holding[]): string =>
  holdings.flatMap(({ what, rows }) => rows.map((row) => `${JSON.stringify({ what, ...row })}\n`)).join("");

/** One table that any spreadsheet opens: a line per value, with which thing it is of. */
export function holdingCsv(holdings: readonly Holding[]): string {
  const lines = holdings.flatMap(({ what, rows }) =>
    rows.flatMap((row, i) => valuesIn(withoutBytes(row)).map(([name, value]) => [what, String(i + 1), name, value])),
  );
  return `\uFEFF${csvOf([["what", "number", "field", "value"], ...lines], ";")}`;
}

/** A picture fits in no cell: it stands in the other two files. */
export const withoutBytes = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== "data"));

/** Every value in a row, by its path; what is nested reads "body.from.party". */
export function valuesIn(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path, inCell(String(value))]];
  return Object.entries(value).flatMap(([name, one]) => valuesIn(one, path === "" ? name : `${path}.${name}`));
}

/** A spreadsheet would run what begins so: a quote before it makes it text. */
const inCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
