import type { Child } from "hono/jsx";
import type { Cell, Table } from "../../mirror/finding.ts";
import { capitalised } from "../capitalised.ts";
import { casesOfRow, cellText, columnAt } from "../cell.ts";
import type { BookPageContext } from "../context.ts";

/** What every picture is drawn from: a table of a finding, and the sentence that is its title. */
export interface ChartProps {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly table: Table;
  /** Says the finding, for who does not see the picture. */
  readonly title: string;
}

/** Rows drawn at most: more are read in the table, not in a picture. */
export const MOST_DRAWN = 20;
/** Letters that fit on a line of the narrowest screen (320 px). */
export const LETTERS = 32;

interface DrawingProps {
  readonly title: string;
  /** Pixels; the width is that of the page, and places along it are shares of it. */
  readonly height: number;
  readonly children?: Child;
}

/** The frame of a picture: one image for a screen reader, and text that keeps its size at every width. */
export function Drawing({ title, height, children }: DrawingProps) {
  return (
    <svg role="img" height={height} width="100%">
      <title>{title}</title>
      {children}
    </svg>
  );
}

/** A place along the width, from 0 at the start of a line of text to 1 at its end: mirrored where text runs from the right. */
export type Along = (share: number) => string;
export const alongOf =
  (dir: "ltr" | "rtl"): Along =>
  (share) =>
    percent(dir === "rtl" ? 1 - share : share);

export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

interface BlockProps {
  readonly along: Along;
  /** Shares of the width, in either order. */
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
  readonly look: string;
  readonly fill?: string | undefined;
}

/** A rectangle between two places along the width. */
export function Block({ along, from, to, y, height, look, fill }: BlockProps) {
  const [a, b] = [Number.parseFloat(along(from)), Number.parseFloat(along(to))];
  return (
    <rect
      class={look}
      x={`${Math.min(a, b)}%`}
      width={percent(Math.abs(b - a) / 100)}
      y={y}
      height={height}
      fill={fill}
    />
  );
}

/** Cells of one column, with a way to write each. */
export interface Series {
  readonly cells: readonly Cell[];
  readonly numbers: readonly (number | null)[];
  readonly texts: readonly string[];
  /** The same at the start of a line: our own words in capitals of their language. */
  readonly starting: readonly string[];
  readonly heading: string;
  readonly unit: Table["columns"][number]["unit"];
}

/** A column of the table as numbers and as written text, for at most `most` rows. */
export function seriesOf({ context, lens, table }: ChartProps, key: string, most = MOST_DRAWN): Series {
  const at = columnAt(table, key);
  const unit = table.columns[at]?.unit ?? "number";
  const rows = table.rows.slice(0, most);
  const cells = rows.map((row) => row[at] ?? null);
  const texts = rows.map((row) =>
    cellText({ context, lens, unit, cases: casesOfRow(table.columns, row) }, row[at] ?? null),
  );
  return {
    cells,
    numbers: cells.map((cell) => (typeof cell === "number" && !Number.isNaN(cell) ? cell : null)),
    texts,
    starting: unit === "word" ? texts.map((text) => capitalised(text, context.texts.locale)) : texts,
    heading: context.texts.t(`lens.${lens}.column.${key}`),
    unit,
  };
}

/** The largest value a scale must hold: 1 for shares, else the largest there is. */
export function topOf(...series: readonly Series[]): number {
  if (series.every(({ unit }) => unit === "share")) return 1;
  return Math.max(0, ...series.flatMap(({ numbers }) => numbers.filter((n) => n !== null))) || 1;
}

/**
 * First letter in capitals, and short enough for the narrowest screen; the table has it in full. The dots stand at the end of the
 * text, also of a Dutch name on a page that runs from the right.
 */
export const labelOf = (text: string, letters = LETTERS): string => cutTo(capitalised(text), letters);

export const cutTo = (text: string, letters: number): string =>
  text.length <= letters ? text : `\u2068${text.slice(0, letters - 1).trimEnd()}…\u2069`;

/** A text broken into lines of at most so many letters, between words. */
export function linesOf(text: string, letters = LETTERS): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
