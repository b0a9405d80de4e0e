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

/** How many voters chose exactly these projects (places in `projects`, ascending). There is no voter in it; it stands in no entry. */
export interface Ballot {
  readonly approves: readonly number[];
  readonly count: number;
}

/** A round as its file tells it, read to be counted and then let go: who could get money, what people chose, and the rule as its publisher states it. */
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
  /** The least that a project may cost by the file's own settings, in cents. It stands in no entry but in the words of the rule. */
  readonly leastCost?: number | undefined;
}

/** Ways to choose from the same votes; the first is the round's own rule. */
export const WAYS = ["stated", "votes", "votes-per-euro", "equal-shares"] as const;
export type Way = (typeof WAYS)[number];

/** Why the votes do not say what the stated rule gives, for all projects or some. */
export const UNTOLD = ["weighed", "other-totals", "two-readings"] as const;
export type Untold = (typeof UNTOLD)[number];

/** Fewer people than this are counted nowhere (never 6). */
export const FEWEST_PEOPLE = 5;
/** People are counted in fives: a number says "at least", and five numbers stay possible. */
export const inFives = (people: number): number => people - (people % FEWEST_PEOPLE);
