import { wordAt } from "./dictionary.ts";
import { ANSWER } from "./kleene.ts";
import { partiesOf } from "./parties.ts";
import { treatmentOf } from "./rule-pairs.ts";
import type { RuleTest } from "./rule-test.ts";
import { type Consistency, consistency, fewestToShow } from "./statistics/consistency.ts";
import type { Share } from "./statistics/known.ts";
import type { View } from "./view.ts";

/** How many parties of one legal form were held to a criterion, beside the others of whom the same is known. */
export interface HeldByForm {
  readonly criterion: number;
  readonly value: number;
  readonly form: string;
  readonly here: Share;
  readonly there: Share;
  readonly exact: Consistency;
}

/** Per criterion, known answer and legal form, where somebody was held and there are others to lay beside it. A party counts once. */
export function heldByForm(view: View, test: RuleTest): readonly HeldByForm[] {
  const forms = formsOf(view);
  return test.criteria.flatMap((_, criterion) =>
    [ANSWER.yes, ANSWER.no].flatMap((value) => {
      const alike = new Set(
        test.subjects.filter(({ values }) => values[criterion] === value).map(({ party }) => party),
      );
      const share = (parties: readonly number[]): Share => ({
        yes: parties.filter((party) => treatmentOf(test, party, criterion) !== undefined).length,
        of: parties.length,
      });
      return [...new Set([...alike].map((party) => forms.get(party) ?? "unknown"))].flatMap((form) => {
        const here = share([...alike].filter((party) => forms.get(party) === form));
        const there = share([...alike].filter((party) => forms.get(party) !== form));
        const exact = consistency(here, there);
        return exact.known && here.yes + there.yes > 0 ? [{ criterion, value, form, here, there, exact }] : [];
      });
    }),
  );
}

/** Fewest others of whom the same is known, none of them held, that could show a difference at all; by exact test at .05. */
export const fewestOthers = ({ here }: HeldByForm): number | undefined => {
  const fewest = fewestToShow(here);
  return fewest.known ? fewest.cases : undefined;
};

/** Party number → its legal form, as it says it itself. */
function formsOf(view: View): ReadonlyMap<number, string> {
  const { words, matter } = view.columns;
  return new Map(
    partiesOf(view).map(({ number, row }) => [number, wordAt(words.matter, matter[view.current(row)] as number)]),
  );
}
