import * as z from "zod";
import { type Cases } from "./cases.ts";
import { codeOf } from "./dictionary.ts";
import type { View } from "./view.ts";

/** Filters that every lens on requests has: a value of a column of the book, never free text. */
export const SELECTION = {
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  unit: z.string().max(200).optional(),
  area: z.string().max(200).optional(),
} as const;

export interface Selection {
  readonly year?: string | undefined;
  readonly unit?: string | undefined;
  readonly area?: string | undefined;
}

/** Which cases all that is asked holds for; a value that does not occur holds for none. */
export function selection(view: View, cases: Cases, { year, unit, area }: Selection): (i: number) => boolean {
  const { columns } = view;
  const unitCode = unit === undefined ? null : codeOf(columns.words.unit, unit);
  const areaCode = area === undefined ? null : codeOf(columns.words.area, area);
  return (i) => {
    const row = cases.current[i] as number;
    const inYear = year === undefined || columns.year[row] === Number(year);
    const inUnit = unitCode === null || columns.unit[row] === unitCode;
    return inYear && inUnit && (areaCode === null || columns.area[row] === areaCode);
  };
}

export const selected = (view: View, cases: Cases, asked: Selection): Cases =>
  casesWhere(cases, selection(view, cases, asked));

/** Some of the cases, in the same order. */
export function casesWhere(cases: Cases, keep: (i: number) => boolean): Cases {
  const kept = new Int32Array(cases.length);
  let length = 0;
  for (let i = 0; i < cases.length; i++) if (keep(i)) kept[length++] = i;
  const at = (rows: Int32Array) => kept.slice(0, length).map((i) => rows[i] as number);
  return { length, request: at(cases.request), current: at(cases.current), decision: at(cases.decision) };
}
