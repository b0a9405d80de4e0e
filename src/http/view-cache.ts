import { type Columns, emptyColumns, extendColumns } from "../mirror/columns.ts";
import { type View, viewAfter, viewFor } from "../mirror/view.ts";
import type { Viewer } from "../register/reading.ts";
import { dayAt } from "../register/term.ts";
import type { Register } from "../register/register.ts";

/** Views kept per book, and with them the findings made of them. */
const MOST_VIEWS = 64;

interface Laid {
  readonly columns: Columns;
  readonly views: Map<string, Kept>;
}

interface Kept {
  readonly view: View;
  /** The first moment from which somebody may read something more: milliseconds since 1970. */
  readonly until: number;
  readonly pinned: boolean;
}

const laid = new WeakMap<Register, Laid>();

/** The columns of a book, laid out up to its last entry; they go when the book is folded anew. */
export function columnsFor(register: Register): Columns {
  const known = laid.get(register) ?? {
    columns: emptyColumns(Math.max(1024, register.entries.length)),
    views: new Map(),
  };
  laid.set(register, known);
  if (known.columns.length < register.entries.length) {
    extendColumns(known.columns, register);
    // What was pinned is made anew: an entry may change who could read an older one. Any other view goes on, or is made anew.
    for (const [key, { pinned }] of known.views) if (pinned) known.views.delete(key);
  }
  return known.columns;
}

/** When a book is looked at: now, or at a moment that the address pins. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly pinned: boolean;
}

/**
 * What a viewer sees of a book at a moment. Now, it is the same view until somebody writes, until time opens an entry, or until the
 * day is over, for waiting is counted in days; at a pinned moment it is of that very moment.
 */
export function viewAt(register: Register, viewer: Viewer, { at, pinned }: Moment): View {
  const columns = columnsFor(register);
  const { views } = laid.get(register) as Laid;
  const key = keyOf(viewer, { at, pinned });
  const kept = views.get(key);
  if (kept && isStill(kept, columns, at)) return kept.view;
  if (!kept) makeRoom(views, pinned);
  const view =
    (kept && goesOn(kept, at) ? viewAfter(kept.view, register, viewer, at) : undefined) ??
    viewFor(columns, register, viewer, at);
  if (kept || views.size < MOST_VIEWS) views.set(key, { view, until: pinned ? at : nextChange(columns, at), pinned });
  return view;
}

function keyOf({ party, steward }: Viewer, { at, pinned }: Moment): string {
  const who = party ?? (steward ? "steward" : "nobody");
  return pinned ? `${who} at ${at}` : who;
}

/** Whether what a viewer saw at an earlier moment must be worked out. */
export const isAnew = (register: Register, viewer: Viewer, moment: Moment): boolean =>
  moment.pinned && laid.get(register)?.views.has(keyOf(viewer, moment)) !== true;

/** Views of an earlier moment go first, and never in the place of one of now: whoever asks for many makes nobody else wait. */
function makeRoom(views: Map<string, Kept>, forPinned: boolean): void {
  if (views.size < MOST_VIEWS) return;
  for (const [key, { pinned }] of views) if (pinned) views.delete(key);
  if (views.size >= MOST_VIEWS && !forPinned) views.clear();
}

/** Whether nothing was written since, time opened nothing, and it is the same day; what is pinned stays. */
const isStill = (kept: Kept, columns: Columns, at: number): boolean =>
  kept.pinned || (kept.view.mask.length === columns.length && at < kept.until && dayAt(at) === dayAt(kept.view.now));

/** Whether time opened nothing since. */
const goesOn = ({ view, until }: Kept, at: number): boolean => at >= view.now && at < until;

/** When the next row is opened to an audience by time alone; Infinity when none is waiting for that. */
function nextChange(columns: Columns, now: number): number {
  let next = Number.POSITIVE_INFINITY;
  if (columns.lastOpening <= now) return next;
  for (const opens of [
    columns.residentsFrom,
    columns.concernedFrom,
    columns.membersFrom,
    columns.publicFrom,
    columns.at,
  ]) {
    for (let row = 0; row < columns.length; row++) {
      const from = opens[row] as number;
      if (from > now && from < next) next = from;
    }
  }
  return next;
}
