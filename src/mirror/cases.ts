import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Requests with their readable decision, side by side: one case per request, in order of writing. */
export interface Cases {
  readonly length: number;
  /** Rows of the requests as entered; read their values at `current`. */
  readonly request: Int32Array;
  /** Rows to read a request's values at: its last correction. */
  readonly current: Int32Array;
  /** Row of the last decision on it as it reads now, NONE when there is none to read. */
  readonly decision: Int32Array;
}

const known = new WeakMap<View, Cases>();

/** Every request a viewer may read, joined to the last decision the viewer may read. Linear in the rows, once per view. */
export function casesOf(view: View): Cases {
  const cases = known.get(view) ?? joined(view);
  known.set(view, cases);
  return cases;
}

function joined(view: View): Cases {
  const request = view.rows("request");
  const decided = view.rows("decision");
  const { target } = view.columns;
  const decisionOf = new Int32Array(view.columns.length).fill(NONE);
  for (let i = 0; i < decided.length; i++) {
    const now = view.current(decided[i] as number);
    const on = view.follow(target[now] as number);
    if (on !== NONE) decisionOf[on] = now;
  }
  const current = new Int32Array(request.length);
  const decision = new Int32Array(request.length);
  for (let i = 0; i < request.length; i++) {
    const row = request[i] as number;
    current[i] = view.current(row);
    decision[i] = decisionOf[row] as number;
  }
  return { length: request.length, request, current, decision };
}
