import type { TableColumn, Unit } from "../finding.ts";

/** Columns of a table from their keys and units, in that order. */
export const columns = (units: Readonly<Record<string, Unit>>): readonly TableColumn[] =>
  Object.entries(units).map(([key, unit]) => ({ key, unit }));

/** A part of a whole, null of nothing. */
export const part = (count: number, of: number): number | null => (of === 0 ? null : count / of);
