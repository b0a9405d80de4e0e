import { NONE } from "./columns.ts";
import { ANSWER } from "./kleene.ts";
import type { RuleTest, Subject, Treatment } from "./rule-test.ts";

/** Two subjects of whom the same is known of a criterion, where one was asked or held and of the other nothing is written. */
export interface Pair {
  readonly criterion: number;
  readonly value: number;
  readonly held: Subject;
  readonly by: Treatment;
  readonly other: Subject;
}

/** Every such pair, one by one, in order of criterion and party. Answers "yes" and "no" only: of the unknown nobody knows whether they are alike. */
export function inconsistentPairs(test: RuleTest): readonly Pair[] {
  return test.criteria.flatMap((_, criterion) => {
    const known = test.subjects.filter(({ values }) => isKnown(values[criterion]));
    const held = known.flatMap((subject) => {
      const by = treatmentOf(test, subject.party, criterion);
      return by ? [{ subject, by }] : [];
    });
    const free = known.filter(({ party }) => !treatmentOf(test, party, criterion));
    return held.flatMap(({ subject, by }) =>
      free
        .filter((other) => other.values[criterion] === subject.values[criterion])
        .map((other) => ({ criterion, value: subject.values[criterion] as number, held: subject, by, other })),
    );
  });
}

const isKnown = (value: number | undefined): boolean => value === ANSWER.yes || value === ANSWER.no;

/** The first row in which a party was asked about a criterion or held to it; a row that names no criterion counts for all. */
export const treatmentOf = (test: RuleTest, party: number, criterion: number): Treatment | undefined =>
  test.treatments.find((one) => one.party === party && (one.criterion === criterion || one.criterion === NONE));

/** A question that is still owed: who asked it of one, and of whom nothing is written. */
export interface Owed {
  readonly criterion: number;
  readonly by: number;
  readonly party: number;
}

/** A question to one is a question to all under the rule, its asker first; NONE is an asker nobody knows. Not of a point the rule dropped. */
export function owedOf(test: RuleTest): readonly Owed[] {
  const everybody = [...new Set(test.subjects.map(({ party }) => party))];
  return test.criteria.flatMap(({ dropped }, criterion) => {
    if (dropped) return [];
    const asked = test.treatments.filter((one) => one.criterion === criterion || one.criterion === NONE);
    return [...new Set(asked.map(({ by }) => by))].flatMap((by) => {
      const done = new Set(asked.filter((one) => one.by === by).map(({ party }) => party));
      const owed = everybody.filter((party) => !done.has(party));
      return [...owed.filter((party) => party === by), ...owed.filter((party) => party !== by)].map((party) => ({
        criterion,
        by,
        party,
      }));
    });
  });
}

/** Parties of whom nothing is written under a rule. */
export function silentIn(test: RuleTest): number {
  const treated = new Set(test.treatments.map(({ party }) => party));
  const written = test.subjects.filter(({ facts, party }) => treated.has(party) || facts.some((row) => row !== NONE));
  return new Set(test.subjects.map(({ party }) => party)).size - new Set(written.map(({ party }) => party)).size;
}
