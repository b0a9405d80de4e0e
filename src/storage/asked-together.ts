/** Questions that go to the database at once; a list in SQL is filled up to a power of two, so that few statements are prepared. */
const MOST = 32;

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly done: (answer: Answer) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * One way to ask what many ask at the same moment: what comes in while an answer is under way waits, and goes along in the next
 * question. Nobody gets an answer that was looked up before they asked.
 * @param ask gives an answer per question, in their order
 */
export function askedTogether<Question, Answer>(
  ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const waiting: Waiting<Question, Answer>[] = [];
  let asking = false;
  const askAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const some = waiting.splice(0, MOST);
      try {
        const answers = await ask(some.map(({ question }) => question));
        for (const [i, { done }] of some.entries()) done(answers[i] as Answer);
      } catch (error) {
        for (const { failed } of some) failed(error);
      }
    }
    asking = false;
  };
  return (question) =>
    new Promise((done, failed) => {
      waiting.push({ question, done, failed });
      if (asking) return;
      asking = true;
      // Not at once: all that this turn of the loop reads from its connections goes along.
      setImmediate(() => void askAll());
    });
}

/** The same values, the last one repeated until their number is a power of two. */
export function filledUp<T>(values: readonly T[]): readonly T[] {
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return Array.from({ length }, (_, i) => values[Math.min(i, values.length - 1)] as T);
}
