import { type Choice, costOf, votersIn, votesFor } from "./approvals.ts";
import { exactShares, shopOf } from "./equal-shares-exact.ts";
import { MOST_QUICK, quickShares, stallOf } from "./equal-shares-quick.ts";
import { byVotes, takeWhatFits } from "./greedy.ts";

/**
 * The Method of Equal Shares for approvals with cost utilities (Peters & Skowron, "Proportionality and the Limits of Welfarism",
 * EC 2020; for projects with costs: Peters, Pierczyński & Skowron, "Proportional Participatory Budgeting with Additive
 * Utilities", NeurIPS 2021). Everybody gets an equal part of the budget. Again and again that project is taken which its
 * supporters can pay with the lowest highest payment per euro of cost. Tie: the project that stands first in the file.
 *
 * Completion: Add1 (everybody gets one euro more, and the method starts anew, as long as the outcome fits in the budget),
 * then greedy by votes with what is left. The outcome is exact: where doubles are too close to tell, whole numbers decide.
 */
export function equalShares(round: Choice): readonly boolean[] {
  const none = round.projects.map(() => false);
  const voters = votersIn(round.ballots);
  if (voters === 0) return none;
  const shares = sharesOf(round);
  const votes = votesFor(round);
  const enoughForAll = voters * round.projects.reduce((all, { cost }) => all + cost, 0);
  let chosen: readonly boolean[] = none;
  for (let purse = round.budget; ; purse += voters * 100) {
    const next = shares(purse);
    const left = round.budget - costOf(round, next);
    if (left < 0) break;
    chosen = next;
    if (purse >= enoughForAll || isFullUp(round, votes, { chosen, left })) break;
  }
  return takeWhatFits(round, byVotes(round), chosen);
}

/** The method without completion, of the budget of the round. */
export const equalSharesOnce = (round: Choice): readonly boolean[] => sharesOf(round)(round.budget);

/** The method once, for any purse that all have together, in cents. */
function sharesOf(round: Choice): (purse: number) => readonly boolean[] {
  const stall = stallOf(round);
  let shop: ReturnType<typeof shopOf> | undefined;
  return (purse) => {
    const quick = purse <= MOST_QUICK ? quickShares(stall, purse) : undefined;
    return quick ?? exactShares((shop ??= shopOf(round)), BigInt(purse), BigInt(stall.voters));
  };
}

interface Taken {
  readonly chosen: readonly boolean[];
  /** Cents. */
  readonly left: number;
}

/** Whether nothing more that somebody chose fits in the budget. */
const isFullUp = ({ projects }: Choice, votes: readonly number[], { chosen, left }: Taken): boolean =>
  projects.every(({ cost }, place) => chosen[place] || votes[place] === 0 || cost > left);
