import { ERASABLE } from "../../../src/register/kinds/erasure.ts";
import { CORRECTABLE } from "../../../src/register/kinds/correction.ts";
import type { KindName } from "../../../src/register/kinds.ts";
import { TOLD } from "../../../src/register/target.ts";
import type { Between, Relation, State } from "./readers.ts";

/** What can be done with an entry that one reads, and by whom. Nobody without a party does any of it. */
export interface Verb {
  readonly kinds: readonly string[];
  readonly who: readonly Relation[];
  /** Where it depends on more than who somebody is to the entry. */
  readonly only?: (case_: Case) => boolean;
  readonly note: string;
}

/** Somebody, before an entry. */
export interface Case {
  readonly who: Relation;
  readonly residents: boolean;
  /** Whether residents wrote it. */
  readonly byResidents: boolean;
  readonly between: Between;
  readonly state: State;
  readonly kind: string;
}

const ALL = [...TOLD, "hiding"] as const;
const NEEDS_YES: readonly Between[] = ["residents and residents", "institution and residents", "tie or role"];

export const VERBS = {
  reply: { kinds: ALL, who: ["author", "counter-party"], note: "whom it concerns" },
  correct: { kinds: CORRECTABLE, who: ["author"], note: "who wrote it; who a party is, that party" },
  withdraw: { kinds: CORRECTABLE, who: ["author"], note: "who wrote it" },
  agree: { kinds: TOLD, who: ["counter-party"], note: "whom it concerns, about its own part" },
  publish: {
    kinds: TOLD,
    who: ["author", "counter-party"],
    only: ({ who, between, state, kind }) =>
      who === "author"
        ? kind !== "unnamed" && kind !== "together" && (!NEEDS_YES.includes(between) || !UNASKED.includes(state))
        : kind === "role",
    note: "who wrote it, once the residents it concerns said yes, and of a tie or role every end; of a role each end says so for itself; never what is its writer's own for good",
  },
  narrow: {
    kinds: TOLD,
    who: ["author", "counter-party"],
    only: ({ who, residents, kind }) => who === "author" || residents || kind === "role",
    note: "who wrote it, and the residents it concerns; never another institution, save of a role every end",
  },
  erase: {
    kinds: ERASABLE,
    who: ["author", "counter-party"],
    only: ({ who, residents, byResidents }) => residents && (who === "author" || !byResidents),
    note: "residents: what they wrote, and what an institution wrote about them, also where it is hidden",
  },
} as const satisfies Readonly<Record<string, Verb>>;
export type VerbName = keyof typeof VERBS;

/** Before anybody could say yes. */
const UNASKED: readonly State[] = ["own", "residents", "concerned"];

export const may = (name: VerbName, asked: Case): boolean => {
  const verb: Verb = VERBS[name];
  return verb.kinds.includes(asked.kind) && verb.who.includes(asked.who) && (verb.only?.(asked) ?? true);
};

interface Writes {
  readonly who: readonly Relation[];
  readonly only?: (case_: Case) => boolean;
  readonly note: string;
}

const ANYBODY: readonly Relation[] = ["author", "counter-party", "resident", "institution"];
const EITHER: readonly Relation[] = ["author", "counter-party"];
const residentsOnly = ({ residents }: Case): boolean => residents;

/** Who may write the like of an entry, seen from who wrote one: "the other end", "its manager". */
export const WRITES: Readonly<Partial<Record<KindName | "rule unwritten" | "version", Writes>>> = {
  space: {
    who: ANYBODY,
    only: ({ who, residents }) => who === "author" || residents,
    note: "its manager, and residents",
  },
  activity: { who: ["author"], note: "its organiser" },
  rule: { who: ["author"], note: "its owner; of an institution that takes no part, residents" },
  "rule unwritten": { who: ANYBODY, note: "whoever met it; no institution one of residents" },
  request: { who: EITHER, note: "who asks, and who is asked" },
  version: { who: ["author"], note: "whom the first telling concerns, and never who told it first" },
  decision: {
    who: EITHER,
    only: ({ who, residents }) => who === "author" || residents,
    note: "the decider, and the residents it concerns",
  },
  support: { who: EITHER, note: "giver and receiver" },
  fact: { who: ANYBODY, note: "the one it is about; others as “according to”" },
  held: { who: EITHER, note: "either side" },
  burden: { who: ["author"], note: "the bearer" },
  claim: { who: ["author"], note: "the speaker" },
  doubt: {
    who: EITHER,
    only: ({ who, residents }) => who === "author" || residents,
    note: "the doubter, and the residents doubted",
  },
  backing: { who: ["author"], note: "the speaker" },
  saying: { who: EITHER, note: "the speaker, and the party spoken of" },
  tie: { who: EITHER, note: "either end" },
  role: { who: EITHER, note: "the holder, and a giver" },
  comparison: {
    who: ANYBODY,
    only: ({ who, residents }) => who !== "institution" || residents,
    note: "residents; an institution of its own cases",
  },
  round: { who: ANYBODY, only: ({ residents }) => !residents, note: "institutions" },
  unnamed: { who: ["author"], note: "the one asked" },
  together: { who: ANYBODY, only: residentsOnly, note: "residents" },
  hiding: { who: [], note: "the keeper of the book, after a report" },
};

export const mayWriteLike = (key: keyof typeof WRITES, asked: Case): boolean => {
  const rule = WRITES[key];
  return rule !== undefined && rule.who.includes(asked.who) && (rule.only?.(asked) ?? true);
};
