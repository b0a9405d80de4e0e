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
