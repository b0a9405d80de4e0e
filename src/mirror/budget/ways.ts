import type { BodyOf } from "../../register/kinds.ts";
import { FEWEST_PEOPLE, inFives, type Round, type Way, WAYS } from "../../register/round.ts";
import { leftWithNothing, votersIn, votesFor } from "./approvals.ts";
import { equalShares } from "./equal-shares.ts";
import { byVotes, byVotesPerEuro, takeWhatFits } from "./greedy.ts";
import { type StatedOutcome, statedOutcome } from "./stated-rule.ts";

type Body = BodyOf<"round">;
type Outcomes = NonNullable<Body["outcomes"]>;

/**
 * What a round's file says as it may stand in a book: the votes are counted here, once, and left behind. People are told of from
 * five on; how many get nothing they chose, in fives.
 */
export function countedRound({ ballots, ...round }: Round): Omit<Body, "source" | "digest"> {
  const whole = { ...round, ballots };
  const outcomes = outcomesOf(whole);
  const votes = votesToTell(whole);
  return {
    ...round,
    rule: { ...round.rule, perCategory: [...round.rule.perCategory] },
    categories: [...round.categories],
    projects: round.projects.map((project, place) => ({ ...project, votes: votes?.[place] ?? "unknown" })),
    votes: typeof round.votes === "number" && round.votes >= FEWEST_PEOPLE ? round.votes : "unknown",
    ...(outcomes && { outcomes }),
  };
}

/**
 * Votes per project, as stated or else as counted: all of them, or none. One left out beside the rest could be worked out again
 * from the number of voters, and so could whoever did not choose a project.
 */
function votesToTell(round: Round): readonly number[] | undefined {
  const counted = votesFor(round);
  const votes = round.projects.map((project, place) =>
    project.votes === "unknown" ? (counted[place] ?? 0) : project.votes,
  );
  const voters = votersIn(round.ballots);
  const blank = votersIn(round.ballots.filter(({ approves }) => approves.length === 0));
  const few = (people: number): boolean => people < FEWEST_PEOPLE;
  const tellable = votes.every((one) => !few(one) && !few(voters - one)) && (blank === 0 || !few(blank));
  return tellable ? votes : undefined;
}

/** The same votes under each way; undefined when fewer than five voted. */
function outcomesOf(round: Round): Outcomes | undefined {
  const voters = votersIn(round.ballots);
  if (voters < FEWEST_PEOPLE) return undefined;
  const stated = statedOutcome(round);
  const chosen: Readonly<Record<Exclude<Way, "stated">, readonly boolean[]>> = {
    votes: takeWhatFits(round, byVotes(round)),
    "votes-per-euro": takeWhatFits(round, byVotesPerEuro(round)),
    "equal-shares": equalShares(round),
  };
  const ways = WAYS.map((way) => {
    const selected = way === "stated" ? [...stated.selected] : chosen[way].map(answer);
    return { way, selected, nothing: nothingFor(round, selected, way === "stated" ? stated : undefined) };
  });
  return { voters, untold: [...stated.untold], ...(stated.part && { part: { ...stated.part } }), ways };
}

const answer = (yes: boolean) => (yes ? "yes" : "no");

/** A project that gets part of its cost is something for who chose it. */
function nothingFor(round: Round, selected: StatedOutcome["selected"], stated?: StatedOutcome): number | "unknown" {
  if (selected.includes("unknown")) return "unknown";
  const helped = selected.map((answer, place) => answer === "yes" || place === stated?.part?.place);
  return inFives(leftWithNothing(round, helped));
}
