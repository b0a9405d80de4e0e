import { type Columns, emptyColumns, extendColumns } from "../mirror/columns.ts";
import { type View, viewFor } from "../mirror/view.ts";
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
    known.views.clear();
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
  const who = viewer.party ?? (viewer.steward ? "steward" : "nobody");
  const key = pinned ? `${who} at ${at}` : who;
  const kept = views.get(key);
  if (kept && (pinned || (at < kept.until && dayAt(at) === dayAt(kept.view.now)))) return kept.view;
  if (views.size >= MOST_VIEWS) views.clear();
  const view = viewFor(columns, register, viewer, at);
  views.set(key, { view, until: pinned ? at : nextChange(columns, at) });
  return view;
}

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
