import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/**
 * The same view in which of everything that is told twice the other telling counts: the last one that may be read and was not taken back.
 * Rows, links and who may read them stay as they are. The very same view where nothing is told twice.
 */
export function otherTelling(view: View): View {
  const others = othersIn(view);
  if (others.length === 0) return view;
  const [version, current] = [new Int32Array(view.mask.length), new Int32Array(view.mask.length)];
  for (const [first, other] of others) {
    version[first] = other;
    current[first] = view.current(other);
  }
  const other: View = {
    ...view,
    growth: { last: undefined },
    current: (row) => current[row] || view.current(row),
    said: (row, kind) => view.said(version[row] || row, kind),
    without: (rows) => otherTelling(view.without(rows)),
  };
  other.growth.last = other;
  return other;
}

/** What was told first and the row of its other telling, in order of writing, so that the last one is what counts. */
function othersIn(view: View): readonly (readonly [first: number, other: number])[] {
  const { columns, mask } = view;
  const found: (readonly [number, number])[] = [];
  for (let row = 0; row < mask.length; row++) {
    if (columns.versionOf[row] === NONE || columns.corrects[row] !== NONE) continue;
    const kind = view.entry(row)?.kind;
    const first = firstOf(view, row);
    if (kind !== undefined && first !== row && view.said(row, kind) !== undefined) found.push([first, row]);
  }
  return found;
}

/** A version of a version is one of what was told first, as far as may be read. */
function firstOf({ columns, mask }: View, row: number): number {
  let first = row;
  for (let of = columns.versionOf[first] as number; of !== NONE && mask[of] === 1; of = columns.versionOf[of] as number)
    first = of;
  return first;
}
