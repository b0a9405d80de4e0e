import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Numbers of the parties that rows concern, in order of first sight: those who have room for a reply. */
export function concernedIn({ columns }: View, rows: readonly number[] | Int32Array): readonly number[] {
  const seen = new Set<number>();
  for (const row of rows) {
    if (row === NONE) continue;
    const end = columns.concernedStart[row + 1] as number;
    for (let i = columns.concernedStart[row] as number; i < end; i++) seen.add(columns.concerned[i] as number);
  }
  return [...seen];
}
