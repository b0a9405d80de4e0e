import type { Audience } from "../../../src/register/audience.ts";

/** Who somebody is to an entry: the seven viewers of the matrix. */
export const RELATIONS = ["author", "counter-party", "resident", "institution", "steward", "alone", "nobody"] as const;
export type Relation = (typeof RELATIONS)[number];

/** Between whom an entry is: what decides who reads it besides its audience. */
export const BETWEEN = [
  "residents",
  "residents and residents",
  "institution",
  "institution and residents",
  "tie or role",
] as const;
export type Between = (typeof BETWEEN)[number];
export type State = Audience | "hidden" | "erased";
export const STATES: readonly State[] = ["erased", "hidden", "own", "residents", "concerned", "members", "public"];

const MEMBERS: readonly Relation[] = ["author", "counter-party", "resident", "institution", "steward"];
const READS: Readonly<Record<State, readonly Relation[]>> = {
  erased: [],
  hidden: ["author"],
  own: ["author"],
  residents: ["author"],
  concerned: ["author", "counter-party"],
  members: MEMBERS,
  public: RELATIONS,
};

/** The whole of who reads what. Other residents read along, before an entry is for members, only where residents wrote it about themselves or an institution. */
export const reads = (between: Between, state: State, who: Relation): boolean =>
  READS[state].includes(who) ||
  (who === "resident" && between === "residents" && (state === "residents" || state === "concerned"));

/** The audiences that an entry can be brought to; an institution keeps nothing about residents from them. */
export const STATES_OF: Readonly<Record<Between, readonly State[]>> = {
  residents: ["own", "residents", "concerned", "members", "public"],
  "residents and residents": ["own", "residents", "concerned", "members", "public"],
  institution: ["own", "residents", "concerned", "members", "public"],
  "institution and residents": ["concerned", "members", "public"],
  "tie or role": ["own", "residents", "concerned", "members", "public"],
};
