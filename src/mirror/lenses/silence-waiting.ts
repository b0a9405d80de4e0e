import type { BodyOf } from "../../register/kinds.ts";
import type { Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import type { View } from "../view.ts";
import { isPast, type Waits } from "../waiting.ts";

/** Requests with how long they waited, and the term they are held against. */
export interface Silent {
  readonly view: View;
  readonly cases: Cases;
  readonly waits: Waits;
  /** The places, among the cases, of those without an answer. */
  readonly waiting: Int32Array;
  readonly term: number;
  /** Per case that waits, the days that the rule sets under which it was asked; 0 where it sets none. */
  readonly limits: Int32Array;
}

/** Whether one waits longer than the term, and than its own rule allows where that is longer. */
export const isOverdue = ({ waits, term, limits }: Silent, i: number): "yes" | "no" | "unknown" =>
  isPast(waits, i, Math.max(term, limits[i] as number));

/** What their rules set, as far as may be read; each rule is read once. */
export function limitsOf(view: View, cases: Cases, waiting: Int32Array): Int32Array {
  const limits = new Int32Array(cases.length);
  const known = new Map<number, number>();
  for (const i of waiting) {
    const rule = view.follow(view.columns.rule[cases.current[i] as number] as number);
    if (rule === NONE) continue;
    const limit = known.get(rule) ?? daysSetBy(view, rule);
    known.set(rule, limit);
    limits[i] = limit;
  }
  return limits;
}

function daysSetBy(view: View, rule: number): number {
  const entry = view.entry(view.current(rule));
  const body = entry?.kind === "correction" ? entry.body.body : entry?.body;
  return ((body as Partial<BodyOf<"rule">> | undefined)?.decideWeeks ?? 0) * 7;
}

/** The fewest days that each of them waited, as far as they are known. */
export function daysWaited({ fewest }: Waits, waiting: Int32Array): Float64Array {
  const days = new Float64Array(waiting.length);
  let count = 0;
  for (let at = 0; at < waiting.length; at++) {
    const one = fewest[waiting[at] as number] as number;
    if (!Number.isNaN(one)) days[count++] = one;
  }
  return days.subarray(0, count);
}
