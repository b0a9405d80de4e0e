import { type Choice, votesFor } from "./approvals.ts";

/**
 * Greedy rules of participatory budgeting (Stolicki, Szufa & Talmon, "Pabulib: A Participatory Budgeting Library", arXiv
 * 2012.06539): go down an order and take what still fits. All amounts are whole cents, so nothing is rounded.
 */

/** Places by votes, most first. Tie: the project that stands first in the file, or last when `ties` is "last". */
export function byVotes(round: Choice, ties: "first" | "last" = "first"): readonly number[] {
  const votes = votesFor(round);
  const sign = ties === "first" ? 1 : -1;
  return votes.map((_, place) => place).sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || sign * (a - b));
}

/** Places by votes per euro, most first; a project that costs nothing goes before all. Tie: first in the file. */
export function byVotesPerEuro(round: Choice): readonly number[] {
  const votes = votesFor(round).map(BigInt);
  const cost = round.projects.map((project) => BigInt(project.cost));
  return votes
    .map((_, place) => place)
    .sort((a, b) => {
      // votes[a] / cost[a] beside votes[b] / cost[b], without dividing.
      const left = (votes[b] ?? 0n) * (cost[a] ?? 0n);
      const right = (votes[a] ?? 0n) * (cost[b] ?? 0n);
      return left === right ? a - b : left > right ? 1 : -1;
    });
}

/** Takes in this order what still fits in the budget and adds it to `chosen`. A project without a vote is never taken. */
export function takeWhatFits(
  round: Choice,
  order: readonly number[],
  chosen: readonly boolean[] = round.projects.map(() => false),
): readonly boolean[] {
  const votes = votesFor(round);
  const taken = [...chosen];
  let left = round.budget - round.projects.reduce((all, { cost }, place) => all + (taken[place] ? cost : 0), 0);
  for (const place of order) {
    const cost = round.projects[place]?.cost ?? 0;
    if (taken[place] || cost > left || votes[place] === 0) continue;
    taken[place] = true;
    left -= cost;
  }
  return taken;
}
