import { NONE } from "./columns.ts";
import { partiesOf } from "./parties.ts";
import { owedOf } from "./rule-pairs.ts";
import { ruleRowsOf } from "./rule-rows.ts";
import { ruleTestOf } from "./rule-test.ts";
import type { View } from "./view.ts";

/** A question that one institution put to some under a rule, with the parties to whom it has not put it yet, itself first. */
export interface OwedQuestion {
  readonly rule: number;
  /** Key and words of the criterion. */
  readonly criterion: string;
  readonly text: string;
  readonly by: number;
  readonly parties: readonly number[];
}

/** What institutions still owe under one rule: a question to one is a question to all. Residents owe nobody a question. */
export function owedUnder(view: View, rule: number): readonly OwedQuestion[] {
  const rows = ruleRowsOf(view).get(rule);
  if (!rows || rows.held.length + rows.decision.length === 0) return [];
  const institutions = new Set(partiesOf(view).flatMap(({ number, side }) => (side === "institution" ? [number] : [])));
  const test = ruleTestOf(view, rule, rows);
  const questions = new Map<string, { readonly criterion: number; readonly by: number; readonly parties: number[] }>();
  for (const { criterion, by, party } of owedOf(test)) {
    if (by === NONE || !institutions.has(by)) continue;
    const key = `${criterion} ${by}`;
    const known = questions.get(key) ?? { criterion, by, parties: [] };
    known.parties.push(party);
    questions.set(key, known);
  }
  return [...questions.values()].map(({ criterion, by, parties }) => {
    const { key = "", text = "" } = test.criteria[criterion] ?? {};
    return { rule, criterion: key, text, by, parties };
  });
}

/** What one institution still owes, over all rules it put a question under, in order of the rules. */
export function owedBy(view: View, party: number): readonly OwedQuestion[] {
  const { columns } = view;
  const asked = [...ruleRowsOf(view)].filter(([, { held, decision }]) =>
    [...held, ...decision].some((row) => columns.from[view.current(row)] === party),
  );
  return asked.flatMap(([rule]) => owedUnder(view, rule)).filter(({ by }) => by === party);
}
