import * as z from "zod";
import type { Flag } from "../../register/flags.ts";
import { NATURES, OUTCOMES, REASON_FORMS } from "../../register/kinds/decision.ts";
import { MATTERS } from "../../register/kinds/request.ts";
import { isPartialDate, type PartialDate } from "../../register/partial-date.ts";
import { casesOf } from "../cases.ts";
import { NONE } from "../columns.ts";
import type { Basis, Finding, Sentence } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import { countSureness } from "../sureness.ts";
import type { View } from "../view.ts";
import { flagsOf, flagsTable, isSaid, type Thought } from "./before-deciding-draft.ts";
import {
  countsOf,
  groundAt,
  type LikeCase,
  likeCases,
  likeTables,
  ofParty,
  outcomeAt,
  type Wanted,
  wantedOf,
} from "./before-deciding-like.ts";

const parameters = z.object({
  /** Entry id of the request to decide on; what is asked, by whom, of whom and under which rule are read from it. */
  request: z.string().max(40).default(""),
  /** The party about whom is decided, by its entry; whoever asked, where the request says so. */
  party: z.string().max(40).default(""),
  /** What it is about, and the rule, where no request is named. */
  matter: z.enum(["", ...MATTERS]).default(""),
  rule: z.string().max(40).default(""),
  /** The ground one thinks of: the key of a point of the rule, or "other". */
  ground: z.string().max(200).default(""),
  /** The decision one thinks of. Nothing of it is kept. */
  outcome: z.enum(["", ...OUTCOMES]).default(""),
  reason: z.enum(["", ...REASON_FORMS]).default(""),
  heard: z.enum(["", "yes", "no", "unknown"]).default(""),
  nature: z.enum(["", ...NATURES]).default(""),
  /** When what is judged took place, where that is not the day of the activity. */
  event: z
    .string()
    .max(20)
    .refine((text) => isPartialDate(text), { message: "date" })
    .transform((text): PartialDate => text)
    .default("unknown"),
});
type Parameters = z.output<typeof parameters>;

/**
 * What was done so far in cases like the one to decide on: how often which outcome, on which ground, whether this ground is new, and
 * what would stand out about the decision one thinks of. Earlier decisions are no norm, and nothing is ever stopped or kept by it.
 */
export const beforeDeciding: Lens<"before-deciding", Parameters> = {
  name: "before-deciding",
  parameters,
  look(view, query) {
    const wanted = wantedOf(view, query);
    const nothing = wanted.matter === 0 && wanted.rule === NONE;
    const like = nothing ? [] : likeCases(view, casesOf(view), wanted);
    return findingOn(view, { wanted, like, thought: query, flags: flagsOf(view, wanted, query) });
  },
};

interface Looked {
  readonly wanted: Wanted;
  readonly like: readonly LikeCase[];
  readonly thought: Thought;
  readonly flags: readonly Flag[];
}

function findingOn(view: View, looked: Looked): Finding {
  const { wanted, like, flags } = looked;
  const basis = basisOf(view, looked);
  return {
    lens: "before-deciding",
    enough: like.length > 0,
    sentences: [
      ...likeSentences(view, looked, basis),
      ...groundSentences(view, looked),
      ...thoughtSentences(looked),
      { key: "no-norm", values: {} },
      ...(like.length === 0 ? [] : [{ key: "not-why", values: {} }]),
    ],
    sure: like.length === 0 ? [] : usualSureness(view, like),
    tables: [...(flags.length === 0 ? [] : [flagsTable(flags)]), ...likeTables(view, like, wanted)],
    pictures: like.length === 0 ? [] : [{ kind: "bars", table: "outcome", label: "outcome", value: "count" }],
    comparisons: [],
    basis,
  };
}

