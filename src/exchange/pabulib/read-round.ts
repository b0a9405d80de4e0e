import type { Ballot, Round, RoundProject } from "../../register/round.ts";
import { BadBudgetFile, badFile, type BudgetFault } from "./bad-budget-file.ts";
import type { CsvRecord } from "../csv-records.ts";
import { categoriesIn, centsIn, checkVoteType, leastCostIn, type Meta, metaOf, needed, ruleIn } from "./meta.ts";
import { cellOf, needColumn, type Section, type Sections, sectionsOf } from "./sections.ts";

/**
 * A Pabulib file as a budget round. Of the votes only the column `vote` is read: whatever else a file says about a voter is
 * dropped here, and the order of the votes with it. Throws BadBudgetFile with every line that is wrong: a round that lacks some
 * of its lines would give another outcome, so it is read whole or not at all.
 */
export function readRound(text: string): Round {
  const sections = sectionsOf(text);
  const meta = metaOf(sections.META);
  checkVoteType(meta);
  const budget = needed(meta, "budget");
  const faults: BudgetFault[] = [];
  const projects = projectsIn(sections.PROJECTS, categoriesIn(meta), faults);
  const round = {
    title: needed(meta, "description").value,
    year: yearIn(meta),
    budget: centsIn(budget.value, budget.line, "budget"),
    rule: ruleIn(meta),
    categories: categoriesOf(meta, projects),
    projects,
    ballots: ballotsIn(sections, faults),
    votes: countOrUnknown(meta.get("num_votes")?.value ?? "", meta.get("num_votes")?.line ?? 1, "num_votes"),
    leastCost: leastCostIn(meta),
  };
  const [first, ...others] = faults.sort((a, b) => a.line - b.line);
  if (first) throw new BadBudgetFile(first, ...others);
  return round;
}

/** Reads each row; what is wrong with one is kept beside the others, so that all are told at once. */
function eachRow<Value>(rows: readonly CsvRecord[], read: (row: CsvRecord) => Value, faults: BudgetFault[]): Value[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (!(error instanceof BadBudgetFile)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
}

/** Files of earlier years write a year, later ones a day. */
function yearIn(meta: Meta): number | "unknown" {
  const [, year] = /(?:^|\D)(\d{4})(?:\D|$)/.exec(meta.get("date_begin")?.value ?? "") ?? [];
  return year === undefined ? "unknown" : Number(year);
}

function countOrUnknown(value: string, line: number, found: string): number | "unknown" {
  if (value === "") return "unknown";
  if (!/^\d{1,7}$/.test(value)) throw badFile("not-count", line, found);
  return Number(value);
}

function projectsIn(section: Section, categories: readonly string[], faults: BudgetFault[]): readonly RoundProject[] {
  needColumn(section, "project_id");
  needColumn(section, "cost");
  if (section.rows.length === 0) throw badFile("nothing-in-it", section.line, "PROJECTS");
  const seen = new Set<string>();
  const read = (row: CsvRecord): RoundProject => {
    const key = cellOf(section, row, "project_id");
    if (key === "") throw badFile("value-missing", row.line, "project_id");
    if (seen.has(key)) throw badFile("project-twice", row.line, key);
    seen.add(key);
    const category = cellOf(section, row, "category");
    if (category !== "" && categories.length > 0 && !categories.includes(category))
      throw badFile("category-unknown", row.line, category);
    return {
      key,
      title: cellOf(section, row, "name") || key,
      cost: centsIn(cellOf(section, row, "cost"), row.line, "cost"),
      category,
      votes: countOrUnknown(cellOf(section, row, "votes"), row.line, "votes"),
      selected: selectedIn(cellOf(section, row, "selected")),
    };
  };
  return eachRow(section.rows, read, faults);
}

/** Pabulib writes 1 for a project that was funded, 0 for one that was not; other numbers say that it is complicated. */
const selectedIn = (value: string) => (value === "1" ? "yes" : value === "0" ? "no" : "unknown");

const categoriesOf = (meta: Meta, projects: readonly RoundProject[]): readonly string[] => {
  const named = categoriesIn(meta);
  return named.length > 0 ? named : [...new Set(projects.map(({ category }) => category))].filter((one) => one !== "");
};

/** How often each set of projects was chosen, in the order of the sets. A vote for a project whose own line is wrong is no second fault. */
function ballotsIn({ PROJECTS, VOTES }: Sections, faults: BudgetFault[]): readonly Ballot[] {
  needColumn(VOTES, "vote");
  if (VOTES.rows.length === 0) throw badFile("nothing-in-it", VOTES.line, "VOTES");
  const column = PROJECTS.header.indexOf("project_id");
  const places = new Map(PROJECTS.rows.map(({ cells }, place) => [(cells[column] ?? "").trim(), place]));
  const counts = new Map<string, number>();
  const sets = eachRow(
    VOTES.rows,
    (row) => {
      const approves = new Set(keysIn(cellOf(VOTES, row, "vote")).map((key) => placeOf(places, key, row.line)));
      return [...approves].sort((a, b) => a - b).join(",");
    },
    faults,
  );
  for (const set of sets) counts.set(set, (counts.get(set) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([set, count]) => ({ approves: set === "" ? [] : set.split(",").map(Number), count }));
}

const keysIn = (vote: string): readonly string[] => (vote === "" ? [] : vote.split(",").map((key) => key.trim()));

function placeOf(places: ReadonlyMap<string, number>, key: string, line: number): number {
  const place = places.get(key);
  if (place === undefined) throw badFile("project-unknown", line, "vote");
  return place;
}
