import type { View } from "./view.ts";

/** Views of one viewer that follow on each other as a book grows; what is made of their rows one by one goes on where it stopped. */
export interface Growth {
  /** The last of them: it alone goes on. */
  last: View | undefined;
}

/** What is kept for all views that follow on each other; made new for any other view. */
export function growing<T>(begin: (view: View) => T): (view: View) => T {
  const kept = new WeakMap<Growth, T>();
  return (view) => {
    if (view.growth.last !== view) return begin(view);
    const known = kept.get(view.growth) ?? begin(view);
    kept.set(view.growth, known);
    return known;
  };
}
