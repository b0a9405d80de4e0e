import type { Sample } from "./dialect.ts";
import { refusedWordIn } from "./traits.ts";

/**
 * The first rows of a file as they stand there, one cell per header, for the person who decides on the mapping.
 * The cells of a refused column are empty: they are not shown either.
 */
export function exampleRows({ dialect, rows }: Sample, count: number): readonly (readonly string[])[] {
  const refused = dialect.headers.map((header) => refusedWordIn(header) !== null);
  return rows
    .slice(0, count)
    .map(({ cells }) => refused.map((hidden, column) => (hidden ? "" : (cells[column] ?? ""))));
}
