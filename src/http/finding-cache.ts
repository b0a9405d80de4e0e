import type { View } from "../mirror/view.ts";

/** Findings kept per view. A view is of one viewer and goes with every entry and every day, so nothing here is stale or somebody else's. */
const MOST_FINDINGS = 64;

const kept = new WeakMap<View, Map<string, unknown>>();

/** Whether it was worked out before for this very view and address. */
export const isOnce = (view: View, address: string): boolean => kept.get(view)?.has(address) === true;

/** What was worked out before for this very view and address, or the work done now. */
export function onceFor<T>(view: View, address: string, work: () => T): T {
  const findings = kept.get(view) ?? new Map<string, unknown>();
  kept.set(view, findings);
  if (findings.has(address)) return findings.get(address) as T;
  if (findings.size >= MOST_FINDINGS) findings.clear();
  const found = work();
  findings.set(address, found);
  return found;
}
