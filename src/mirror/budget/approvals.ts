import type { Ballot, Round, RoundProject } from "../../register/round.ts";

/** What the ways of choosing look at, of a round. */
export type Choice = Pick<Round, "budget" | "ballots"> & { readonly projects: readonly Pick<RoundProject, "cost">[] };

/** How many voters chose each project. Linear in the ballots. */
export function votesFor({ projects, ballots }: Choice): readonly number[] {
  const votes = projects.map(() => 0);
  for (const { approves, count } of ballots) for (const place of approves) votes[place] = (votes[place] ?? 0) + count;
  return votes;
}

/** How many voted. */
export const votersIn = (ballots: readonly Ballot[]): number => ballots.reduce((all, { count }) => all + count, 0);

/** What a selection costs, in cents. */
export const costOf = ({ projects }: Choice, chosen: readonly boolean[]): number =>
  projects.reduce((all, { cost }, place) => all + (chosen[place] ? cost : 0), 0);

/** How many voters get nothing they chose. Somebody who chose nothing is among them. */
export const leftWithNothing = ({ ballots }: Choice, chosen: readonly boolean[]): number =>
  votersIn(ballots.filter(({ approves }) => !approves.some((place) => chosen[place])));

/** Stated vote totals that the ballots do not give: the places of the projects. Unknown totals are not compared. */
export function otherTotals(round: Round): readonly number[] {
  const votes = votesFor(round);
  return round.projects.flatMap((project, place) =>
    project.votes === "unknown" || project.votes === votes[place] ? [] : [place],
  );
}
