import type { Basis } from "../finding.ts";
import { periodOf } from "../period.ts";
import type { RuleRows } from "../rule-rows.ts";
import type { View } from "../view.ts";

/** A past decision under a rule that is otherwise, and what becomes of it. */
interface Changed {
  readonly decision: number;
  readonly party: number;
  readonly move: string;
}

/** Moves of which nobody can tell where they end. */
const UNTOLD: ReadonlySet<string> = new Set(["unknown", "other-tariff"]);

/** What a finding on a changed rule rests on: the rule, the past decisions under it, and the facts they are held against. */
export function basisOfChange(
  view: View,
  { rule, rows }: { readonly rule: number; readonly rows: RuleRows },
  changed: readonly Changed[],
): Basis {
  const decisions = changed.map(({ decision }) => decision);
  return {
    requests: changed.length,
    parties: new Set(changed.map(({ party }) => party)).size,
    ...periodOf(view, decisions),
    unknown: changed.filter(({ move }) => UNTOLD.has(move)).length,
    oneSided: 0,
    alike: ["rule"],
    rows: [rule, ...decisions, ...rows.fact].sort((a, b) => a - b),
  };
}
