import { type Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import { codeOf, wordAt } from "../dictionary.ts";
import type { Cell, Table } from "../finding.ts";
import { isParty, partyNamed } from "../parties.ts";
import type { View } from "../view.ts";

/** What makes a case like this one; 0 and NONE where it does not count. */
export interface Wanted {
  readonly request: number;
  readonly matter: number;
  readonly to: number;
  readonly rule: number;
  /** The request or support to decide on. */
  readonly on: number;
  /** Number of the party about whom is decided; it makes no case alike. */
  readonly party: number;
}

interface Asked {
  readonly request: string;
  readonly matter: string;
  readonly rule: string;
  readonly party: string;
}

/** What an address asks, as far as its viewer may read it: what may not be read is as if it was not named. */
export function wantedOf(view: View, { request, matter, rule, party }: Asked): Wanted {
  const { columns } = view;
  const row = request === "" ? NONE : view.rowNamed(request);
  const named = rule === "" ? NONE : view.rowNamed(rule);
  const whom = party === "" ? NONE : partyAtRow(view, view.rowNamed(party));
  const kind = row === NONE ? "" : wordAt(columns.words.kind, columns.kind[row] as number);
  const on = kind === "request" || kind === "support" ? row : NONE;
  if (kind !== "request") {
    // A matter nobody wrote of is asked for all the same: or the answer would say whether somebody did, out of sight.
    const asked = matter === "" ? 0 : codeOf(columns.words.matter, matter);
    return { request: NONE, on, matter: asked, to: NONE, rule: named, party: whom };
  }
  const now = view.current(row);
  return {
    request: row,
    on,
    matter: columns.matter[now] as number,
    to: columns.to[now] as number,
    rule: named === NONE ? view.follow(columns.rule[now] as number) : named,
    party: whom === NONE ? askerOf(view, row) : whom,
  };
}

const partyAtRow = (view: View, row: number): number =>
  row === NONE ? NONE : partyNamed(view, view.entry(row)?.id ?? "");

/** Who asked, when it is a party of the book. */
const askerOf = ({ columns, current }: View, request: number): number => {
  const from = columns.from[current(request)] as number;
  return isParty(columns, from) ? from : NONE;
};

export interface LikeCase {
  readonly request: number;
  /** The decision as it reads now. */
  readonly decision: number;
}

/** Decided requests about the same, to the same party, under the same rule, as far as each is known; not the request itself. */
export function likeCases({ columns, follow }: View, cases: Cases, wanted: Wanted): readonly LikeCase[] {
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

/** Like cases of the party about whom is decided. */
export const ofParty = (view: View, like: readonly LikeCase[], party: number): readonly LikeCase[] =>
  party === NONE ? [] : like.filter(({ request }) => askerOf(view, request) === party);

export const outcomeAt = ({ columns }: View, decision: number): string =>
  wordAt(columns.words.outcome, columns.outcome[decision] as number);
export const groundAt = ({ columns }: View, decision: number): string =>
  wordAt(columns.words.criterion, columns.criterion[decision] as number);

/** What was written of like cases: the value of each decision, and how often. In the order in which it was first seen. */
export function countsOf(
  like: readonly LikeCase[],
  valueAt: (decision: number) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { decision } of like) counts.set(valueAt(decision), (counts.get(valueAt(decision)) ?? 0) + 1);
  return counts;
}

/** How often each outcome, ground or form of reason was written. */
export function likeTables(view: View, like: readonly LikeCase[], wanted: Wanted): readonly Table[] {
  const { words, reason } = view.columns;
  const table = (key: string, valueAt: (decision: number) => string): Table => ({
    key,
    columns: [
      { key, unit: key === "ground" ? "name" : "word" },
      { key: "count", unit: "count" },
    ],
    rows: [...countsOf(like, valueAt)].map(([value, n]): Cell[] => [value === "unknown" ? null : value, n]),
  });
  return [
    table("outcome", (decision) => outcomeAt(view, decision)),
    table("ground", (decision) => groundText(view, wanted, groundAt(view, decision))),
    table("reason", (decision) => wordAt(words.reason, reason[decision] as number)),
  ].filter(({ rows }) => rows.length > 0);
}

/** A ground in the words of the rule; as it was written where the rule does not hold it. */
const groundText = (view: View, { rule }: Wanted, ground: string): string =>
  (rule === NONE ? undefined : view.said(rule, "rule"))?.criteria.find(({ key }) => key === ground)?.text ?? ground;
