import type { Dialect } from "./dialect.ts";
import type { BadRow } from "./register-row.ts";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * A file with only the rows that stayed out, under the same header and with the same separator and line ends, to mend and
 * import again. Cells are as they were, also those that begin with "=": it is the municipality's own file, handed back.
 * UTF-8 with a byte order mark, whatever the encoding was: spreadsheets then read it right.
 */
export function badRowsFile(dialect: Dialect, bad: readonly BadRow[]): string {
  const lines = [dialect.rawHeader, ...bad.map(({ raw }) => raw)];
  return BYTE_ORDER_MARK + lines.map((line) => line + dialect.lineEnd).join("");
}
