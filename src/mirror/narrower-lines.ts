import type { BodyOf } from "../register/kinds.ts";
import { wordAt } from "./dictionary.ts";
import { partyDecidedOn, type RuleRows } from "./rule-rows.ts";
import type { View } from "./view.ts";

/** A line that is drawn narrower than a written rule, beside that rule. */
export interface NarrowerLine {
  readonly narrower: number;
  readonly beside: number;
}

/** The narrower lines a rule takes part in, as either end, in order of writing. */
export function narrowerLines(view: View, rule: number): readonly NarrowerLine[] {
  return [...view.rows("rule")].flatMap((narrower) => {
    const beside = narrowedBy(view, narrower);
    return beside !== undefined && (narrower === rule || beside === rule) ? [{ narrower, beside }] : [];
  });
}

function narrowedBy(view: View, narrower: number): number | undefined {
  const id = view.said(narrower, "rule")?.narrows;
  const row = id === undefined ? -1 : view.rowNamed(id);
  return row < 0 ? undefined : row;
}

/** A ground that was only spoken, and that the written rule does not hold. */
export interface SpokenGround {
  readonly decision: number;
  readonly party: number;
  readonly ground: string;
  readonly reason: string;
}

/** The decisions under a written rule whose ground is not in it, and whose reason was only spoken. */
export function spokenGrounds(view: View, rule: number, { decision }: RuleRows): readonly SpokenGround[] {
  const body = view.said(rule, "rule");
  if (body?.written !== "yes") return [];
  return decision.flatMap((row) => {
    const now = view.current(row);
    const ground = wordAt(view.columns.words.criterion, view.columns.criterion[now] as number);
    const reason = view.said(row, "decision")?.reason;
    if (ground === "unknown" || reason?.form !== "spoken" || isIn(body, ground)) return [];
    return [{ decision: row, party: partyDecidedOn(view, row), ground, reason: reason.text }];
  });
}

const isIn = ({ criteria }: BodyOf<"rule">, ground: string): boolean => criteria.some(({ key }) => key === ground);
