/** Rows in the order in which they were added; grows in place. */
export interface RowList {
  rows: Int32Array;
  length: number;
}

export const emptyRows = (): RowList => ({ rows: new Int32Array(16), length: 0 });

/** Amortised constant time. */
export function addTo(list: RowList, row: number): void {
  if (list.length === list.rows.length) {
    const wider = new Int32Array(list.length * 2);
    wider.set(list.rows);
    list.rows = wider;
  }
  list.rows[list.length++] = row;
}
