/** Rows in the order in which they were added; grows in place. */
export interface RowList {
  rows: Int32Array;
  length: number;
}

export const emptyRows = (capacity = 16): RowList => ({ rows: new Int32Array(capacity), length: 0 });

/** Amortised constant time. What was taken of it before keeps what it held. */
export function addTo(list: RowList, row: number): void {
  const { length } = list;
  roomFor(list, 1)[length] = row;
  list.length = length + 1;
}

/** Its rows, with room for as many more. */
export function roomFor(list: RowList, more: number): Int32Array {
  const needed = list.length + more;
  if (needed <= list.rows.length) return list.rows;
  const wider = new Int32Array(Math.max(needed, list.length * 2));
  wider.set(list.rows);
  return (list.rows = wider);
}

/** What it holds now; a later `addTo` adds nothing to this. */
export const rowsOf = ({ rows, length }: RowList): Int32Array => rows.subarray(0, length);

/** From now on a row of it may be written over: what was taken before keeps what it held. */
export function detach(list: RowList): void {
  list.rows = list.rows.slice();
}
