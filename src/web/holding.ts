import type { BookPageContext } from "./context.ts";
import { csvOf, safeCell } from "./csv-file.ts";

export type Row = Readonly<Record<string, unknown>>;

/** One kind of thing that is kept of a person or a party. */
export interface Holding {
  readonly what: string;
  readonly rows: readonly Row[];
  /** Entries of a book, to be read as its pages show them: row numbers. */
  readonly entries?: { readonly context: BookPageContext; readonly rows: readonly number[] };
}

/** The bytes of a photo in base64; undefined when it was erased meanwhile. */
export type PhotoBytes = (row: Row) => Promise<string | undefined>;

/** A line of JSON per thing; `what` says which kind it is. One photo at a time is in memory. */
export async function* holdingLines(holdings: readonly Holding[], bytes: PhotoBytes): AsyncGenerator<string> {
  for (const { what, rows } of holdings)
    for (const row of rows) {
      const whole = what === "photo" ? { ...row, data: await bytes(row) } : row;
      yield `${JSON.stringify({ what, ...whole })}\n`;
    }
}

/** A document in which a mark that nobody can have written stands for the bytes of each photo, in their order; with those bytes. */
export async function* filledIn(
  document: string,
  mark: string,
  holdings: readonly Holding[],
  bytes: PhotoBytes,
): AsyncGenerator<string> {
  const photos = holdings.flatMap(({ what, rows }) => (what === "photo" ? rows : []));
  for (const [i, piece] of document.split(mark).entries()) {
    const before = photos[i - 1];
    if (before) yield (await bytes(before)) ?? "";
    yield piece;
  }
}

/** One table that any spreadsheet opens: a line per value, with which thing it is of. A picture fits in no cell: it stands in the other two files. */
export function holdingCsv(holdings: readonly Holding[]): string {
  const lines = holdings.flatMap(({ what, rows }) =>
    rows.flatMap((row, i) => valuesIn(row).map(([name, value]) => [what, String(i + 1), name, value])),
  );
  return `\uFEFF${csvOf([["what", "number", "field", "value"], ...lines], ";")}`;
}

/** Every value in a row, by its path; what is nested reads "body.from.party". */
export function valuesIn(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object") return [[path, safeCell(String(value))]];
  return Object.entries(value).flatMap(([name, one]) => valuesIn(one, path === "" ? name : `${path}.${name}`));
}
