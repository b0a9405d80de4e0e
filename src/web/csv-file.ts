/** Lines as a CSV file after RFC 4180, each cell within quotes where it needs them. */
export const csvOf = (lines: readonly (readonly string[])[], separator: "," | ";" = ","): string =>
  lines.map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`).join("");

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/**
 * A text that no spreadsheet runs: an apostrophe stands before what begins as a formula, also behind a sign at which a spreadsheet of
 * another country begins a new cell.
 */
export const safeCell = (text: string): string =>
  text.replace(/^(?=[\t\r])/, "'").replaceAll(/(^|[;,\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'");
