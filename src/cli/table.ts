/** One column of a table in the terminal. */
export interface Heading {
  readonly text: string;
  /** Numbers line up at their end. */
  readonly numeric?: boolean;
}

const LONGEST_CELL = 48;

/** A table in plain letters, two spaces between columns; cells longer than `longest` are cut with an ellipsis. */
export function drawTable(
  headings: readonly Heading[],
  rows: readonly (readonly string[])[],
  longest = LONGEST_CELL,
): readonly string[] {
  const cut = (text: string): string => {
    const plain = printable(text);
    return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`;
  };
  const cells = [headings.map(({ text }) => cut(text)), ...rows.map((row) => row.map(cut))];
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? "").length)));
  const line = (row: readonly string[]): string =>
    headings
      .map(({ numeric }, i) =>
        numeric ? (row[i] ?? "").padStart(widths[i] ?? 0) : (row[i] ?? "").padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((width) => "─".repeat(width)).join("  "), ...body.map(line)];
}

/** Text from a file without the control characters with which a terminal could be told to do something. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar as long as a value's share of the largest, in eighths of a letter. */
export function bar(value: number, largest: number, letters: number): string {
  const eighths = largest > 0 ? Math.round((Math.max(0, value) / largest) * letters * 8) : 0;
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

/** The same to both sides of a middle line: what is less than nothing goes to the left of it. */
export function barFromMiddle(value: number, largest: number, letters: number): string {
  const left = value < 0 ? "█".repeat(Math.round((largest > 0 ? -value / largest : 0) * letters)) : "";
  return `${left.padStart(letters)}│${value > 0 ? bar(value, largest, letters) : ""}`;
}
