import type { Cases } from "../cases.ts";
import type { View } from "../view.ts";
import type { Waits } from "../waiting.ts";

/** Requests with how long they waited, and the term they are held against. */
export interface Silent {
  readonly view: View;
  readonly cases: Cases;
  readonly waits: Waits;
  /** The places, among the cases, of those without an answer. */
  readonly waiting: Int32Array;
  readonly term: number;
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
