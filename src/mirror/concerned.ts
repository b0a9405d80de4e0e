import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Numbers of the parties that rows concern, in order of first sight: those who have room for a reply. Nobody is named by a row that is masked. */
export function concernedIn(view: View, rows: readonly number[] | Int32Array): readonly number[] {
  const { parties, partyNumbers, concerned, concernedStart } = view.columns;
  const seen: Seen = { has: new Uint8Array(parties.length), parties: [] };
  // Once everybody in the book was met there is nobody left to find.
  for (let at = 0; at < rows.length && seen.parties.length < partyNumbers.size; at++) {
    const row = rows[at] as number;
    if (row === NONE) continue;
    // What may be read of whom a row concerns is among them: where all of those were met, there is nothing to find out.
    const end = concernedStart[row + 1] as number;
    let i = concernedStart[row] as number;
    while (i < end && seen.has[concerned[i] as number] === 1) i++;
    if (i === end) continue;
    if (isWhole(view, row)) addAll(view, row, seen);
    else addReadable(view, row, seen);
  }
  return seen.parties;
}

/** Parties met so far, by number and in order. */
interface Seen {
  readonly has: Uint8Array;
  readonly parties: number[];
}

/** Whether all that a row links to may be read, and all that those link to: the columns then say whom it concerns. */
function isWhole(view: View, row: number): boolean {
  const { target, rule, versionOf, corrects } = view.columns;
  return (
    isWholeAt(view, row, target[row] as number) &&
    isWholeAt(view, row, rule[row] as number) &&
    isWholeAt(view, row, versionOf[row] as number) &&
    isWholeAt(view, row, corrects[row] as number)
  );
}

const isWholeAt = (view: View, row: number, to: number): boolean =>
  to === NONE || (to < row && view.mask[to] === 1 && isWhole(view, to));

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
