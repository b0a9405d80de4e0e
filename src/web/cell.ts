import type { Cell, Table, TableColumn, Unit } from "../mirror/finding.ts";
import { asPartyId, type PartyId } from "../register/ids.ts";
import { nameOf } from "./components/party-name.tsx";
import type { BookPageContext } from "./context.ts";
import { entryTitle } from "./entry-title.ts";

/** How a cell is to be written: by which lens, in which unit, out of how many cases. */
export interface CellPlace {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly unit: Unit;
  /** Cases a share is a share of, where the row says so: no percentage under twenty. */
  readonly cases?: number | undefined;
}

/** Amounts line up at the end of their column. */
const NUMERIC: ReadonlySet<Unit> = new Set(["count", "share", "difference", "cents", "days", "minutes", "number"]);
export const isNumeric = (unit: Unit): boolean => NUMERIC.has(unit);

/** A cell as plain text, in the language of the page; for sentences, pictures and names of things. */
export function cellText(place: CellPlace, cell: Cell): string {
  const { formats } = place.context;
  if (cell === null) return formats.unknown;
  if (typeof cell === "string") return wordText(place, cell);
  switch (place.unit) {
    case "share":
      return formats.share(cell, place.cases);
    case "difference":
    case "cents":
    case "days":
    case "minutes":
    case "clock":
    case "day":
    case "answer":
      return formats[place.unit](cell);
    case "year":
    case "years":
      return String(cell);
    case "party":
      return partyText(place.context, cell);
    case "entry":
      return entryTitle(place.context, cell) ?? formats.unknown;
    default:
      return formats.number(cell);
  }
}

/** Words are looked for with the lens first, then among the words all lenses share. */
function wordText({ context, lens, unit }: CellPlace, cell: string): string {
  const { texts, formats } = context;
  if (unit === "name")
    return texts.has(`lens.${lens}.name.${cell}`) ? texts.t(`lens.${lens}.name.${cell}`) : formats.said(cell);
  if (unit === "answer") return formats.answer(cell);
  if (unit === "years") return formats.years(cell);
  const key = texts.firstOf([`lens.${lens}.word.${cell}`, `word.${cell}`, cell]);
  return key === undefined ? cell : texts.t(key);
}

/** The party with this number in the columns, when it is a party of the book and not an applicant in a register. */
export function partyAt({ book }: BookPageContext, number: number): PartyId | undefined {
  const id = book.columns.parties[number];
  return id === undefined || id.startsWith("listed:") ? undefined : asPartyId(id);
}

function partyText(context: BookPageContext, number: number): string {
  if (number < 0) return context.formats.unknown;
  const party = partyAt(context, number);
  if (party === undefined) return context.texts.t("party.listed");
  return nameOf(context, party) ?? context.texts.t("party.nameless");
}

/** The most cases any count in the row names; undefined when the row counts nothing. */
export function casesOfRow(columns: readonly TableColumn[], row: readonly Cell[]): number | undefined {
  const counts = row.filter((cell, i) => columns[i]?.unit === "count" && typeof cell === "number") as number[];
  return counts.length === 0 ? undefined : Math.max(...counts);
}

/** The place of a column in a table; throws when a picture names a column that is not there. */
export function columnAt(table: Table, key: string): number {
  const at = table.columns.findIndex((column) => column.key === key);
  if (at < 0) throw new Error(`table ${table.key} has no column ${key}`);
  return at;
}
