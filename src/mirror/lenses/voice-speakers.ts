import { dayRange } from "../../register/partial-date.ts";
import { dayAt } from "../../register/term.ts";
import { NO_DAY, NONE } from "../columns.ts";
import { partiesOf } from "../parties.ts";
import { type AskedForWhom, askedForWhom } from "../spoken-for.ts";
import type { View } from "../view.ts";

/** A question mark by a claim, or a question for whom somebody speaks, put again after proof had been accepted. */
export interface Again {
  readonly row: number;
  readonly by: number;
  /** Days since 1970: the last on which the proof can have been accepted, the first on which it was doubted again. */
  readonly accepted: number;
  readonly day: number;
}

/** What is written of one party that speaks for others. */
export interface Speaker {
  readonly party: number;
  /** Rows. */
  readonly claims: number[];
  readonly doubts: number[];
  readonly proofs: number[];
  /** How many of the claims were doubted, and of the proofs accepted. */
  readonly doubted: Set<number>;
  accepted: number;
  /** Proofs of which nobody tells whether they were accepted. */
  open: number;
  /** Activities at which its claims were doubted. */
  readonly occasions: Set<number>;
  /** Times it was asked under a rule on whose behalf it speaks. */
  readonly asked: readonly AskedForWhom[];
  /** How often that was, in the words or numbers of the entries. */
  readonly often: readonly string[];
  readonly again: Again[];
  /** Doubts beside an accepted proof of which nobody can tell which came first. */
  order: number;
}

const YES = 1;
const NO = 2;

/** Everybody who may be read, institutions included, in order of entering. Linear in the rows. */
export function speakersOf(view: View): readonly Speaker[] {
  const asked = new Map(askedForWhom(view).map((one) => [one.party, one.asked]));
  const all = partiesOf(view).map(({ number }) => blank(number, asked.get(number) ?? []));
  const byParty = new Map(all.map((one) => [one.party, one]));
  const speakerOf = new Map<number, Speaker>();
  for (const row of view.rows("claim")) {
    const speaker = byParty.get(view.columns.from[view.current(row)] as number);
    if (!speaker) continue;
    speaker.claims.push(row);
    speakerOf.set(row, speaker);
  }
  const accepted = addProofs(view, speakerOf);
  addDoubts(view, { speakerOf, accepted });
  for (const one of all)
    addAsked(
      view,
      one,
      one.claims.flatMap((claim) => accepted.get(claim) ?? []),
    );
  return all;
}

const blank = (party: number, asked: readonly AskedForWhom[]): Speaker => ({
  party,
  claims: [],
  doubts: [],
  proofs: [],
  doubted: new Set(),
  accepted: 0,
  open: 0,
  occasions: new Set(),
  asked,
  often: asked.flatMap(({ often }) => (often === "unknown" ? [] : [typeof often === "number" ? `${often}×` : often])),
  again: [],
  order: 0,
});

/** First and last day on which it can have been, NO_DAY when unknown. */
interface Days {
  readonly first: number;
  readonly last: number;
}

/** Claim → the days of each accepted proof of it. */
type Accepted = ReadonlyMap<number, readonly Days[]>;

function addProofs(view: View, speakerOf: ReadonlyMap<number, Speaker>): Accepted {
  const { columns } = view;
  const accepted = new Map<number, Days[]>();
  const answers = answersTo(view);
  for (const row of view.rows("backing")) {
    const now = view.current(row);
    const claim = view.follow(columns.target[now] as number);
    const speaker = speakerOf.get(claim);
    if (!speaker) continue;
    speaker.proofs.push(row);
    const days = acceptedOn(view, row, answers.get(row));
    if (days === undefined) {
      speaker.open += Number(!answers.has(row) && columns.value[now] !== NO);
      continue;
    }
    speaker.accepted++;
    accepted.set(claim, [...(accepted.get(claim) ?? []), days]);
  }
  return accepted;
}

/** Proof → the last answer to it by who was shown it, as a row of an agreement. */
function answersTo(view: View): ReadonlyMap<number, number> {
  const { columns } = view;
  const answers = new Map<number, number>();
  for (const row of view.rows("agreement")) {
    const proof = view.follow(columns.target[row] as number);
    if (proof !== NONE && columns.to[view.current(proof)] === columns.author[row]) answers.set(proof, row);
  }
  return answers;
}

/**
 * When a proof was accepted; undefined when it was not. What who was shown it says itself stands above what the speaker tells of
 * them. A proof is accepted when it was shown or answered, not when it was collected: without such a day it is unknown.
 */
function acceptedOn(view: View, row: number, answer: number | undefined): Days | undefined {
  const said = answer === undefined ? undefined : view.entry(answer);
  if (said?.kind === "agreement") {
    const day = dayAt(Date.parse(said.at));
    return said.body.agrees ? { first: day, last: day } : undefined;
  }
  if (view.columns.value[view.current(row)] !== YES) return undefined;
  return dayRange(view.said(row, "backing")?.shown ?? "unknown") ?? { first: NO_DAY, last: NO_DAY };
}

interface Proven {
  readonly speakerOf: ReadonlyMap<number, Speaker>;
  readonly accepted: Accepted;
}

function addDoubts(view: View, { speakerOf, accepted }: Proven): void {
  const { columns } = view;
  for (const row of view.rows("doubt")) {
    const now = view.current(row);
    const claim = view.follow(columns.target[now] as number);
    const speaker = speakerOf.get(claim);
    if (!speaker || columns.from[now] === speaker.party) continue;
    speaker.doubts.push(row);
    speaker.doubted.add(claim);
    const occasion = view.rowNamed(view.said(row, "doubt")?.occasion ?? "");
    if (occasion !== NONE) speaker.occasions.add(occasion);
    placeAfter(speaker, accepted.get(claim) ?? [], {
      row,
      by: columns.from[now] as number,
      ...daysOf(view, now),
    });
  }
}

/** A question by no claim in particular comes after proof of any of them. */
function addAsked(view: View, speaker: Speaker, accepted: readonly Days[]): void {
  for (const { row, by } of speaker.asked)
    if (by !== speaker.party) placeAfter(speaker, accepted, { row, by, ...daysOf(view, view.current(row)) });
}

const daysOf = ({ columns }: View, now: number): Days => ({
  first: columns.first[now] as number,
  last: columns.last[now] as number,
});

interface Dated extends Days {
  readonly row: number;
  readonly by: number;
}

/** Counted only when it was certainly later; a doubt of the same day or month as the proof may have come first. */
function placeAfter(speaker: Speaker, proofs: readonly Days[], { row, by, first, last }: Dated): void {
  const before = proofs.filter((proof) => proof.last !== NO_DAY && first !== NO_DAY && proof.last < first);
  if (before.length > 0)
    speaker.again.push({ row, by, accepted: Math.max(...before.map((proof) => proof.last)), day: first });
  else if (proofs.some((proof) => proof.first === NO_DAY || first === NO_DAY || last >= proof.first)) speaker.order++;
}

/** How often it is written that this party was asked on whose behalf it speaks: question marks by what it said, and questions put to it. */
export const questionedOf = ({ doubts, asked }: Speaker): number => doubts.length + asked.length;

/** Where nothing of it is written it was never asked, or nobody knows. */
export const wasAsked = (one: Speaker): boolean => questionedOf(one) > 0;
