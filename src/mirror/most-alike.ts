import { answersOf as caseAnswersOf, NO, NO_ANSWER_KNOWN, PARTLY, TAKEN_BACK, YES } from "./answers.ts";
import { institutionCases } from "./asked.ts";
import type { Cases } from "./cases.ts";
import { NO_DAY, NONE } from "./columns.ts";
import { codesOf, RESPECTS } from "./likeness.ts";
import { partiesOf } from "./parties.ts";
import { likenessOf } from "./shared-traits.ts";
import { type Case, storyOf } from "./story.ts";
import { partingsOf } from "./turning.ts";
import type { View } from "./view.ts";

/** The case most alike of those that were treated differently, out of how many that were looked at. */
export interface Found {
  readonly other: Case;
  readonly looked: number;
}

/**
 * Looks through every readable case of the same kind for the one that shares most with this one and was answered otherwise; among
 * equals the largest difference. It is the extreme of all there are, so nothing about chance can be said of it. Linear in the rows.
 */
export const mostAlike = (view: View, one: Case): Found | undefined =>
  one.request === NONE ? mostAlikeParty(view, one) : mostAlikeRequest(view, one);

/** How far an answer is from yes: no decision and no are as far, because neither gave what was asked. */
const LEVEL: Readonly<Record<number, number>> = { [YES]: 2, [PARTLY]: 1, [NO]: 0, [NO_ANSWER_KNOWN]: 0 };

function mostAlikeRequest(view: View, one: Case): Found | undefined {
  const cases = institutionCases(view);
  const answers = caseAnswersOf(view, cases);
  const own = cases.request.indexOf(one.request);
  const level = LEVEL[answers[own] ?? TAKEN_BACK];
  if (level === undefined) return undefined;
  const shared = sharedRespects(view, cases, own);
  const party = partyAt(view, cases, own);
  let [best, bestRank, looked] = [NONE, [0, 0, 0] as Rank, 0];
  for (let i = 0; i < cases.length; i++) {
    const there = LEVEL[answers[i] as number];
    if (there === undefined || i === own || (party !== NONE && partyAt(view, cases, i) === party)) continue;
    looked++;
    if (there === level || shared[i] === 0) continue;
    const rank: Rank = [shared[i] as number, Math.abs(there - level), -daysApart(view, cases, [own, i])];
    if (best === NONE || exceeds(rank, bestRank)) [best, bestRank] = [i, rank];
  }
  if (best === NONE) return undefined;
  return { other: { party: partyAt(view, cases, best), request: cases.request[best] as number }, looked };
}

/** More of the first counts before more of the next. */
type Rank = readonly [number, number, number];
function exceeds(a: Rank, b: Rank): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] as number) > (b[at] as number);
}

const partyAt = ({ columns }: View, { current }: Cases, i: number): number =>
  columns.from[current[i] as number] ?? NONE;

/** In how many respects each case is known to be like one of them; what is unknown is like nothing. */
function sharedRespects(view: View, cases: Cases, own: number): Uint8Array {
  const shared = new Uint8Array(cases.length);
  for (const respect of RESPECTS) {
    const codes = codesOf(view, cases, respect);
    const code = codes[own] as number;
    if (code < 0) continue;
    for (let i = 0; i < codes.length; i++) if (codes[i] === code) shared[i]!++;
  }
  return shared;
}

function daysApart({ columns }: View, { current }: Cases, [a, b]: readonly [number, number]): number {
  const [one, other] = [columns.first[current[a] as number] as number, columns.first[current[b] as number] as number];
  return one === NO_DAY || other === NO_DAY ? Number.MAX_SAFE_INTEGER : Math.abs(one - other);
}

/** Parties looked at closely: those that share most needs and institutions. Reading a whole story is slower than counting. */
const CLOSE = 8;

function mostAlikeParty(view: View, one: Case): Found | undefined {
  const story = storyOf(view, one);
  const others = partiesOf(view).filter(({ side, number }) => side === "residents" && number !== one.party);
  let best: Found | undefined;
  let bestRank: Rank = [0, 0, 0];
  for (const number of closest(view, one.party, others)) {
    const other = storyOf(view, { party: number, request: NONE });
    const apart = partingsOf(view, story, other).length;
    const rank: Rank = [likenessOf(view, story, other).length, apart, 0];
    if (apart > 0 && rank[0] > 0 && (!best || exceeds(rank, bestRank)))
      [best, bestRank] = [{ other, looked: others.length }, rank];
  }
  return best;
}

/** The numbers of the parties that asked the same things of the same institutions most often alike, at most CLOSE. */
function closest(view: View, party: number, others: readonly { readonly number: number }[]): readonly number[] {
  const { columns } = view;
  const wants = new Map<number, Set<number>>();
  for (const row of view.rows("request")) {
    const now = view.current(row);
    const from = columns.from[now] as number;
    const want = (columns.to[now] as number) * 256 + (columns.matter[now] as number);
    wants.set(from, (wants.get(from) ?? new Set()).add(want));
  }
  const own = wants.get(party) ?? new Set();
  const common = (number: number) => [...(wants.get(number) ?? [])].filter((want) => own.has(want)).length;
  return others
    .map(({ number }) => ({ number, common: common(number) }))
    .sort((a, b) => b.common - a.common)
    .slice(0, CLOSE)
    .map(({ number }) => number);
}
