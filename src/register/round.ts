/** How what is left after the main rule is spent: on all that still fits, in part on the next project, or not at all. */
export const LEFTOVERS = ["none", "fit", "part"] as const;

/** Whether one vote counts as one, or paper and internet were weighed without saying which vote was which. */
export const COUNTINGS = ["each-vote", "weighed"] as const;

/** One project people could vote for. `cost` in whole cents; `votes` as the source states them. */
export interface RoundProject {
  readonly key: string;
  readonly title: string;
  readonly cost: number;
  readonly category: string;
  readonly votes: number | "unknown";
  readonly selected: "yes" | "no" | "unknown";
}

/** How many voters chose exactly these projects (places in `projects`, ascending). There is no voter in it. */
export interface Ballot {
  readonly approves: readonly number[];
  readonly count: number;
}

/** A round of a neighbourhood budget: who could get money, what people chose, and the rule as its publisher states it. */
export interface Round {
  readonly title: string;
  readonly year: number | "unknown";
  /** Whole cents. */
  readonly budget: number;
  readonly rule: {
    readonly stated: string;
    readonly leftover: (typeof LEFTOVERS)[number];
    readonly counting: (typeof COUNTINGS)[number];
    /** The most that each category may cost, in cents; empty when the rule names none. */
    readonly perCategory: readonly { readonly category: string; readonly budget: number }[];
  };
  readonly categories: readonly string[];
  readonly projects: readonly RoundProject[];
  readonly ballots: readonly Ballot[];
  /** How many voted according to the source. */
  readonly votes: number | "unknown";
}
