import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Cell, Finding } from "../finding.ts";
import { periodOf } from "../period.ts";
import { inconsistentPairs, silentIn } from "../rule-pairs.ts";
import type { RuleRows } from "../rule-rows.ts";
import { type RuleTest, ruleTestOf } from "../rule-test.ts";
import type { View } from "../view.ts";

/** Every rule of which something is written, with how many were held to it and of how many nothing is written. */
export function ruleList(view: View, all: ReadonlyMap<number, RuleRows>): Finding {
  const tests = [...all].filter(([, rows]) => isWritten(rows)).map(([rule, rows]) => ruleTestOf(view, rule, rows));
  const rows = tests.map((test) => test.rule);
  const under = tests.flatMap(({ rule }) => everything(all.get(rule)));
  const held = tests.filter(({ treatments }) => treatments.length > 0).length;
  const pairs = tests.filter((test) => inconsistentPairs(test).length > 0).length;
  return {
    lens: "rule-test",
    enough: tests.length > 0,
    sentences: [
      tests.length === 0
        ? { key: "no-rules", values: {} }
        : { key: "rules", values: { rules: tests.length, held, pairs } },
    ],
    tables: [
      {
        key: "rules",
        columns: [
          { key: "rule", unit: "entry" },
          { key: "type", unit: "word" },
          { key: "owner", unit: "party" },
          { key: "written", unit: "answer" },
          { key: "held-count", unit: "count" },
          { key: "silent-count", unit: "count" },
          { key: "pair-count", unit: "count" },
        ],
        rows: tests.map((test) => ruleRow(view, test)),
      },
    ],
    pictures: [],
    comparisons: [],
    basis: {
      requests: tests.reduce((sum, { rule }) => sum + (all.get(rule)?.request.length ?? 0), 0),
      parties: new Set(tests.flatMap(({ subjects }) => subjects.map(({ party }) => party))).size,
      ...periodOf(view, under),
      unknown: tests.reduce((sum, test) => sum + silentIn(test), 0),
      oneSided: 0,
      alike: ["rule"],
      rows: [...rows, ...under].sort((a, b) => a - b),
    },
  };
}

const isWritten = ({ fact, held, decision }: RuleRows): boolean => fact.length + held.length + decision.length > 0;
const everything = (rows: RuleRows | undefined): readonly number[] =>
  rows ? [...rows.fact, ...rows.held, ...rows.decision] : [];

function ruleRow(view: View, test: RuleTest): readonly Cell[] {
  const { columns } = view;
  const now = view.current(test.rule);
  const owner = columns.from[now] as number;
  const type = wordAt(columns.words.matter, columns.matter[now] as number);
  const held = new Set(test.treatments.map(({ party }) => party)).size;
  const counts = [held, silentIn(test), inconsistentPairs(test).length];
  return [test.rule, `rule.${type}`, owner === NONE ? null : owner, columns.written[now] as number, ...counts];
}
