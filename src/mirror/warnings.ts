import { NONE } from "./columns.ts";
import { codeOf } from "./dictionary.ts";
import type { Basis, Sentence } from "./finding.ts";
import { ONE_SIDE, toldAt } from "./told.ts";
import type { View } from "./view.ts";

/** What must be said beside a finding about who told what it rests on; the words stand under `lens.who-writes.<key>`. */
export function warningsOn(view: View, { rows }: Basis): readonly Sentence[] {
  if (!holdsRequest(view, rows)) return [];
  const told = toldAt(view);
  let [alone, all] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const by = told[rows[i] as number] ?? NONE;
    if (by !== NONE) all++;
    if (by === ONE_SIDE) alone++;
  }
  if (alone * 2 <= all) return [];
  return [view.retold ? { key: "warning.retold", values: {} } : { key: "warning.one-sided", values: { alone, all } }];
}

/** Who told is known of requests alone: a finding on other rows need not look at every request there is. */
function holdsRequest({ columns: { kind, words } }: View, rows: Basis["rows"]): boolean {
  const request = codeOf(words.kind, "request");
  for (let i = 0; i < rows.length; i++) if (kind[rows[i] as number] === request) return true;
  return false;
}
