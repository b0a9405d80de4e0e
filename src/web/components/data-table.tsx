import type { Child } from "hono/jsx";
import { drawnAround, SEAM } from "./drawn-once.ts";

export interface Column {
  readonly heading: Child;
  /** Numbers stand at the end of their column, so that they line up. */
  readonly numeric?: boolean;
}

interface Props {
  readonly caption: Child;
  /** Names the scrolling region; usually the caption's words. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
  /** On a small screen each row becomes a card: for lists of things, not for figures to compare. */
  readonly cards?: boolean;
  /** The first cell of each row names the row. */
  readonly rowHeadings?: boolean;
  /** What to say when there are no rows. */
  readonly empty?: string;
}

/** A table in a region of its own that scrolls when it is wide, also with the keyboard. */
export function DataTable(props: Props) {
  const { caption, label, columns, rows, cards = false, rowHeadings = true, empty } = props;
  if (rows.length === 0 && empty !== undefined) return <p class="empty">{empty}</p>;
  const around = columns.map((column, i) => aroundCells({ column, cards, isHeading: rowHeadings && i === 0 }));
  return (
    <div class={cards ? "table-region table-cards" : "table-region"} role="region" aria-label={label} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.numeric ? "numeric" : undefined}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>{cells.map((cell, i) => [around[i]?.before, cell, around[i]?.after])}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly column: Column;
  readonly cards: boolean;
  readonly isHeading: boolean;
}

/** What stands around a cell is the same in every row of its column: it is drawn once. */
function aroundCells({ column, cards, isHeading }: CellProps) {
  return drawnAround(isHeading ? <th scope="row">{SEAM}</th> : cellOf(column, cards));
}

/** The heading is read by eyes only, where a row is a card: a screen reader has it already. */
const cellOf = ({ heading, numeric }: Column, cards: boolean) => (
  <td class={numeric ? "numeric" : undefined}>
    {cards && (
      <span class="cell-heading" aria-hidden="true">
        {heading}
      </span>
    )}
    <span class="cell">{SEAM}</span>
  </td>
);
