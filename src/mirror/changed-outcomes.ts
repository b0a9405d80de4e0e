import type { Condition } from "../register/condition.ts";
import { NO, NO_ANSWER_KNOWN, outcomeAnswer, PARTLY, YES } from "./answers.ts";
import { type Change, weighChanged } from "./changed-rule.ts";
import { NONE } from "./columns.ts";
import { ANSWER } from "./kleene.ts";
import { isParty } from "./parties.ts";
import { decidedOn, partyDecidedOn, type RuleRows } from "./rule-rows.ts";
import { knownOf, type RuleTest, type Subject } from "./rule-test.ts";
import type { View } from "./view.ts";

export const MOVES = ["comes-in", "falls-out", "stays-in", "stays-out", "unknown"] as const;
export type Move = (typeof MOVES)[number];

/** One past decision under a rule, beside what the changed rule would give. */
export interface ChangedOutcome {
  readonly decision: number;
  readonly party: number;
  readonly move: Move;
  /** Cents that were granted, or asked where nothing was; NaN when unknown. */
  readonly amount: number;
}

/** The past decisions of parties of the book under a rule, in order of writing, recomputed from the facts that may be read. */
export function changedOutcomes(
  view: View,
  { test, rows }: { readonly test: RuleTest; readonly rows: RuleRows },
  change: Change,
): readonly ChangedOutcome[] {
  const condition = conditionOfRule(view, test.rule);
  if (condition === undefined) return [];
  return rows.decision
    .filter((row) => isParty(view.columns, partyDecidedOn(view, row)))
    .map((row) => {
      const subject = subjectOf(view, test, row);
      const then = subject ? weighChanged(condition, knownOf(test.criteria, subject), change) : ANSWER.unknown;
      const outcome = outcomeAnswer(view, row);
      return {
        decision: row,
        party: partyDecidedOn(view, row),
        move: moveOf(outcome, then, change),
        amount: amountOf(view, row, outcome),
      };
    });
}

/** When the rule is met: as it says itself, or when all its points hold; undefined for a rule that names none. */
export function conditionOfRule(view: View, rule: number): Condition | undefined {
  const body = view.said(rule, "rule");
  if (body?.met !== undefined) return body.met;
  const criteria = body?.criteria ?? [];
  return criteria.length === 0 ? undefined : { and: criteria.map(({ key }) => ({ var: key })) };
}

/** Which facts a decision is held beside: the activity or request decided on, otherwise the party itself, otherwise its only subject. */
export function subjectOf(view: View, test: RuleTest, decision: number): Subject | undefined {
  const own = subjectsOf(test).get(partyDecidedOn(view, decision)) ?? [];
  const on = decidedOn(view, decision);
  const activity = on === NONE ? NONE : view.follow(view.columns.target[on] as number);
  const about = own.find((one) => one.about !== NONE && (one.about === on || one.about === activity));
  return about ?? own.find((one) => one.about === NONE) ?? (own.length === 1 ? own[0] : undefined);
}

const grouped = new WeakMap<RuleTest, ReadonlyMap<number, readonly Subject[]>>();

/** The subjects of a test by party, grouped once for all its decisions. */
function subjectsOf(test: RuleTest): ReadonlyMap<number, readonly Subject[]> {
  const known = grouped.get(test) ?? Map.groupBy(test.subjects, ({ party }) => party);
  grouped.set(test, known);
  return known;
}

/** A rule that loosens takes nothing away, one that tightens gives nothing: there the facts need not be known. */
function moveOf(outcome: number, then: number, { how }: Change): Move {
  const was = outcome === YES || outcome === PARTLY ? true : outcome === NO ? false : undefined;
  if (was === undefined) return "unknown";
  if (was && (how === "remove" || how === "widen" || then === ANSWER.yes)) return "stays-in";
  if (!was && (how === "narrow" || then === ANSWER.no)) return "stays-out";
  if (then === ANSWER.yes) return "comes-in";
  return then === ANSWER.no ? "falls-out" : "unknown";
}

function amountOf(view: View, decision: number, outcome: number): number {
  const { amount } = view.columns;
  if (outcome !== NO && outcome !== NO_ANSWER_KNOWN) return amount[view.current(decision)] as number;
  const on = decidedOn(view, decision);
  return on === NONE ? Number.NaN : (amount[on] as number);
}
