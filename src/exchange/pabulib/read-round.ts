import type { Ballot, Round, RoundProject } from "../../register/round.ts";
import { BadBudgetFile } from "./bad-budget-file.ts";
import { categoriesIn, centsIn, checkVoteType, type Meta, metaOf, needed, ruleIn } from "./meta.ts";
import { cellOf, needColumn, type Section, sectionsOf } from "./sections.ts";

/**
 * A Pabulib file as a budget round. Of the votes only the column `vote` is read: whatever else a file says about a voter is
 * dropped here, and the order of the votes with it. Throws BadBudgetFile with the line.
 */
export function readRound(text: string): Round {
  const sections = sectionsOf(text);
  const meta = metaOf(sections.META);
  checkVoteType(meta);
  const budget = needed(meta, "budget");
  const projects = projectsIn(sections.PROJECTS);
  const categories = categoriesOf(meta, projects);
  const stray = projects.findIndex(({ category }) => category !== "" && !categories.includes(category));
  if (stray >= 0)
    throw new BadBudgetFile(
      "category-unknown",
      sections.PROJECTS.rows[stray]?.line ?? 1,
      projects[stray]?.category ?? "",
    );
  return {
    title: needed(meta, "description").value,
    year: yearIn(meta),
    budget: centsIn(budget.value, budget.line, "budget"),
    rule: ruleIn(meta),
    categories,
    projects,
    ballots: ballotsIn(sections.VOTES, projects),
    votes: countOrUnknown(meta.get("num_votes")?.value ?? "", meta.get("num_votes")?.line ?? 1, "num_votes"),
  };
}

/** Files of earlier years write a year, later ones a day. */
function yearIn(meta: Meta): number | "unknown" {
  const [, year] = /(?:^|\D)(\d{4})(?:\D|$)/.exec(meta.get("date_begin")?.value ?? "") ?? [];
  return year === undefined ? "unknown" : Number(year);
}

function countOrUnknown(value: string, line: number, found: string): number | "unknown" {
  if (value === "") return "unknown";
  if (!/^\d{1,7}$/.test(value)) throw new BadBudgetFile("not-count", line, found);
  return Number(value);
}

function projectsIn(section: Section): readonly RoundProject[] {
  needColumn(section, "project_id");
  needColumn(section, "cost");
  if (section.rows.length === 0) throw new BadBudgetFile("nothing-in-it", section.line, "PROJECTS");
  const seen = new Set<string>();
  return section.rows.map((row) => {
    const key = cellOf(section, row, "project_id");
    if (key === "") throw new BadBudgetFile("value-missing", row.line, "project_id");
    if (seen.has(key)) throw new BadBudgetFile("project-twice", row.line, key);
    seen.add(key);
    return {
      key,
      title: cellOf(section, row, "name") || key,
      cost: centsIn(cellOf(section, row, "cost"), row.line, "cost"),
      category: cellOf(section, row, "category"),
      votes: countOrUnknown(cellOf(section, row, "votes"), row.line, "votes"),
      selected: selectedIn(cellOf(section, row, "selected")),
    };
  });
}

/** Pabulib writes 1 for a project that was funded, 0 for one that was not; other numbers say that it is complicated. */
const selectedIn = (value: string) => (value === "1" ? "yes" : value === "0" ? "no" : "unknown");

const categoriesOf = (meta: Meta, projects: readonly RoundProject[]): readonly string[] => {
  const named = categoriesIn(meta);
  return named.length > 0 ? named : [...new Set(projects.map(({ category }) => category))].filter((one) => one !== "");
};

/** How often each set of projects was chosen, in the order of the sets. */
function ballotsIn(section: Section, projects: readonly RoundProject[]): readonly Ballot[] {
  needColumn(section, "vote");
  if (section.rows.length === 0) throw new BadBudgetFile("nothing-in-it", section.line, "VOTES");
  const places = new Map(projects.map(({ key }, place) => [key, place]));
  const counts = new Map<string, number>();
  for (const row of section.rows) {
    const approves = new Set(keysIn(cellOf(section, row, "vote")).map((key) => placeOf(places, key, row.line)));
    const set = [...approves].sort((a, b) => a - b).join(",");
    counts.set(set, (counts.get(set) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([set, count]) => ({ approves: set === "" ? [] : set.split(",").map(Number), count }));
}

const keysIn = (vote: string): readonly string[] => (vote === "" ? [] : vote.split(",").map((key) => key.trim()));

function placeOf(places: ReadonlyMap<string, number>, key: string, line: number): number {
  const place = places.get(key);
  if (place === undefined) throw new BadBudgetFile("project-unknown", line, "vote");
  return place;
}
