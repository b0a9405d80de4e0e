import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Numbers of the parties that rows concern, in order of first sight: those who have room for a reply. Nobody is named by a row that is masked. */
export function concernedIn(view: View, rows: readonly number[] | Int32Array): readonly number[] {
  const seen: Seen = { has: new Uint8Array(view.columns.parties.length), parties: [] };
  const links: Links = { view, known: new Uint8Array(view.columns.length) };
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    if (row === NONE) continue;
    if (isWhole(links, row)) addAll(view, row, seen);
    else addReadable(view, row, seen);
  }
  return seen.parties;
}

/** Parties met so far, by number and in order. */
interface Seen {
  readonly has: Uint8Array;
  readonly parties: number[];
}

function isWhole(links: Links, row: number): boolean {
  const known = links.known[row];
  if (known !== 0) return known === WHOLE;
  const { target, rule, versionOf, corrects } = links.view.columns;
  const whole =
    isWholeAt(links, row, target[row] as number) &&
    isWholeAt(links, row, rule[row] as number) &&
    isWholeAt(links, row, versionOf[row] as number) &&
    isWholeAt(links, row, corrects[row] as number);
  links.known[row] = whole ? WHOLE : BROKEN;
  return whole;
}

const isWholeAt = (links: Links, row: number, to: number): boolean =>
  to === NONE || (to < row && links.view.mask[to] === 1 && isWhole(links, to));

/** What was found of the links of rows: each row is asked once. */
interface Links {
  readonly view: View;
  /** Per row 0 (not asked yet), WHOLE or BROKEN. */
  readonly known: Uint8Array;
}
const WHOLE = 1;
const BROKEN = 2;

function addAll({ columns: { concerned, concernedStart } }: View, row: number, seen: Seen): void {
  const end = concernedStart[row + 1] as number;
  for (let i = concernedStart[row] as number; i < end; i++) add(seen, concerned[i] as number);
}

function addReadable({ columns, concerned }: View, row: number, seen: Seen): void {
  for (const party of concerned(row)) add(seen, columns.partyNumbers.get(party) as number);
}

function add({ has, parties }: Seen, party: number): void {
  if (has[party] === 1) return;
  has[party] = 1;
  parties.push(party);
}
