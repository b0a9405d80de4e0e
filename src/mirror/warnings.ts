import { casesOf } from "./cases.ts";
import type { Basis, Sentence } from "./finding.ts";
import { ONE_SIDE, toldOf } from "./told.ts";
import type { View } from "./view.ts";

/** What must be said beside a finding about who told what it rests on; the words stand under `lens.who-writes.<key>`. */
export function warningsOn(view: View, { rows }: Basis): readonly Sentence[] {
  const cases = casesOf(view);
  const resting = new Set(rows);
  const told = toldOf(view, cases).filter((_, i) => resting.has(cases.request[i] as number));
  const alone = told.reduce((sum, one) => sum + Number(one === ONE_SIDE), 0);
  return alone * 2 > told.length ? [{ key: "warning.one-sided", values: { alone, all: told.length } }] : [];
}
