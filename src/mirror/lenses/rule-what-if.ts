import * as z from "zod";
import { type ChangedOutcome, changedOutcomes, conditionOfRule, MOVES } from "../changed-outcomes.ts";
import { type Change, CHANGES } from "../changed-rule.ts";
import { NONE } from "../columns.ts";
import type { Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { FEWEST_PEOPLE } from "../../register/round.ts";
import { periodOf, periodSentence } from "../period.ts";
import { type RuleRows, rowsUnder } from "../rule-rows.ts";
import { ruleTestOf } from "../rule-test.ts";
import { countSureness } from "../sureness.ts";
import type { View } from "../view.ts";
import { basisOfChange } from "./rule-what-if-basis.ts";
import { budgetFinding, roundsTable } from "./rule-what-if-budget.ts";
import { changeSentence } from "./rule-what-if-change.ts";
import { tariffFinding } from "./rule-what-if-tariffs.ts";

const parameters = z.object({
  /** Entry id of the rule, or of the budget round. */
  rule: z.string().max(40).default(""),
  /** Key of the point that changes; without it every point does. */
  criterion: z.string().max(40).default(""),
  how: z.enum(CHANGES).default("everybody"),
  /** For wider and narrower: the count that is enough, or needed. Under five reads five, so that no smaller number of people can be told (never 6). */
  count: z.coerce
    .number()
    .int()
    .min(0)
    .max(1e9)
    .transform((count) => Math.max(count, FEWEST_PEOPLE))
    .optional(),
});
type Parameters = z.output<typeof parameters>;

/**
 * The past decisions under a rule if that rule had been otherwise: who comes in, who falls out, the amounts, and of how many nobody
 * can tell. Who would have asked under another rule, no record knows; the finding always says so.
 */
export const ruleWhatIf: Lens<"rule-what-if", Parameters> = {
  name: "rule-what-if",
  parameters,
  look(view, { rule, criterion, how, count }) {
    const row = rule === "" ? NONE : view.rowNamed(rule);
    const round = row === NONE ? undefined : view.said(row, "round");
    if (round) return budgetFinding(view, row, round);
    const rows = rowsUnder(view, row);
    if (!rows) return toChoose(view);
    if (conditionOfRule(view, row) === undefined)
      return nothingOn(view, { key: "no-criteria", values: { rule: row }, units: { rule: "entry" } }, [row]);
    return findingOn(view, { rule: row, rows }, { how, criterion, count });
  },
};

function findingOn(
  view: View,
  { rule, rows }: { readonly rule: number; readonly rows: RuleRows },
  change: Change,
): Finding {
  const test = ruleTestOf(view, rule, rows);
  if ((view.said(rule, "rule")?.groups ?? []).length > 0) return tariffFinding(view, { test, rows }, change);
  const outcomes = changedOutcomes(view, { test, rows }, change);
  const of = (move: string) => outcomes.filter((one) => one.move === move).length;
  const basis = basisOfChange(view, { rule, rows }, outcomes);
  const values = {
    rule,
    requests: outcomes.length,
    parties: basis.parties,
    in: of("comes-in"),
    out: of("falls-out"),
    unknown: of("unknown"),
  };
  const text = test.criteria.find(({ key }) => key === change.criterion)?.text;
  return {
    lens: "rule-what-if",
    enough: outcomes.length > 0,
    sentences: [
      changeSentence(change, text),
      outcomes.length === 0
        ? { key: "none", values: { rule }, units: { rule: "entry" } }
        : { key: "finding", values, units: { rule: "entry" } },
      periodSentence(basis),
      { key: "who-would-ask", values: {} },
      { key: "not-why", values: {} },
    ],
    sure: outcomes.length === 0 ? [] : countSureness({ counted: values.in, unknown: values.unknown }),
    tables: outcomes.length === 0 ? [] : [totals(outcomes), single(outcomes)],
    pictures: outcomes.length === 0 ? [] : [{ kind: "bars", table: "moves", label: "move", value: "decisions" }],
    comparisons: [],
    basis,
  };
}

/** How many decisions move which way, and the money they are about as far as that is known. */
function totals(outcomes: readonly ChangedOutcome[]): Table {
  const rows = MOVES.map((move): Cell[] => {
    const moved = outcomes.filter((one) => one.move === move);
    const amounts = moved.map(({ amount }) => amount).filter((amount) => !Number.isNaN(amount));
    const parties = new Set(moved.map(({ party }) => party)).size;
    const sum = amounts.length === 0 ? null : amounts.reduce((all, one) => all + one, 0);
    return [`move.${move}`, moved.length, parties, moved.length === 0 ? 0 : sum, moved.length - amounts.length];
  });
  return {
    key: "moves",
    columns: [
      { key: "move", unit: "word" },
      { key: "decisions", unit: "count" },
      { key: "parties", unit: "count" },
      { key: "amount", unit: "cents" },
      { key: "amount-unknown", unit: "count" },
    ],
    rows,
  };
}

/** Decision by decision, in order of writing: no order says who matters. */
function single(outcomes: readonly ChangedOutcome[]): Table {
  return {
    key: "decisions",
    columns: [
      { key: "entry", unit: "entry" },
      { key: "party", unit: "party" },
      { key: "move", unit: "word" },
      { key: "amount", unit: "cents" },
    ],
    rows: outcomes.map(({ decision, party, move, amount }) => [
      decision,
      party,
      `move.${move}`,
      Number.isNaN(amount) ? null : amount,
    ]),
  };
}

/** Rules stand in the list to choose from; rounds of neighbourhood budgets stand beside them in a table. */
function toChoose(view: View): Finding {
  const rounds = roundsTable(view);
  const rows = rounds.rows.flatMap(([row]) => (typeof row === "number" ? [row] : []));
  const none = nothingOn(view, { key: "choose", values: {} }, rows);
  return rows.length === 0 ? none : { ...none, tables: [rounds] };
}

function nothingOn(view: View, sentence: Sentence, rows: readonly number[]): Finding {
  const basis = { requests: 0, parties: 0, ...periodOf(view, rows), unknown: 0, oneSided: 0, alike: [], rows };
  const sentences = [sentence, { key: "who-would-ask", values: {} }];
  return { lens: "rule-what-if", enough: false, sentences, tables: [], pictures: [], comparisons: [], basis };
}
