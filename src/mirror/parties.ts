import type { Side } from "../register/kinds/party.ts";
import { type Columns, NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** A party of the book that may be read, with its number in the columns. */
export interface PartyRow {
  readonly number: number;
  readonly row: number;
  readonly side: Side;
}

const seen = new WeakMap<View, ReadonlyMap<number, PartyRow>>();
const lists = new WeakMap<View, readonly PartyRow[]>();

/** The parties of the book that may be read, by number, in order of entering. */
function partiesByNumber(view: View): ReadonlyMap<number, PartyRow> {
  const known = seen.get(view) ?? new Map([...view.rows("party")].flatMap((row) => partyRow(view, row)));
  seen.set(view, known);
  return known;
}

/** The parties of the book that may be read, in order of entering. */
export function partiesOf(view: View): readonly PartyRow[] {
  const known = lists.get(view) ?? [...partiesByNumber(view).values()];
  lists.set(view, known);
  return known;
}

function partyRow(view: View, row: number): readonly (readonly [number, PartyRow])[] {
  const number = view.columns.partyNumbers.get(view.entry(row)?.id ?? "");
  const body = view.said(row, "party");
  return body && number !== undefined ? [[number, { number, row, side: body.side }]] : [];
}

/** On which side a party stands; undefined when it is nobody known, or may not be read. */
export const sideOfNumber = (view: View, number: number): Side | undefined => partiesByNumber(view).get(number)?.side;

/** The row on which a party entered; the same place after all of them where that may not be read, whatever came before it. */
export const enteredAt = (view: View, number: number): number =>
  partiesByNumber(view).get(number)?.row ?? view.mask.length;

/** The number of the party an address names by its id; NONE when there is none to read. */
export function partyNamed(view: View, id: string): number {
  const number = view.columns.partyNumbers.get(id);
  return number !== undefined && partiesByNumber(view).has(number) ? number : NONE;
}

/** Whether a number stands for a party of the book: not for nobody, and not for an applicant in a published register. */
export const isParty = (columns: Columns, number: number): boolean =>
  number !== NONE && columns.parties[number]?.startsWith("listed:") === false;
