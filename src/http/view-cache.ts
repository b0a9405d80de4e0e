import { type Columns, emptyColumns, extendColumns } from "../mirror/columns.ts";
import { type View, viewFor } from "../mirror/view.ts";
import type { Viewer } from "../register/reading.ts";
import type { Register } from "../register/register.ts";

/** Masks kept per book: one per viewer at one closing entry and minute. */
const MOST_VIEWS = 64;
const MINUTE = 60_000;

interface Laid {
  readonly columns: Columns;
  readonly views: Map<string, View>;
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

/** What a viewer sees of a book at a moment. Now, it is the same view within a minute; at a pinned moment it is of that very moment. */
export function viewAt(register: Register, viewer: Viewer, { at, pinned }: Moment): View {
  const columns = columnsFor(register);
  const views = laid.get(register)?.views as Map<string, View>;
  const who = viewer.party ?? (viewer.steward ? "steward" : "nobody");
  const key = `${who} ${pinned ? `at ${at}` : Math.floor(at / MINUTE)}`;
  const view = views.get(key) ?? viewFor(columns, register, viewer, at);
  if (views.size >= MOST_VIEWS) views.clear();
  views.set(key, view);
  return view;
}
