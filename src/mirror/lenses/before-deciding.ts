import * as z from "zod";
import { writtenAfter } from "../../register/flags.ts";
import { MATTERS } from "../../register/kinds/request.ts";
import { type Cases, casesOf } from "../cases.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import type { View } from "../view.ts";

const parameters = z.object({
  /** Entry id or row of the request to decide on; what is asked, of whom and under which rule are read from it. */
  request: z.string().max(40).default(""),
  /** What it is about, and the rule, where no request is named. */
  matter: z.enum(["", ...MATTERS]).default(""),
  rule: z.string().max(40).default(""),
  /** The ground one thinks of: the key of a point of the rule, or "other". */
  ground: z.string().max(200).default(""),
});
type Parameters = z.output<typeof parameters>;

/**
 * What was done so far in cases like the one to decide on: how often which outcome, on which ground, and whether this ground is new.
 * For whoever is about to decide; earlier decisions are no norm, and nothing is ever stopped by it.
 */
export const beforeDeciding: Lens<"before-deciding", Parameters> = {
  name: "before-deciding",
  parameters,
  look(view, query) {
    const wanted = wantedOf(view, query);
    if (wanted.matter === 0 && wanted.rule === NONE) return findingOn(view, { wanted, like: [], ground: "" });
    const cases = casesOf(view);
    return findingOn(view, { wanted, like: likeCases(view, cases, wanted), ground: query.ground });
  },
};

/** What makes a case like this one; 0 and NONE where it does not count. */
interface Wanted {
  readonly request: number;
  readonly matter: number;
  readonly to: number;
  readonly rule: number;
}

function wantedOf(view: View, { request, matter, rule }: Parameters): Wanted {
  const { columns } = view;
  const row = request === "" ? NONE : view.rowNamed(request);
  const named = rule === "" ? NONE : view.rowNamed(rule);
  const isRequest = row !== NONE && wordAt(columns.words.kind, columns.kind[row] as number) === "request";
  if (!isRequest) return { request: NONE, matter: columns.words.matter.codes.get(matter) ?? 0, to: NONE, rule: named };
  const now = view.current(row);
  const under = named === NONE ? view.follow(columns.rule[now] as number) : named;
  return { request: row, matter: columns.matter[now] as number, to: columns.to[now] as number, rule: under };
}

interface LikeCase {
  readonly request: number;
  /** The decision as it reads now. */
  readonly decision: number;
}

/** Decided requests about the same, to the same party, under the same rule, as far as each is known; not the request itself. */
function likeCases({ columns, follow }: View, cases: Cases, wanted: Wanted): readonly LikeCase[] {
  const like: LikeCase[] = [];
  for (let i = 0; i < cases.length; i++) {
    const [request, now, decision] = [cases.request[i], cases.current[i], cases.decision[i]] as [
      number,
      number,
      number,
    ];
    if (decision === NONE || request === wanted.request) continue;
    if (wanted.matter !== 0 && columns.matter[now] !== wanted.matter) continue;
    if (wanted.to !== NONE && columns.to[now] !== wanted.to) continue;
    if (wanted.rule !== NONE && follow(columns.rule[now] as number) !== wanted.rule) continue;
    like.push({ request, decision });
  }
  return like;
}

interface Looked {
  readonly wanted: Wanted;
  readonly like: readonly LikeCase[];
  readonly ground: string;
}

