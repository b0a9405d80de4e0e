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
  if (year === undefined && unitCode === null && areaCode === null) return EVERY;
  return (i) => {
    const row = cases.current[i] as number;
    const inYear = year === undefined || columns.year[row] === Number(year);
    const inUnit = unitCode === null || columns.unit[row] === unitCode;
    return inYear && inUnit && (areaCode === null || columns.area[row] === areaCode);
  };
}

const EVERY = (): boolean => true;

export const selected = (view: View, cases: Cases, asked: Selection): Cases =>
  casesWhere(cases, selection(view, cases, asked));

/** Some of the cases, in the same order; the same cases when all are kept. */
export function casesWhere(cases: Cases, keep: (i: number) => boolean): Cases {
  if (keep === EVERY) return cases;
  const kept = new Int32Array(cases.length);
  let length = 0;
  for (let i = 0; i < cases.length; i++) if (keep(i)) kept[length++] = i;
  return length === cases.length ? cases : casesAt(cases, kept.subarray(0, length));
}

/** The cases at these places. */
export const casesAt = ({ request, current, decision }: Cases, places: Int32Array): Cases => ({
  length: places.length,
  request: rowsAt(request, places),
  current: rowsAt(current, places),
  decision: rowsAt(decision, places),
});

function rowsAt(rows: Int32Array, places: Int32Array): Int32Array {
  const some = new Int32Array(places.length);
  for (let i = 0; i < some.length; i++) some[i] = rows[places[i] as number] as number;
  return some;
}
