import { type Condition, countedIn } from "../register/condition.ts";
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
 * The outcome of a rule after a change, as an answer. Removed, a point holds for all, a ceiling too. Widened, what is unknown counts
 * as met, or a count that is high enough does; narrowed, what is unknown counts as not met, or the count is needed too. Where a
 * point asks a number itself, another number takes its place.
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
  const key = "var" in condition ? condition.var : countedIn(">=" in condition ? condition[">="] : condition["<="]);
  const isMeant = change.criterion === "" || key === change.criterion;
  return isMeant ? changed(answer, otherwise(condition, weighing), change.how) : answer;
}

type Leaf = Exclude<
  Condition,
  true | { readonly "!": Condition } | { readonly and: unknown } | { readonly or: unknown }
>;

/** What another count gives: a number that a point itself asks is replaced by it, a point without one is met from it on. */
function otherwise(leaf: Leaf, { known, change: { count }, negated }: Weighing): number | undefined {
  if (count === undefined) return undefined;
  if ("var" in leaf) return weigh({ ">=": [{ var: `count.${leaf.var}` }, count] }, known);
  const plain = weigh(">=" in leaf ? { ">=": [leaf[">="][0], count] } : { "<=": [leaf["<="][0], count] }, known);
  return negated ? not(plain) : plain;
}

function changed(answer: number, enough: number | undefined, how: Change["how"]): number {
  if (how === "everybody") return answer;
  if (how === "remove") return ANSWER.yes;
  if (how === "widen")
    return enough === undefined ? (answer === ANSWER.no ? answer : ANSWER.yes) : anyOf([answer, enough]);
  return enough === undefined ? (answer === ANSWER.yes ? answer : ANSWER.no) : allOf([answer, enough]);
}
