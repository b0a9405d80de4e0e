import * as z from "zod";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Basis, Finding, Sentence } from "../finding.ts";
import { ANSWER } from "../kleene.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import { inconsistentPairs, owedOf, silentIn } from "../rule-pairs.ts";
import { type RuleRows, ruleRowsOf, rowsUnder } from "../rule-rows.ts";
import { type RuleTest, ruleTestOf, versionsFor } from "../rule-test.ts";
import type { View } from "../view.ts";
import { ruleList } from "./rule-list.ts";
import { narrower, spoken, tariffs, tested } from "./rule-test-beside.ts";
import { besideSentences, surenessOn } from "./rule-test-sentences.ts";
import { afterwards, asked, decisions, exceptions, forms, grid, owed, pairs, subjects } from "./rule-test-tables.ts";

const parameters = z.object({
  /** Entry id of the rule; without it every rule is listed with how many were held to it. */
  rule: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;

/**
 * One rule held against everybody: who meets it, who was asked about it or held to it, of whom nothing is written. Facts of
 * single cases, so no test and no p; an answer that nobody wrote is its own cell and never a "no".
 */
export const ruleTest: Lens<"rule-test", Parameters> = {
  name: "rule-test",
  parameters,
  look(view, { rule }) {
    const row = rule === "" ? NONE : view.rowNamed(rule);
    const rows = rowsUnder(view, row);
    return rows ? findingOn(view, row, rows) : ruleList(view, ruleRowsOf(view));
  },
};

function findingOn(view: View, rule: number, rows: RuleRows): Finding {
  const test = ruleTestOf(view, rule, rows);
  const tables = [
    grid(test),
    subjects(view, test, rows),
    tariffs(view, test, rows),
    narrower(view, rule),
    spoken(view, rule, rows),
    pairs(test),
    tested(test),
    forms(view, test),
    owed(test),
    asked(view, test),
    decisions(view, rule, rows),
  ];
  return {
    lens: "rule-test",
    enough: test.treatments.length + rows.fact.length > 0,
    sentences: sentencesOn(view, test, rows),
    sure: surenessOn(view, test),
    tables: [...tables, exceptions(view, rule)].filter((table) => table.rows.length > 0),
    pictures:
      test.criteria.length === 0
        ? []
        : [{ kind: "criteria-grid", table: "grid", row: "party", column: "criterion", value: "value" }],
    comparisons: [],
    basis: basisOf(view, test, rows),
  };
}

const partiesIn = (test: RuleTest): number => new Set(test.subjects.map(({ party }) => party)).size;
const treated = (test: RuleTest): ReadonlySet<number> => new Set(test.treatments.map(({ party }) => party));
function sentencesOn(view: View, test: RuleTest, rows: RuleRows): readonly Sentence[] {
  const values = { rule: test.rule, requests: rows.request.length, parties: partiesIn(test), held: treated(test).size };
  if (test.treatments.length + rows.fact.length === 0)
    return [{ key: "nothing", values, units: { rule: "entry" } }, ...besideSentences(view, test, rows)];
  const [pairCount, silent, owedCount] = [
    inconsistentPairs(test).length,
    silentIn(test),
    new Set(owedOf(test).map(({ party }) => party)).size,
  ];
  const onlySpoken = rows.decision.filter((row) => reasonOf(view, row) === "spoken").length;
  const late = rows.decision.filter((row) => afterwards(view, test.rule, row) !== "no").length;
  const count = (key: string, n: number): readonly Sentence[] => (n === 0 ? [] : [{ key, values: { n } }]);
  return [
    { key: "finding", values, units: { rule: "entry" } },
    periodSentence(periodOf(view, rowsIn(rows))),
    ...count("silent", silent),
    ...(pairCount > 0 ? [{ key: "pairs", values: { n: pairCount } }] : [{ key: "no-pairs", values: {} }]),
    ...count("owed", owedCount),
    ...besideSentences(view, test, rows),
    ...count("told-differently", test.toldDifferently.length),
    { key: `written-${view.said(test.rule, "rule")?.written ?? "unknown"}`, values: {} },
    ...count("spoken", onlySpoken),
    ...count("afterwards", late),
    { key: "not-why", values: {} },
  ];
}

const reasonOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.reason, columns.reason[current(row)] as number);

const rowsIn = ({ fact, held, request, decision }: RuleRows): readonly number[] => [
  ...fact,
  ...held,
  ...request,
  ...decision,
];

function basisOf(view: View, test: RuleTest, rows: RuleRows): Basis {
  const told = [...rows.fact, ...rows.held].filter((row) => !versionsFor(view).has(row));
  return {
    requests: rows.request.length,
    parties: partiesIn(test),
    ...periodOf(view, rowsIn(rows)),
    unknown: test.subjects.filter(({ meets }) => meets === ANSWER.unknown || meets === ANSWER.neverAsked).length,
    oneSided: told.length,
    alike: ["rule"],
    rows: [test.rule, ...rowsIn(rows)].sort((a, b) => a - b),
  };
}
