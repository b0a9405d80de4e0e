import type { Round } from "../../register/round.ts";
import { costOf, leftWithNothing, votersIn } from "./approvals.ts";
import { equalShares } from "./equal-shares.ts";
import { byVotes, byVotesPerEuro, takeWhatFits } from "./greedy.ts";
import { type StatedOutcome, statedOutcome } from "./stated-rule.ts";

/** Ways to choose from the same votes; the first is the round's own rule. */
export const WAYS = ["stated", "votes", "votes-per-euro", "equal-shares"] as const;
export type Way = (typeof WAYS)[number];

export interface WayOutcome {
  readonly way: Way;
  readonly selected: StatedOutcome["selected"];
  /** Projects that the stated rule leaves out and this way takes, and the other way round; null where that is all unknown. */
  readonly comesIn: number | null;
  readonly fallsOut: number | null;
  /** Money used, in cents; null when the outcome is not known for each project. */
  readonly used: number | null;
  /** How many voters get nothing they chose; null when the outcome is not known for each project. */
  readonly nothing: number | null;
}

export interface Outcomes {
  readonly stated: StatedOutcome;
  readonly voters: number;
  readonly ways: readonly WayOutcome[];
}

/** The same votes of one round under each way. */
export function outcomesOf(round: Round): Outcomes {
  const stated = statedOutcome(round);
  const chosen: Readonly<Record<Exclude<Way, "stated">, readonly boolean[]>> = {
    votes: takeWhatFits(round, byVotes(round)),
    "votes-per-euro": takeWhatFits(round, byVotesPerEuro(round)),
    "equal-shares": equalShares(round),
  };
  const ways = WAYS.map((way): WayOutcome => {
    const selected = way === "stated" ? stated.selected : chosen[way].map((yes) => (yes ? "yes" : "no"));
    return { way, selected, ...besideStated(stated, selected), ...fullyKnown(round, selected, stated) };
  });
  return { stated, voters: votersIn(round.ballots), ways };
}

function besideStated(stated: StatedOutcome, selected: StatedOutcome["selected"]) {
  if (stated.selected.every((answer) => answer === "unknown")) return { comesIn: null, fallsOut: null };
  const moved = (from: string, to: string) =>
    selected.filter((answer, place) => stated.selected[place] === from && answer === to).length;
  return { comesIn: moved("no", "yes"), fallsOut: moved("yes", "no") };
}

/** A project that gets part of its cost counts for its part, and as something for who chose it. */
function fullyKnown(round: Round, selected: StatedOutcome["selected"], stated: StatedOutcome) {
  if (selected.includes("unknown")) return { used: null, nothing: null };
  const part = selected === stated.selected ? stated.part : undefined;
  const yes = selected.map((answer) => answer === "yes");
  const helped = yes.map((one, place) => one || place === part?.place);
  return { used: costOf(round, yes) + (part?.cents ?? 0), nothing: leftWithNothing(round, helped) };
}
