import type { Round, Untold } from "../../register/round.ts";
import { otherTotals } from "./approvals.ts";
import { byVotes } from "./greedy.ts";

export interface StatedOutcome {
  readonly selected: readonly ("yes" | "no" | "unknown")[];
  /** The project that gets part of its cost, and how much, in cents, where the leftover rule says so. */
  readonly part?: { readonly place: number; readonly cents: number };
  readonly untold: readonly Untold[];
}

/**
 * What a round's own rule gives: by votes, within the budget and that of each category, then the leftover rule. A file does not
 * say whether a project that does not fit is passed by or ends the main rule, nor who goes first at a tie. It is worked out each
 * way; where the ways differ, the outcome is unknown. Leftover projects may pass the budget of their category: it binds
 * the main rule only. Unknown too when votes were weighed, or the stated totals are not those of the votes.
 */
export function statedOutcome(round: Round): StatedOutcome {
  const untold = [
    ...(round.rule.counting === "weighed" ? (["weighed"] as const) : []),
    ...(otherTotals(round).length > 0 ? (["other-totals"] as const) : []),
  ];
  if (untold.length > 0) return { selected: round.projects.map(() => "unknown"), untold };
  const readings = (["pass", "stop"] as const).flatMap((atFirst) =>
    (["first", "last"] as const).map((ties) => outcomeOf(round, byVotes(round, ties), atFirst)),
  );
  const selected = round.projects.map((_, place) => {
    const answers = new Set(readings.map(({ chosen }) => chosen[place] ?? false));
    return answers.size > 1 ? "unknown" : answers.has(true) ? "yes" : "no";
  });
  const [first] = readings;
  const samePart = readings.every(
    ({ part }) => part?.place === first?.part?.place && part?.cents === first?.part?.cents,
  );
  return {
    selected,
    ...(samePart && first?.part ? { part: first.part } : {}),
    untold: samePart && !selected.includes("unknown") ? [] : ["two-readings"],
  };
}

interface Reading {
  readonly chosen: readonly boolean[];
  readonly part?: { readonly place: number; readonly cents: number };
}

/** One reading; `atFirst` says what happens at the first project that does not fit. */
function outcomeOf(round: Round, order: readonly number[], atFirst: "pass" | "stop"): Reading {
  const chosen = round.projects.map(() => false);
  // Where no leftover rule is stated, greedy passes by what does not fit: a rule that ended there would say so.
  const stops = atFirst === "stop" && round.rule.leftover !== "none";
  let left = mainRule(round, order, { chosen, stops });
  const cost = (place: number) => round.projects[place]?.cost ?? 0;
  if (round.rule.leftover === "fit")
    for (const place of order)
      if (!chosen[place] && cost(place) <= left) {
        chosen[place] = true;
        left -= cost(place);
      }
  const next = order.find((place) => !chosen[place]);
  if (round.rule.leftover !== "part" || next === undefined || left === 0) return { chosen };
  return { chosen, part: { place: next, cents: Math.min(left, cost(next)) } };
}

function mainRule(
  { projects, budget, rule }: Round,
  order: readonly number[],
  { chosen, stops }: { readonly chosen: boolean[]; readonly stops: boolean },
): number {
  let left = budget;
  const within = new Map(rule.perCategory.map((one) => [one.category, one.budget]));
  const closed = new Set<string>();
  for (const place of order) {
    const { cost, category } = projects[place] ?? { cost: 0, category: "" };
    const room = within.get(category);
    if (closed.has(category)) continue;
    if (cost > left || (room !== undefined && cost > room)) {
      if (stops && room === undefined) break;
      if (stops) closed.add(category);
      continue;
    }
    chosen[place] = true;
    left -= cost;
    if (room !== undefined) within.set(category, room - cost);
  }
  return left;
}
