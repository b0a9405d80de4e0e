import type { BodyOf } from "../../register/kinds.ts";
import { saidSelected } from "../budget/remarks.ts";
import type { Cell, Finding, Sentence, Table } from "../finding.ts";
import { periodOf } from "../period.ts";
import type { View } from "../view.ts";

/** A share of fewer cases says too little. */
const FEWEST_FOR_SHARE = 20;

type RoundBody = BodyOf<"round">;
type Outcomes = NonNullable<RoundBody["outcomes"]>;
type Selected = Outcomes["ways"][number]["selected"];

/**
 * A neighbourhood budget under other rules: the same votes, counted by the rule as stated, by votes, by votes per euro and by
 * equal shares when their file was read. What people would have chosen under another rule, no file knows; the finding always says so.
 */
export function budgetFinding(view: View, row: number, round: RoundBody): Finding {
  const { outcomes } = round;
  const stated = statedIn(outcomes);
  return {
    lens: "rule-what-if",
    enough: outcomes !== undefined,
    sentences: outcomes === undefined ? fewVoters(row) : sentencesOn(row, round, outcomes),
    tables:
      outcomes === undefined
        ? []
        : [waysTable(round, outcomes), projectsTable(round, outcomes), gridTable(round, outcomes)],
    pictures:
      outcomes === undefined
        ? []
        : [{ kind: "criteria-grid", table: "budget-grid", row: "project", column: "way", value: "chosen" }],
    comparisons: [],
    basis: {
      requests: round.projects.length,
      parties: null,
      ...periodOf(view, [row]),
      unknown: stated.filter((answer) => answer === "unknown").length,
      oneSided: 0,
      alike: ["rule"],
      rows: [row],
    },
  };
}

const statedIn = (outcomes: Outcomes | undefined): Selected =>
  outcomes?.ways.find(({ way }) => way === "stated")?.selected ?? [];

const fewVoters = (row: number): readonly Sentence[] => [
  { key: "budget-few-voters", values: { rule: row }, units: { rule: "entry" } },
];

/** How many projects go from one answer under the stated rule to another under some way; null where the stated rule tells nothing. */
function moved(outcomes: Outcomes, selected: Selected, [from, to]: readonly [string, string]): number | null {
  const stated = statedIn(outcomes);
  if (stated.every((answer) => answer === "unknown")) return null;
  return selected.filter((answer, place) => stated[place] === from && answer === to).length;
}
const IN = ["no", "yes"] as const;
const OUT = ["yes", "no"] as const;

function sentencesOn(row: number, round: RoundBody, outcomes: Outcomes): readonly Sentence[] {
  const rule = { values: { rule: row }, units: { rule: "entry" } } as const;
  const { voters, untold, part, ways } = outcomes;
  const shares = ways.find(({ way }) => way === "equal-shares")?.selected ?? [];
  const unknown = statedIn(outcomes).filter((answer) => answer === "unknown").length;
  const by = { in: moved(outcomes, shares, IN), out: moved(outcomes, shares, OUT) };
  return [
    by.in === null
      ? { key: "budget-untold", ...rule }
      : { key: "budget", values: { rule: row, ...by }, units: rule.units },
    {
      key: "budget-voters",
      values: { voters, projects: round.projects.length, money: round.budget },
      units: { money: "cents" },
    },
    ...(typeof round.year === "number"
      ? [{ key: "budget-year", values: { year: round.year }, units: { year: "year" } } as const]
      : [{ key: "period-unknown", values: {} }]),
    ...untold.map((why) => ({ key: `budget-${why}`, values: { unknown } })),
    ...(part ? [{ key: "budget-part", values: { money: part.cents }, units: { money: "cents" } } as const] : []),
    ...saidSentences(round, outcomes),
    { key: "budget-equal-shares", values: {} },
    { key: "budget-fives", values: {} },
    ...(round.projects.some(({ votes }) => votes === "unknown") ? [{ key: "budget-few", values: {} }] : []),
    { key: "budget-same-votes", values: {} },
    { key: "not-why", values: {} },
  ];
}

/** What the file says itself of who got money, beside what its rule gives; nothing where it does not say. */
function saidSentences({ projects }: RoundBody, outcomes: Outcomes): readonly Sentence[] {
  const { said, other, untold } = saidSelected(projects, statedIn(outcomes));
  if (said === 0) return [];
  return [{ key: other === 0 ? "budget-said" : "budget-said-otherwise", values: { said, other, untold } }];
}

/** Whether any project's line in the file says if it got money. */
const isSaid = (projects: RoundBody["projects"]): boolean => projects.some(({ selected }) => selected !== "unknown");

/** Money used, in cents; null when the outcome is not known for each project. A project that gets part of its cost counts for its part. */
function usedBy(round: RoundBody, selected: Selected, part: Outcomes["part"]): number | null {
  if (selected.includes("unknown")) return null;
  return round.projects.reduce(
    (all, { cost }, place) => all + (selected[place] === "yes" ? cost : 0),
    part?.cents ?? 0,
  );
}

function waysTable(round: RoundBody, outcomes: Outcomes): Table {
  const { ways, voters } = outcomes;
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
    rows: ways.map(({ way, selected, nothing }): Cell[] => [
      `way.${way}`,
      selected.includes("unknown") ? null : selected.filter((answer) => answer === "yes").length,
      moved(outcomes, selected, IN),
      moved(outcomes, selected, OUT),
      usedBy(round, selected, way === "stated" ? outcomes.part : undefined),
      nothing === "unknown" || voters < FEWEST_FOR_SHARE ? null : nothing / voters,
    ]),
  };
}

/** Project by project, in the order of the file. */
function projectsTable({ projects }: RoundBody, { ways }: Outcomes): Table {
  return {
    key: "budget-projects",
    columns: [
      { key: "project", unit: "name" },
      { key: "category", unit: "name" },
      { key: "cost", unit: "cents" },
      { key: "votes", unit: "count" },
      ...ways.map(({ way }) => ({ key: `way-${way}`, unit: "answer" }) as const),
      ...(isSaid(projects) ? [{ key: "file-says", unit: "answer" } as const] : []),
    ],
    rows: projects.map(({ title, category, cost, votes, selected: said }, place): Cell[] => [
      title,
      category === "" ? null : category,
      cost,
      votes === "unknown" ? null : votes,
      ...ways.map(({ selected }) => ANSWERS[selected[place] ?? "unknown"]),
      ...(isSaid(projects) ? [ANSWERS[said]] : []),
    ]),
  };
}

const ANSWERS = { unknown: 0, yes: 1, no: 2 } as const;

function gridTable({ projects }: RoundBody, { ways }: Outcomes): Table {
  return {
    key: "budget-grid",
    columns: [
      { key: "project", unit: "name" },
      { key: "way", unit: "word" },
      { key: "chosen", unit: "answer" },
    ],
    rows: projects.flatMap(({ title }, place) =>
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
