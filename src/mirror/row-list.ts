/** Rows in the order in which they were added; grows in place. */
export interface RowList {
  rows: Int32Array;
  length: number;
}

export const emptyRows = (capacity = 16): RowList => ({ rows: new Int32Array(capacity), length: 0 });

/** Amortised constant time. What was taken of it before keeps what it held. */
export function addTo(list: RowList, row: number): void {
  if (list.length === list.rows.length) {
    const wider = new Int32Array(Math.max(16, list.length * 2));
    wider.set(list.rows);
    list.rows = wider;
  }
  list.rows[list.length++] = row;
}

/** What it holds now; a later `addTo` adds nothing to this. */
export const rowsOf = ({ rows, length }: RowList): Int32Array => rows.subarray(0, length);

/** From now on a row of it may be written over: what was taken before keeps what it held. */
export function detach(list: RowList): void {
  list.rows = list.rows.slice();
}