function findingOn(view: View, looked: Looked): Finding {
  const { wanted, like } = looked;
  const { columns } = view;
  const requests = like.map(({ request }) => request);
  const parties = new Set(
    requests.map((row) => columns.from[view.current(row)] as number).filter((one) => one !== NONE),
  );
  const nameless = requests.some((row) => columns.from[view.current(row)] === NONE);
  const { firstYear, lastYear } = periodOf(view, requests);
  const outcomes = countsOf(view, looked, "outcome");
  const unknown = like.filter(({ decision }) => outcomeAt(view, decision) === "unknown").length;
  return {
    lens: "before-deciding",
    enough: like.length > 0,
    sentences: sentencesOn(view, looked, { requests: like.length, parties: parties.size, unknown }),
    tables: [outcomes, countsOf(view, looked, "ground"), countsOf(view, looked, "reason")].filter(
      ({ rows }) => rows.length > 0,
    ),
    pictures: like.length === 0 ? [] : [{ kind: "bars", table: "outcome", label: "outcome", value: "count" }],
    comparisons: [],
    basis: {
      requests: like.length,
      parties: nameless ? null : parties.size,
      firstYear,
      lastYear,
      unknown,
      oneSided: 0,
      alike: [
        ...(wanted.matter === 0 ? [] : ["matter"]),
        ...(wanted.to === NONE ? [] : ["to"]),
        ...(wanted.rule === NONE ? [] : ["rule"]),
      ],
      rows: like.flatMap(({ request, decision }) => [request, decision]).sort((a, b) => a - b),
    },
  };
}

const outcomeAt = ({ columns }: View, decision: number): string =>
  wordAt(columns.words.outcome, columns.outcome[decision] as number);
const groundAt = ({ columns }: View, decision: number): string =>
  wordAt(columns.words.criterion, columns.criterion[decision] as number);

/** How often each outcome, ground or form of reason was written, in the order in which it was first seen. */
function countsOf(view: View, { like, wanted }: Looked, key: "outcome" | "ground" | "reason"): Table {
  const { columns } = view;
  const counts = new Map<string, number>();
  for (const { decision } of like) {
    const reason = wordAt(columns.words.reason, columns.reason[decision] as number);
    const value = {
      outcome: outcomeAt(view, decision),
      ground: groundText(view, wanted, groundAt(view, decision)),
      reason,
    }[key];
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const rows = [...counts].map(([value, n]): Cell[] => [value === "unknown" ? null : value, n]);
  return {
    key,
    columns: [
      { key, unit: key === "ground" ? "name" : "word" },
      { key: "count", unit: "count" },
    ],
    rows,
  };
}

/** A ground in the words of the rule; as it was written where the rule does not hold it. */
const groundText = (view: View, { rule }: Wanted, ground: string): string =>
  (rule === NONE ? undefined : view.said(rule, "rule"))?.criteria.find(({ key }) => key === ground)?.text ?? ground;

interface Figures {
  readonly requests: number;
  readonly parties: number;
  readonly unknown: number;
}

function sentencesOn(view: View, looked: Looked, figures: Figures): readonly Sentence[] {
  const { like } = looked;
  if (like.length === 0)
    return [{ key: "none", values: {} }, ...groundSentences(view, looked), { key: "no-norm", values: {} }];
  const yes = like.filter(({ decision }) => outcomeAt(view, decision) === "granted").length;
  return [
    { key: "finding", values: { ...figures, yes } },
    periodSentence(
      periodOf(
        view,
        like.map(({ request }) => request),
      ),
    ),
    ...groundSentences(view, looked),
    { key: "no-norm", values: {} },
    { key: "not-why", values: {} },
  ];
}

/** Whether the ground is new in like cases, stands in the rule, and whether that rule was there before the event. */
function groundSentences(view: View, { wanted, like, ground }: Looked): readonly Sentence[] {
  if (ground === "") return [];
  const rule = wanted.rule === NONE ? undefined : view.said(wanted.rule, "rule");
  const before = like.filter(({ decision }) => groundAt(view, decision) === ground).length;
  const outside = ground === "other" || (rule !== undefined && !rule.criteria.some(({ key }) => key === ground));
  const later = rule ? writtenAfter(rule, eventOf(view, wanted)) : "no";
  return [
    { key: before === 0 ? "ground-new" : "ground-known", values: { n: before } },
    ...(outside ? [{ key: "ground-outside", values: {} }] : []),
    ...(later === "no" ? [] : [{ key: `rule-${later}`, values: {} }]),
  ];
}

/** The day of the activity that the request is about. */
function eventOf(view: View, { request }: Wanted) {
  const activity = request === NONE ? NONE : view.follow(view.columns.target[view.current(request)] as number);
  return (activity === NONE ? undefined : view.said(activity, "activity")?.when) ?? "unknown";
}
