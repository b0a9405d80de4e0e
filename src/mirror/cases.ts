import { NONE } from "./columns.ts";
import { growing } from "./growth.ts";
import { detach, emptyRows, roomFor, type RowList, rowsOf } from "./row-list.ts";
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

/** Every request a viewer may read, joined to the last decision the viewer may read. Linear in the rows, once per view; of a view after a view in the new ones. */
export function casesOf(view: View): Cases {
  const cases = known.get(view) ?? joined(view);
  known.set(view, cases);
  return cases;
}

interface Joined {
  readonly current: RowList;
  readonly decision: RowList;
  /** How many decisions were joined. */
  decisions: number;
  /** Row of a request → 1 + the place of its case; 0 for any other row. */
  place: Int32Array;
}

const joinedOf = growing<Joined>((view) => {
  const { length } = view.rows("request");
  return { current: emptyRows(length), decision: emptyRows(length), decisions: 0, place: new Int32Array(0) };
});

function joined(view: View): Cases {
  const request = view.rows("request");
  const all = joinedOf(view);
  const before = all.current.length;
  if (all.place.length < view.mask.length) all.place = withRoom(all.place, view);
  const { place } = all;
  const current = roomFor(all.current, request.length - before);
  roomFor(all.decision, request.length - before).fill(NONE, before, request.length);
  for (let i = before; i < request.length; i++) {
    const row = request[i] as number;
    current[i] = view.current(row);
    place[row] = i + 1;
  }
  all.current.length = all.decision.length = request.length;
  decide(view, all, before);
  return { length: request.length, request, current: rowsOf(all.current), decision: rowsOf(all.decision) };
}

/** Joins the decisions that were not joined yet, also to the `before` cases that were there. */
function decide(view: View, all: Joined, before: number): void {
  const { target } = view.columns;
  const decided = view.rows("decision");
  if (before > 0 && all.decisions < decided.length) detach(all.decision);
  const { rows } = all.decision;
  const { place } = all;
  for (let at = all.decisions; at < decided.length; at++) {
    const now = view.current(decided[at] as number);
    const on = view.follow(target[now] as number);
    const i = on === NONE ? NONE : (place[on] as number) - 1;
    if (i !== NONE) rows[i] = now;
  }
  all.decisions = decided.length;
}

function withRoom(place: Int32Array, { columns }: View): Int32Array {
  const wider = new Int32Array(columns.kind.length);
  wider.set(place);
  return wider;
}
