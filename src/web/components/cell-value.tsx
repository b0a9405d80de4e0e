import type { Cell } from "../../mirror/finding.ts";
import { entryAddress } from "../addresses.ts";
import { type CellPlace, cellText, partyAt } from "../cell.ts";
import { titleParts } from "../entry-title.ts";
import { titleLink } from "./entry-title.ts";
import { PartyName } from "./party-name.tsx";

/** A cell on a page: parties and entries link to their pages, and what is unknown says so. */
export function CellValue({ place, cell }: { readonly place: CellPlace; readonly cell: Cell }) {
  if (cell === null || cell === "unknown") return <span class="is-unknown">{place.context.formats.unknown}</span>;
  if (place.unit === "party" && typeof cell === "number") return <PartyCell place={place} cell={cell} />;
  if (place.unit === "entry" && typeof cell === "number") return <EntryLink context={place.context} row={cell} />;
  const text = cellText(place, cell);
  if (place.unit === "name") return <bdi>{text}</bdi>;
  return place.unit === "word" || place.unit === "answer" ? <span class="word">{whole(text)}</span> : <>{text}</>;
}

function PartyCell({ place, cell }: { readonly place: CellPlace; readonly cell: number }) {
  const party = partyAt(place.context, cell);
  return party === undefined ? <>{cellText(place, cell)}</> : <PartyName context={place.context} party={party} />;
}

/** Half a year, such as 2023-1, stays on one line. */
const whole = (text: string): string => (/^\d+-\d+$/.test(text) ? text.replace("-", "\u2011") : text);

interface EntryLinkProps {
  readonly context: CellPlace["context"];
  readonly row: number;
}

/** Entries by their titles, one under the other. */
export const EntryLinks = ({ context, rows }: Omit<EntryLinkProps, "row"> & { readonly rows: readonly number[] }) => (
  <ul class="plain-list">
    {rows.map((row) => (
      <li>
        <EntryLink context={context} row={row} />
      </li>
    ))}
  </ul>
);

/** An entry by its title; one that may not be read, or is erased, reads as unknown. */
export function EntryLink({ context, row }: EntryLinkProps) {
  const parts = titleParts(context, row);
  const entry = context.book.register.entries[row];
  if (parts === undefined || entry === undefined) return <span class="is-unknown">{context.formats.unknown}</span>;
  return titleLink(context, entryAddress(context.book.slug, entry.id), parts);
}
