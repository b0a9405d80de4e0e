import type { Sentence } from "../finding.ts";
import { narrowerLines, spokenGrounds } from "../narrower-lines.ts";
import { fewestOthers, heldByForm } from "../rule-forms.ts";
import type { RuleRows } from "../rule-rows.ts";
import { tariffsBeside, testedOnSome } from "../rule-tariffs.ts";
import type { RuleTest } from "../rule-test.ts";
import type { View } from "../view.ts";

/** What stands beside the rule: tariffs charged, criteria put to some only, a narrower line, a ground only spoken. */
export function besideSentences(view: View, test: RuleTest, rows: RuleRows): readonly Sentence[] {
  const tariffs = tariffsBeside(view, test, rows);
  const charged = (beside: string) => tariffs.filter((one) => one.beside === beside).length;
  const open = tariffs.filter(({ follows }) => follows.length > 1).length;
  const lines = narrowerLines(view, test.rule);
  return [
    ...count("charged-higher", charged("higher")),
    ...count("charged-lower", charged("lower")),
    ...count("tariff-open", open),
    ...count("tested-some", testedOnSome(test).length),
    ...lines.map(({ narrower, beside }): Sentence => ({
      key: "narrower",
      values: { narrower, beside },
      units: { narrower: "entry", beside: "entry" },
    })),
    ...count("spoken-ground", spokenGrounds(view, test.rule, rows).length),
  ];
}

const count = (key: string, n: number): readonly Sentence[] => (n === 0 ? [] : [{ key, values: { n } }]);

/** How many others it would take before a difference between forms could be seen at all: a figure, never a verdict. */
export function smallestSentences(view: View, test: RuleTest): readonly Sentence[] {
  const [first] = heldByForm(view, test)
    .filter(({ here }) => here.yes > 0)
    .toSorted((a, b) => b.here.of - a.here.of);
  const fewest = first && fewestOthers(first);
  if (!first || fewest === undefined) return [];
  const { here, there } = first;
  return [{ key: "smallest", values: { held: here.yes, of: here.of, fewest, others: there.of } }];
}
