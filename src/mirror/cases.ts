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

/** Every request a viewer may read, joined to the last decision the viewer may read. Linear in the rows. */
export function casesOf(view: View): Cases {
  const request = view.rows("request");
  const decisionOf = new Int32Array(view.columns.length).fill(NONE);
  for (const row of view.rows("decision")) {
    const now = view.current(row);
    const target = view.follow(view.columns.target[now] as number);
    if (target !== NONE) decisionOf[target] = now;
  }
  return {
    length: request.length,
    request,
    current: request.map((row) => view.current(row)),
    decision: request.map((row) => decisionOf[row] as number),
  };
}