/** How often the usual outcome was written at least and at most, and how few unknown ones would make another as usual. */
function usualSureness(view: View, like: readonly LikeCase[]): readonly Sentence[] {
  const outcomes = countsOf(like, (decision) => outcomeAt(view, decision));
  const unknown = outcomes.get("unknown") ?? 0;
  const known = [...outcomes].filter(([outcome]) => outcome !== "unknown").map(([, n]) => n);
  const [most = 0, next = 0] = known.sort((a, b) => b - a);
  const bounds = countSureness({ counted: most, unknown });
  if (unknown === 0 || most === next) return bounds;
  const undo =
    most - next <= unknown
      ? { key: "sure.undo", values: { cases: most - next } }
      : { key: "sure.undo-none", values: {} };
  return [...bounds, undo];
}

function basisOf(view: View, { wanted, like, flags }: Looked): Basis {
  const requests = like.map(({ request }) => request);
  const askers = requests.map((row) => view.columns.from[view.current(row)] as number);
  const seen = flags.flatMap(({ rows }) => rows.filter((row) => row >= 0));
  return {
    requests: like.length,
    parties: askers.includes(NONE) ? null : new Set(askers).size,
    ...periodOf(view, requests),
    unknown: like.filter(({ decision }) => outcomeAt(view, decision) === "unknown").length,
    oneSided: 0,
    alike: [
      ...(wanted.matter === 0 ? [] : ["matter"]),
      ...(wanted.to === NONE ? [] : ["to"]),
      ...(wanted.rule === NONE ? [] : ["rule"]),
    ],
    rows: [...new Set([...like.flatMap(({ request, decision }) => [request, decision]), ...seen])].sort(
      (a, b) => a - b,
    ),
  };
}

function likeSentences(view: View, { like, wanted, thought }: Looked, basis: Basis): readonly Sentence[] {
  if (like.length === 0) return [{ key: "none", values: {} }];
  const askers = new Set(like.map(({ request }) => view.columns.from[view.current(request)] as number));
  askers.delete(NONE);
  const outcomes = countsOf(like, (decision) => outcomeAt(view, decision));
  const { requests, unknown } = basis;
  const own = ofParty(view, like, wanted.party).length;
  const party = { values: { party: wanted.party, n: own }, units: { party: "party" } } as const;
  const before = {
    values: { outcome: thought.outcome, n: outcomes.get(thought.outcome) ?? 0 },
    units: { outcome: "word" },
  } as const;
  return [
    { key: "finding", values: { requests, parties: askers.size, unknown, yes: outcomes.get("granted") ?? 0 } },
    ...usual(outcomes),
    periodSentence(basis),
    ...(wanted.party === NONE ? [] : [{ key: "party-before", ...party }]),
    ...(thought.outcome === "" || thought.outcome === "unknown" ? [] : [{ key: "outcome-before", ...before }]),
  ];
}

/** The outcome that was given more often than any other; none where two were given as often. */
function usual(outcomes: ReadonlyMap<string, number>): readonly Sentence[] {
  const [first, second] = [...outcomes].filter(([outcome]) => outcome !== "unknown").sort(([, a], [, b]) => b - a);
  if (!first || first[1] === second?.[1]) return [];
  return [{ key: "usual", values: { outcome: first[0], n: first[1] }, units: { outcome: "word" } }];
}

/** Whether the ground is new in like cases. */
function groundSentences(view: View, { like, thought: { ground } }: Looked): readonly Sentence[] {
  if (ground === "" || ground === "unknown") return [];
  const n = like.filter(({ decision }) => groundAt(view, decision) === ground).length;
  return [{ key: n === 0 ? "ground-new" : "ground-known", values: { n } }];
}

const ADVERSE: readonly string[] = ["partly", "refused", "stopped", "not-granted"];

/** How much stands out, and that nobody was heard yet where that is only not said. */
function thoughtSentences({ thought, flags }: Looked): readonly Sentence[] {
  if (!isSaid(thought)) return [];
  const open = ADVERSE.includes(thought.outcome) && (thought.heard === "" || thought.heard === "unknown");
  return [
    flags.length === 0 ? { key: "no-flags", values: {} } : { key: "flags", values: { n: flags.length } },
    ...(open ? [{ key: "heard-open", values: {} }] : []),
  ];
}
