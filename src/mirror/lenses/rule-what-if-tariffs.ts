import type { Change } from "../changed-rule.ts";
import { changedTariffs, type ChangedTariff, TARIFF_MOVES } from "../changed-tariffs.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import { periodSentence } from "../period.ts";
import type { RuleRows } from "../rule-rows.ts";
import type { RuleTest } from "../rule-test.ts";
import { countSureness } from "../sureness.ts";
import type { View } from "../view.ts";
import { basisOfChange } from "./rule-what-if-basis.ts";
import { changeSentence } from "./rule-what-if-change.ts";
import { columns } from "./table.ts";

/** A tariff table under a change: who would pay which tariff beside the one charged, and what an hour would cost then. */
export function tariffFinding(
  view: View,
  under: { readonly test: RuleTest; readonly rows: RuleRows },
  change: Change,
): Finding {
  const tariffs = changedTariffs(view, under, change);
  const basis = basisOfChange(view, { rule: under.test.rule, rows: under.rows }, tariffs);
  return {
    lens: "rule-what-if",
    enough: tariffs.length > 0,
    sentences: sentencesOn({ ...under, tariffs, change }, basis),
    tables: tariffs.length === 0 ? [] : [moves(tariffs), groups(tariffs), single(tariffs)],
    pictures: tariffs.length === 0 ? [] : [{ kind: "bars", table: "moves", label: "move", value: "decisions" }],
    comparisons: [],
    basis,
    sure: tariffs.length === 0 ? [] : sureOf(tariffs),
  };
}

/** Among how many a lower tariff would follow, when all that is unknown falls one way or the other. */
function sureOf(tariffs: readonly ChangedTariff[]): readonly Sentence[] {
  const of = (...moves: readonly string[]) => tariffs.filter(({ move }) => moves.includes(move)).length;
  const sentences = countSureness({ counted: of("lower-tariff"), unknown: of("unknown", "other-tariff") });
  return sentences.map((one) => (one.key === "sure.unknown" ? { ...one, key: "sure.tariffs-unknown" } : one));
}

interface Said {
  readonly test: RuleTest;
  readonly rows: RuleRows;
  readonly tariffs: readonly ChangedTariff[];
  readonly change: Change;
}

function sentencesOn({ test, rows, tariffs, change }: Said, basis: Basis): readonly Sentence[] {
  const text = test.criteria.find(({ key }) => key === change.criterion)?.text;
  const rule = { rule: test.rule };
  const of = (move: string) => tariffs.filter((one) => one.move === move).length;
  const untold = rows.decision.length - tariffs.length;
  const moved = { lower: of("lower-tariff"), higher: of("higher-tariff"), unknown: of("unknown") + of("other-tariff") };
  return [
    change.how === "remove" && change.criterion === ""
      ? { key: "how-remove-points", values: {} }
      : changeSentence(change, text),
    tariffs.length === 0
      ? { key: "none", values: rule, units: { rule: "entry" } }
      : {
          key: "tariffs",
          values: { ...rule, requests: tariffs.length, parties: basis.parties, ...moved },
          units: { rule: "entry" },
        },
    ...(untold > 0 && tariffs.length > 0 ? [{ key: "tariffs-untold", values: { n: untold } }] : []),
    periodSentence(basis),
    { key: "who-would-ask", values: {} },
    { key: "not-why", values: {} },
  ];
}

/** How many would pay less, more or the same, and by how much an hour at least and at most, as far as prices are known. */
function moves(tariffs: readonly ChangedTariff[]): Table {
  const rows = TARIFF_MOVES.map((move): Cell[] => {
    const moved = tariffs.filter((one) => one.move === move);
    const differences = moved.map(differenceOf).filter((cents) => !Number.isNaN(cents));
    const [low, high] = extremes(differences, moved.length === 0);
    const parties = new Set(moved.map(({ party }) => party)).size;
    return [`move.${move}`, moved.length, parties, low, high, moved.length - differences.length];
  });
  return {
    key: "moves",
    columns: columns({
      move: "word",
      decisions: "count",
      parties: "count",
      "difference-low": "cents",
      "difference-high": "cents",
      "price-unknown": "count",
    }),
    rows,
  };
}

/** The lowest and the highest; nothing to tell where there is none, unknown where none has a price. */
function extremes(differences: readonly number[], none: boolean): readonly [Cell, Cell] {
  if (none) return ["", ""];
  if (differences.length === 0) return [null, null];
  return [differences.reduce((a, b) => Math.min(a, b)), differences.reduce((a, b) => Math.max(a, b))];
}

/** What an hour would cost more (above zero) or less; NaN where one of the two is unknown. */
const differenceOf = ({ hourly, hourlyThen }: ChangedTariff): number => hourlyThen - hourly;
const orNull = (cents: number): Cell => (Number.isNaN(cents) ? null : cents);

/** Decision by decision, in order of writing: no order says who matters. */
function single(tariffs: readonly ChangedTariff[]): Table {
  return {
    key: "decisions",
    columns: columns({
      entry: "entry",
      party: "party",
      move: "word",
      charged: "name",
      follows: "name",
      asked: "cents",
      hourly: "cents",
      "hourly-then": "cents",
      difference: "cents",
    }),
    rows: tariffs.map((one): Cell[] => [
      one.decision,
      one.party,
      `move.${one.move}`,
      named(one.charged),
      followsOf(one),
      orNull(one.asked),
      orNull(one.hourly),
      orNull(one.hourlyThen),
      orNull(differenceOf(one)),
    ]),
  };
}

/** From which tariff to which, and how often. */
function groups(tariffs: readonly ChangedTariff[]): Table {
  const pairs = Map.groupBy(tariffs, (one) => JSON.stringify([named(one.charged), followsOf(one)]));
  return {
    key: "tariff-groups",
    columns: columns({ charged: "name", follows: "name", decisions: "count", parties: "count" }),
    rows: [...pairs.values()].map((pair): Cell[] => {
      const [first] = pair as [ChangedTariff];
      return [named(first.charged), followsOf(first), pair.length, new Set(pair.map(({ party }) => party)).size];
    }),
  };
}

const named = (tariff: string): Cell => (tariff === "unknown" ? null : tariff);
/** The groups that may follow; unknown where no group of the table holds. */
const followsOf = ({ follows }: ChangedTariff): Cell => (follows.length === 0 ? null : follows.join(" / "));
