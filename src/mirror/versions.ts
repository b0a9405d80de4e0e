import type { KindName } from "../register/kinds.ts";
import { NONE } from "./columns.ts";
import { codeOf } from "./dictionary.ts";
import { emptyRows } from "./row-list.ts";
import type { View } from "./view.ts";

/** Second versions of the rows of a kind that may be read: row → rows of its versions, oldest first. */
export function versionsOf(view: View, kind: KindName): ReadonlyMap<number, readonly number[]> {
  const { columns } = view;
  const { rows, length } = columns.rowsOfKind[codeOf(columns.words.kind, kind)] ?? emptyRows();
  const versions = new Map<number, number[]>();
  for (let i = 0; i < length; i++) {
    const row = rows[i] as number;
    const of = columns.versionOf[row] as number;
    if (of === NONE || columns.corrects[row] !== NONE || !view.said(row, kind)) continue;
    const known = versions.get(of);
    if (known) known.push(row);
    else versions.set(of, [row]);
  }
  return versions;
}
