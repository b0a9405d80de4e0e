import type { Cell, Table } from "../../mirror/finding.ts";
import { casesOfRow, isNumeric } from "../cell.ts";
import type { BookPageContext } from "../context.ts";
import { CellValue } from "./cell-value.tsx";
import { DataTable } from "./data-table.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly table: Table;
}

/** Rows drawn at most: what a person reads, and what keeps the page small; the files with the data hold all of them. */
const MOST_ROWS = 40;

/** A table of a finding, in the words of its lens. */
export function FindingTable({ context, lens, table }: Props) {
  const { t } = context.texts;
  const caption = t(`lens.${lens}.table.${table.key}`);
  const shown = table.rows.slice(0, MOST_ROWS);
  return (
    <>
      <DataTable
        caption={caption}
        label={caption}
        columns={table.columns.map(({ key, unit }) => ({
          heading: t(`lens.${lens}.column.${key}`),
          numeric: isNumeric(unit),
        }))}
        rows={shown.map((row) => cellsOf({ context, lens, table, row }))}
        cards={table.columns.length > 4 && !table.columns.slice(1).every(({ unit }) => isNumeric(unit))}
        empty={t("finding.no-rows")}
      />
      {shown.length < table.rows.length && (
        <p class="quiet">{t("finding.more-rows", { shown: shown.length, all: table.rows.length })}</p>
      )}
    </>
  );
}

interface RowProps extends Props {
  readonly row: readonly Cell[];
}

function cellsOf({ context, lens, table, row }: RowProps) {
  const cases = casesOfRow(table.columns, row);
  return table.columns.map(({ unit }, i) => <CellValue place={{ context, lens, unit, cases }} cell={row[i] ?? null} />);
}
