import type { Round } from "../../src/register/round.ts";

/** A budget file as text, lines joined as the published ones are. */
export const pbText = (lines: readonly string[], end = "\r\n"): string => lines.join(end) + end;

/** A small made-up file: two categories, four projects, five voters. */
export const SMALL: readonly string[] = [
  "META",
  "key;value",
  "description;Buurtbudget Voorbeeld",
  "num_projects;4",
  "num_votes;5",
  "budget;100",
  "vote_type;approval",
  "rule;greedy",
  "date_begin;2021",
  "categories;Groen,Jeugd",
  "leftover_budget;Fund additional projects that fit within leftover budget ordered by score",
  "budget_per_category;50,50",
  "PROJECTS",
  "project_id;cost;votes;name;category",
  'a;40;4;"Bomen; veel ""groen""";Groen',
  "b;30;3;Gras;Groen",
  "c;45.50;2;Voetbal;Jeugd",
  "d;10;1;Koken;Jeugd",
  "VOTES",
  "voter_id;age;sex;neighborhood;voting_method;vote",
  "zeldzaam1;zeldzaam2;zeldzaam3;zeldzaam4;zeldzaam5;b,a",
  "2;30;F;x;internet;a,b",
  "3;31;M;x;paper;a,b",
  "4;32;F;x;paper;a,c",
  "5;33;F;x;paper;c,d",
];

/** A round from what each project costs (cents) and who chose what. */
export function roundOf(budget: number, costs: readonly number[], ballots: readonly (readonly number[])[]): Round {
  return {
    title: "Voorbeeld",
    year: 2021,
    budget,
    rule: { stated: "greedy", leftover: "none", counting: "each-vote", perCategory: [] },
    categories: [],
    projects: costs.map((cost, place) => ({
      key: `p${place}`,
      title: `Plan ${place}`,
      cost,
      category: "",
      votes: "unknown",
      selected: "unknown",
    })),
    ballots: ballots.map((approves) => ({ approves, count: 1 })),
    votes: ballots.length,
  };
}
