import type { Cases } from "./cases.ts";
import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import type { View } from "./view.ts";

/** What came of a request, worst first; a request taken back has no answer and is no unknown. */
export const NO = 0;
export const PARTLY = 1;
export const YES = 2;
export const NO_ANSWER_KNOWN = 3;
export const TAKEN_BACK = 4;

const ANSWER_OF: Readonly<Record<string, number>> = {
  granted: YES,
  partly: PARTLY,
  refused: NO,
  stopped: NO,
  "not-granted": NO,
  withdrawn: TAKEN_BACK,
};

/** Per case NO, PARTLY, YES, NO_ANSWER_KNOWN or TAKEN_BACK. "Not granted, reason unknown" is no yes: whether somebody said no, nobody wrote down. */
export function answersOf({ columns }: View, cases: Cases): Uint8Array {
  const byCode = columns.words.outcome.words.map((word) => ANSWER_OF[word] ?? NO_ANSWER_KNOWN);
  const answers = new Uint8Array(cases.length).fill(NO_ANSWER_KNOWN);
  for (let i = 0; i < cases.length; i++) {
    const row = cases.decision[i] as number;
    if (row !== NONE) answers[i] = byCode[columns.outcome[row] as number] as number;
  }
  return answers;
}

/** The same of one decision, as it reads now. */
export const outcomeAnswer = ({ columns, current }: View, decision: number): number =>
  ANSWER_OF[wordAt(columns.words.outcome, columns.outcome[current(decision)] as number)] ?? NO_ANSWER_KNOWN;
