import json from "../../samples/practice.json" with { type: "json" };
import { columnsOf } from "../../src/mirror/columns.ts";
import type { Cell } from "../../src/mirror/finding.ts";
import { look } from "../../src/mirror/mirror.ts";
import { streamsFrom } from "../../src/mirror/statistics/random.ts";
import { type View, viewFor } from "../../src/mirror/view.ts";
import { NOBODY } from "../../src/register/reading.ts";
import { readCast } from "../../src/simulation/cast.ts";
import { EQUAL, type Knobs } from "../../src/simulation/knobs.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { foldDrafts } from "./fold.ts";

export const cast = readCast(json);
const CLOSING = Date.UTC(2026, 0, 1);

const made = new Map<string, View>();
/** One neighbourhood with these knobs, all others equal; made once. */
export function viewOn(knobs: Partial<Knobs>, seed: string): View {
  const key = JSON.stringify([knobs, seed]);
  const register = made.has(key)
    ? undefined
    : foldDrafts("practice", simulate(cast, { ...EQUAL, ...knobs }, streamsFrom(seed)));
  const view = register ? viewFor(columnsOf(register), register, NOBODY, CLOSING) : (made.get(key) as View);
  made.set(key, view);
  return view;
}

export type Query = Readonly<Record<string, string>>;
export const findingOf = (view: View, lens: string, query: Query = {}) => look(lens, view, Object.entries(query));
export const tableOf = (
  view: View,
  [lens, table, query]: readonly [string, string, Query?],
): readonly (readonly Cell[])[] => findingOf(view, lens, query).tables.find(({ key }) => key === table)?.rows ?? [];
export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** What a lens finds back of one knob, as the mean over the seeds: the truth that was planted, that of equal knobs, and how far off it may be. */
export interface Line {
  readonly knob: keyof Knobs;
  readonly planted: Partial<Knobs>;
  /** What stays beside it when nothing is planted. */
  readonly beside?: Partial<Knobs>;
  readonly measure: (view: View) => number;
  readonly truth: number;
  readonly equal: number;
  readonly tolerance: number;
}
