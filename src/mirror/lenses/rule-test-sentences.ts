import type { Sentence } from "../finding.ts";
import { narrowerLines, spokenGrounds } from "../narrower-lines.ts";
import { fewestOthers, heldByForm } from "../rule-forms.ts";
import type { RuleRows } from "../rule-rows.ts";
import { tariffsBeside, testedOnSome } from "../rule-tariffs.ts";
import type { RuleTest } from "../rule-test.ts";
import { TELLING } from "../sureness.ts";
import { fewestForPair, metIn } from "../rule-unknown.ts";
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

/**
 * What would change it: how many meet the rule at least and at most, whether unknown answers can make or take away a pair; and of the
 * form most of whom the same is known, how few others could show a difference and what would undo it. Figures, never a verdict.
 */
export function surenessOn(view: View, test: RuleTest): readonly Sentence[] {
  if (test.criteria.length === 0) return [];
  const { yes, no, unknown } = metIn(test);
  const fewest = fewestForPair(test);
  const pairs: Sentence =
    fewest === 0
      ? { key: "sure.undo-pairs", values: {} }
      : fewest === null
        ? { key: "sure.undo-none", values: {} }
        : { key: "sure.undo", values: { cases: fewest } };
  const met: Sentence =
    unknown === 0
      ? { key: "sure.nothing-unknown", values: {} }
      : { key: "sure.unknown", values: { unknown, parties: yes + no + unknown, low: yes, high: yes + unknown } };
  return [met, pairs, ...formSentences(view, test)];
}

/** Of the form of which most parties are alike: a figure, never a verdict. */
function formSentences(view: View, test: RuleTest): readonly Sentence[] {
  const [first] = heldByForm(view, test)
    .filter(({ here }) => here.yes > 0)
    .toSorted((a, b) => b.here.of - a.here.of);
  const fewest = first && fewestOthers(first);
  if (!first) return [];
  const { form, here, there, bounds, unknown, undo, eValue } = first;
  const group = `type.${form}`;
  const units = { group: "word", low: "difference", high: "difference" } as const;
  return [
    ...(fewest === undefined
      ? []
      : [{ key: "sure.smallest", values: { held: here.yes, of: here.of, fewest, others: there.of } }]),
    ...(bounds.known && unknown > 0
      ? [{ key: "sure.form-unknown", values: { group, unknown, low: bounds.low, high: bounds.high }, units }]
      : []),
    ...(undo.known && unknown > 0
      ? [
          undo.cases === null
            ? { key: "sure.form-undo-none", values: {} }
            : { key: "sure.form-undo", values: { cases: undo.cases } },
        ]
      : []),
    ...(eValue.known && eValue.estimate >= TELLING
      ? [{ key: "sure.unrecorded", values: { strength: eValue.estimate }, units: NUMBER }]
      : []),
  ];
}

const NUMBER = { strength: "number" } as const;
