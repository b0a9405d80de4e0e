import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Numbers of the parties that rows concern, in order of first sight: those who have room for a reply. Nobody is named by a row that is masked. */
export function concernedIn(view: View, rows: readonly number[] | Int32Array): readonly number[] {
  const seen = new Set<number>();
  for (const row of rows) if (row !== NONE) (isWhole(view, row) ? addAll : addReadable)(view, row, seen);
  return [...seen];
}

const LINKS = ["target", "rule", "versionOf", "corrects"] as const;

/** Whether all that a row links to may be read, and all that those link to: the columns then say whom it concerns. */
const isWhole = (view: View, row: number): boolean =>
  LINKS.every((name) => {
    const to = view.columns[name][row] as number;
    return to === NONE || (to < row && view.mask[to] === 1 && isWhole(view, to));
  });

function addAll({ columns }: View, row: number, seen: Set<number>): void {
  const end = columns.concernedStart[row + 1] as number;
  for (let i = columns.concernedStart[row] as number; i < end; i++) seen.add(columns.concerned[i] as number);
}

function addReadable({ columns, concerned }: View, row: number, seen: Set<number>): void {
  for (const party of concerned(row)) seen.add(columns.partyNumbers.get(party) as number);
}
