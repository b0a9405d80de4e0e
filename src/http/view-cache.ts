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

/** What a viewer sees of a book at a moment (milliseconds since 1970), the same view within a minute. */
export function viewAt(register: Register, viewer: Viewer, now: number): View {
  const columns = columnsFor(register);
  const views = laid.get(register)?.views as Map<string, View>;
  const key = `${viewer.party ?? (viewer.steward ? "steward" : "nobody")} ${Math.floor(now / MINUTE)}`;
  const view = views.get(key) ?? viewFor(columns, register, viewer, now);
  if (views.size >= MOST_VIEWS) views.clear();
  views.set(key, view);
  return view;
}
