import type { BodyOf } from "../../register/kinds.ts";
import { votesFor } from "../budget/approvals.ts";
import { type Outcomes, outcomesOf, type WayOutcome } from "../budget/ways.ts";
import type { Cell, Finding, Sentence, Table } from "../finding.ts";
import { periodOf } from "../period.ts";
import type { View } from "../view.ts";

/** Fewer voters than this are shown nowhere. */
const FEWEST = 5;
/** A share of fewer cases says too little. */
const FEWEST_FOR_SHARE = 20;

type RoundBody = BodyOf<"round">;

/**
 * A neighbourhood budget under other rules: the same votes, counted by the rule as stated, by votes, by votes per euro and by
 * equal shares. What people would have chosen under another rule, no file knows; the finding always says so.
 */
export function budgetFinding(view: View, row: number, round: RoundBody): Finding {
  const outcomes = outcomesOf(round);
  const { voters, stated } = outcomes;
  return {
    lens: "rule-what-if",
    enough: voters >= FEWEST,
    sentences: sentencesOn(row, round, outcomes),
    tables: voters < FEWEST ? [] : [waysTable(outcomes), projectsTable(round, outcomes), gridTable(round, outcomes)],
    pictures:
      voters < FEWEST
        ? []
        : [{ kind: "criteria-grid", table: "budget-grid", row: "project", column: "way", value: "chosen" }],
    comparisons: [],
    basis: {
      requests: round.projects.length,
      parties: null,
      ...periodOf(view, [row]),
      unknown: stated.selected.filter((answer) => answer === "unknown").length,
      oneSided: 0,
      alike: ["rule"],
      rows: [row],
    },
  };
}

function sentencesOn(row: number, round: RoundBody, { voters, stated, ways }: Outcomes): readonly Sentence[] {
  const rule = { values: { rule: row }, units: { rule: "entry" } } as const;
  if (voters < FEWEST) return [{ key: "budget-few-voters", ...rule }];
  const shares = ways.find(({ way }) => way === "equal-shares");
  const unknown = stated.selected.filter((answer) => answer === "unknown").length;
  const moved = { in: shares?.comesIn ?? null, out: shares?.fallsOut ?? null };
  return [
    moved.in === null
      ? { key: "budget-untold", ...rule }
      : { key: "budget", values: { rule: row, ...moved }, units: rule.units },
    {
      key: "budget-voters",
      values: { voters, projects: round.projects.length, money: round.budget },
      units: { money: "cents" },
    },
    ...(typeof round.year === "number"
      ? [{ key: "budget-year", values: { year: round.year }, units: { year: "year" } } as const]
      : [{ key: "period-unknown", values: {} }]),
    ...stated.untold.map((why) => ({ key: `budget-${why}`, values: { unknown } })),
    ...(stated.part
      ? [{ key: "budget-part", values: { money: stated.part.cents }, units: { money: "cents" } } as const]
      : []),
    { key: "budget-equal-shares", values: {} },
    ...(ways.some(isHidden) ? [{ key: "budget-few", values: {} }] : []),
    { key: "budget-same-votes", values: {} },
    { key: "not-why", values: {} },
  ];
}

const isHidden = ({ nothing }: WayOutcome): boolean => nothing !== null && nothing > 0 && nothing < FEWEST;

function waysTable({ ways, voters }: Outcomes): Table {
  return {
    key: "budget-ways",
    columns: [
      { key: "way", unit: "word" },
      { key: "chosen-count", unit: "count" },
      { key: "comes-in", unit: "count" },
      { key: "falls-out", unit: "count" },
      { key: "used", unit: "cents" },
      { key: "nothing-share", unit: "share" },
    ],
    rows: ways.map((one): Cell[] => [
      `way.${one.way}`,
      one.used === null ? null : one.selected.filter((answer) => answer === "yes").length,
      one.comesIn,
      one.fallsOut,
      one.used,
      one.nothing === null || isHidden(one) || voters < FEWEST_FOR_SHARE ? null : one.nothing / voters,
    ]),
  };
}

/** Project by project, in the order of the file. */
function projectsTable(round: RoundBody, { ways }: Outcomes): Table {
  const votes = votesFor(round);
  return {
    key: "budget-projects",
    columns: [
      { key: "project", unit: "name" },
      { key: "category", unit: "name" },
      { key: "cost", unit: "cents" },
      { key: "votes", unit: "count" },
      ...ways.map(({ way }) => ({ key: `way-${way}`, unit: "answer" }) as const),
    ],
    rows: round.projects.map(({ title, category, cost }, place): Cell[] => [
      title,
      category === "" ? null : category,
      cost,
      hidden(votes[place] ?? 0),
      ...ways.map(({ selected }) => ANSWERS[selected[place] ?? "unknown"]),
    ]),
  };
}

const ANSWERS = { unknown: 0, yes: 1, no: 2 } as const;
const hidden = (votes: number): number | null => (votes > 0 && votes < FEWEST ? null : votes);

function gridTable(round: RoundBody, { ways }: Outcomes): Table {
  return {
    key: "budget-grid",
    columns: [
      { key: "project", unit: "name" },
      { key: "way", unit: "word" },
      { key: "chosen", unit: "answer" },
    ],
    rows: round.projects.flatMap(({ title }, place) =>
      ways.map(({ way, selected }): Cell[] => [title, `way.${way}`, ANSWERS[selected[place] ?? "unknown"]]),
    ),
  };
}

/** The readable rounds, to choose from. */
export function roundsTable(view: View): Table {
  const rows = [...view.rows("round")].flatMap((row): Cell[][] => {
    const round = view.said(row, "round");
    if (!round) return [];
    return [[row, round.year === "unknown" ? null : round.year, round.budget, round.projects.length]];
  });
  return {
    key: "rounds",
    columns: [
      { key: "entry", unit: "entry" },
      { key: "year", unit: "year" },
      { key: "money", unit: "cents" },
      { key: "projects", unit: "count" },
    ],
    rows,
  };
}
