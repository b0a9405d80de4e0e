import type { Condition } from "../register/condition.ts";
import { allOf, ANSWER, anyOf, type Known, not, weigh } from "./kleene.ts";

/** How a rule is changed: a point gone, answered leniently, answered strictly, or the rule as it is held against everybody. */
export const CHANGES = ["everybody", "remove", "widen", "narrow"] as const;

export interface Change {
  readonly how: (typeof CHANGES)[number];
  /** The point that changes; empty for every point. */
  readonly criterion: string;
  /** A count that is enough (widen) or needed (narrow) instead; undefined where only the answer counts. */
  readonly count: number | undefined;
}

/**
 * The outcome of a rule after a change, as an answer. Removed, a point holds for all. Widened, what is unknown counts as met, or a
 * count that is high enough does; narrowed, what is unknown counts as not met, or the count is needed too.
 */
export function weighChanged(condition: Condition, known: Known, change: Change): number {
  return weighAs(condition, { known, change, negated: false });
}

interface Weighing {
  readonly known: Known;
  readonly change: Change;
  readonly negated: boolean;
}

/** A "not" is pushed down to the points (De Morgan), so that a change always loosens or always tightens. */
function weighAs(condition: Condition, weighing: Weighing): number {
  const { known, change, negated } = weighing;
  if (condition === true) return negated ? ANSWER.no : ANSWER.yes;
  if ("!" in condition) return weighAs(condition["!"], { ...weighing, negated: !negated });
  if ("and" in condition || "or" in condition) {
    const parts = ("and" in condition ? condition.and : condition.or).map((one) => weighAs(one, weighing));
    return "and" in condition === !negated ? allOf(parts) : anyOf(parts);
  }
  const plain = weigh(condition, known);
  const answer = negated ? not(plain) : plain;
  const isMeant = "var" in condition && (change.criterion === "" || condition.var === change.criterion);
  return isMeant ? changed(answer, counted(known, condition.var, change), change.how) : answer;
}

function counted(known: Known, criterion: string, { count }: Change): number | undefined {
  if (count === undefined) return undefined;
  return weigh({ ">=": [{ var: `count.${criterion}` }, count] }, known);
}

function changed(answer: number, enough: number | undefined, how: Change["how"]): number {
  if (how === "everybody") return answer;
  if (how === "remove") return ANSWER.yes;
  if (how === "widen")
    return enough === undefined ? (answer === ANSWER.no ? answer : ANSWER.yes) : anyOf([answer, enough]);
  return enough === undefined ? (answer === ANSWER.yes ? answer : ANSWER.no) : allOf([answer, enough]);
}
