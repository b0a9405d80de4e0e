import type { Table, TableColumn, Unit } from "../finding.ts";

/** Columns of a table from their keys and units, in that order. */
export const columns = (units: Readonly<Record<string, Unit>>): readonly TableColumn[] =>
  Object.entries(units).map(([key, unit]) => ({ key, unit }));

/** A part of a whole, null of nothing. */
export const part = (count: number, of: number): number | null => (of === 0 ? null : count / of);

/** Whether a picture of some columns of a table shows anything: a number other than nought in one of them. */
export const drawable = ({ columns: all, rows }: Table, keys: readonly string[]): boolean => {
  const drawn = all.flatMap(({ key }, i) => (keys.includes(key) ? [i] : []));
  return rows.some((row) => drawn.some((i) => typeof row[i] === "number" && row[i] !== 0));
};
