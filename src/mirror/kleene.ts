import { type Condition, countedIn } from "../register/condition.ts";
import { FEWEST_PEOPLE } from "../register/round.ts";

/** Answers as the columns code them. */
export const ANSWER = { unknown: 0, yes: 1, no: 2, neverAsked: 3 } as const;

/**
 * Whether all of some answers hold, in Kleene's strong three-valued logic (Introduction to Metamathematics, 1952, § 64): one
 * "no" settles it, "yes" needs all, anything else leaves it unknown. Where nothing was ever asked that is said instead.
 */
export function allOf(answers: readonly number[]): number {
  if (answers.includes(ANSWER.no)) return ANSWER.no;
  if (answers.every((answer) => answer === ANSWER.neverAsked)) return ANSWER.neverAsked;
  return answers.every((answer) => answer === ANSWER.yes) ? ANSWER.yes : ANSWER.unknown;
}

/** Whether any of some answers holds: one "yes" settles it, "no" needs all. */
export function anyOf(answers: readonly number[]): number {
  return not(allOf(answers.map(not)));
}

/** Not yes is no; of what is unknown or was never asked, the opposite is too. */
export const not = (answer: number): number =>
  answer === ANSWER.yes ? ANSWER.no : answer === ANSWER.no ? ANSWER.yes : answer;

/** What is known of a party, under one rule. */
export interface Known {
  /** The answer to a criterion. */
  answer(criterion: string): number;
  /** The count behind it, where somebody counted. */
  count(criterion: string): number | undefined;
}

/** Weighs a condition by the same logic: yes, no, unknown, or never asked when nothing it needs was ever asked. */
export function weigh(condition: Condition, known: Known): number {
  if (condition === true) return ANSWER.yes;
  if ("var" in condition) return known.answer(condition.var);
  if ("!" in condition) return not(weigh(condition["!"], known));
  if ("and" in condition) return allOf(condition.and.map((one) => weigh(one, known)));
  if ("or" in condition) return anyOf(condition.or.map((one) => weigh(one, known)));
  const [threshold, sign] = ">=" in condition ? [condition[">="], 1] : [condition["<="], -1];
  const criterion = countedIn(threshold);
  const count = known.count(criterion);
  if (count === undefined) return known.answer(criterion) === ANSWER.neverAsked ? ANSWER.neverAsked : ANSWER.unknown;
  const holds = rangeOf(count).map((one) => (one - threshold[1]) * sign >= 0);
  if (holds[0] !== holds[1]) return ANSWER.unknown;
  return holds[0] ? ANSWER.yes : ANSWER.no;
}

/** A count of fewer than five people is known as "0 to 4" only: an outcome that told more would show it (never 6). */
const rangeOf = (count: number): readonly [number, number] =>
  count < FEWEST_PEOPLE ? [0, FEWEST_PEOPLE - 1] : [count, count];
