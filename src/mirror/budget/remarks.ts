import type { Round, RoundProject } from "../../register/round.ts";
import { otherTotals } from "./approvals.ts";
import { statedOutcome } from "./stated-rule.ts";

type Selected = RoundProject["selected"];

/** What a file says itself of who got money, beside what its rule gives. */
export interface SaidSelected {
  /** Projects of which the file says it. */
  readonly said: number;
  /** Of those, how many the rule gives otherwise, and of how many it does not tell. */
  readonly other: number;
  readonly untold: number;
}

/** Lays the answers of a file beside those of its rule, project by project. */
export function saidSelected(
  projects: readonly { readonly selected: Selected }[],
  given: readonly Selected[],
): SaidSelected {
  const said = projects.map(({ selected }, place) => [selected, given[place] ?? "unknown"] as const);
  const told = said.filter(([file]) => file !== "unknown");
  return {
    said: told.length,
    other: told.filter(([file, rule]) => rule !== "unknown" && rule !== file).length,
    untold: told.filter(([, rule]) => rule === "unknown").length,
  };
}

/** What stands out in a file that was read: how many projects have other totals than the votes, cost less than allowed, or got money otherwise than the rule gives. */
export interface Remarks {
  readonly otherTotals: number;
  readonly tooCheap: number;
  readonly selected: SaidSelected;
}

export function remarksOn(round: Round): Remarks {
  const { projects, leastCost = 0 } = round;
  return {
    otherTotals: otherTotals(round).length,
    tooCheap: projects.filter(({ cost }) => cost < leastCost).length,
    selected: saidSelected(projects, statedOutcome(round).selected),
  };
}
