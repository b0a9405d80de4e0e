import type { KindName } from "../register/kinds.ts";
import { NONE } from "./columns.ts";
import { codeOf } from "./dictionary.ts";
import type { View } from "./view.ts";

/** Second versions of the rows of a kind that may be read: row → rows of its versions, oldest first. */
export function versionsOf(view: View, kind: KindName): ReadonlyMap<number, readonly number[]> {
  const { columns } = view;
  const wanted = codeOf(columns.words.kind, kind);
  const versions = new Map<number, number[]>();
  for (let row = 0; row < columns.length; row++) {
    const of = columns.versionOf[row] as number;
    if (of === NONE || columns.kind[row] !== wanted || columns.corrects[row] !== NONE) continue;
    if (view.said(row, kind)) versions.set(of, [...(versions.get(of) ?? []), row]);
  }
  return versions;
}
