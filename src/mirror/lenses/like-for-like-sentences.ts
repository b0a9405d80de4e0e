import { type Compared, type Setting } from "../comparing.ts";
import type { Basis, Cell, Sentence } from "../finding.ts";
import { yearsCell } from "../period.ts";
import type { Respect } from "../likeness.ts";
import { RESPECTS } from "../likeness.ts";
import { surenessSentences } from "../sureness.ts";
import { differenceOver, type Weight } from "./like-for-like-weighing.ts";

interface Said {
  readonly setting: Setting;
  readonly main: Compared;
  readonly weight: Weight;
  readonly basis: Basis;
  readonly alike: readonly Respect[];
}

/** The finding first, then in what they are alike, how it is like for like, what is unknown; always that it does not say why. */
export function sentencesOf(said: Said): readonly Sentence[] {
  const { main, weight, basis } = said;
  const words = wordsOf(said);
  const likes = alikeSentence(said.alike);
  if (!weight.enough || main.difference === null) {
    const few = { requests: basis.requests, parties: partiesOf(said), unknown: weight.unknown };
    const key = basis.requests === 0 ? "no-likes" : basis.parties === null ? "few-nameless" : "few";
    return [sentence(key, { ...few, years: yearsCell(basis) }, YEARS), likes, { key: "read-them", values: {} }];
  }
  return [
    ...countSentences(said, words),
    likes,
    ...differenceSentences(said, words),
    ...unknownSentences(said),
    ...(isTested(said) ? [] : [sentence("not-tested", {})]),
    { key: "not-why", values: {} },
  ];
}

const YEARS: Sentence["units"] = { years: "years" };
const WORDS: Sentence["units"] = { group: "word", others: "word" };

type Values = Readonly<Record<string, Cell>>;
const sentence = (key: string, values: Values, units: Sentence["units"] = {}): Sentence => ({ key, values, units });

const wordsOf = ({ setting: { labels }, main: { pair } }: Said) => ({
  group: labels.words[pair.group] ?? "unknown",
  others: pair.others === null ? "others" : (labels.words[pair.others] ?? "unknown"),
});

/** Distinct parties among the like cases. */
const partiesOf = ({ basis }: Said): Cell => basis.parties;

function countSentences(said: Said, words: Values): readonly Sentence[] {
  const { main, basis } = said;
  const { a, b, c, d } = main.overLikes;
  const counts = { yes: a, all: a + b, othersYes: c, othersAll: c + d };
  const nameless = main.nameless > 0;
  const parties = nameless ? {} : partiesPerSide(said);
  return [
    sentence(nameless ? "counts-nameless" : "counts", { ...words, ...counts, ...parties }, WORDS),
    sentence("period", { requests: basis.requests, years: yearsCell(basis) }, YEARS),
    ...fewKinds(said),
    ...(nameless ? [sentence("nameless", { nameless: main.nameless })] : []),
  ];
}

function partiesPerSide({ main, setting }: Said): Values {
  const { liked, group, outcome } = main;
  const { party, parties } = setting.askers;
  const seen = new Uint8Array(2 * parties);
  const sides: [number, number] = [0, 0];
  for (let i = 0; i < group.length; i++) {
    if (!liked(i) || (outcome[i] as number) > 1) continue;
    const side = group[i] as 0 | 1;
    const at = 2 * (party[i] as number) + side;
    if (seen[at] === 0) sides[side]++;
    seen[at] = 1;
  }
  return { parties: sides[1], othersParties: sides[0] };
}

/** What keeps chance from being weighed is said with each reason; that it is not weighed, once. */
const isTested = ({ main, weight }: Said): boolean =>
  main.nameless === 0 && !weight.toldApart && weight.withoutReason === 0;

/** Up to so many kinds of request (strata with both sides in them) a comparison rests on few of them. */
const FEW_KINDS = 10;

function fewKinds({ weight: { pooled } }: Said): readonly Sentence[] {
  const kinds = pooled.known ? pooled.strataWithLike : 0;
  return kinds > 0 && kinds <= FEW_KINDS ? [sentence("few-kinds", { kinds })] : [];
}

const alikeSentence = (alike: readonly Respect[]): Sentence =>
  sentence("alike", Object.fromEntries(RESPECTS.map((one) => [one, Number(alike.includes(one))])));

/** Points of a hundred that a crude difference must have before it is worth saying that it fades. */
const FADES_FROM = 10;
/** From so many cases on a number of every hundred may be written. */
const HUNDREDS_FROM = 20;

function differenceSentences({ main, weight }: Said, words: Values): readonly Sentence[] {
  const difference = main.difference as number;
  const { a, b, c, d } = main.overLikes;
  const points = pointsOf(main);
  const few = Math.min(a + b, c + d) < HUNDREDS_FROM;
  const way = points === 0 ? "same" : difference < 0 ? "less" : "more";
  const key = few && way !== "same" ? `${way}-plain` : way;
  return [
    sentence(key, { ...words, points }, WORDS),
    ...(weight.turnsRound ? [sentence("turns-round", words, WORDS)] : []),
    ...(fades(main, weight) ? [sentence("fades", { points: crudePointsOf(main) })] : []),
    ...(weight.apart && !weight.turnsRound ? [sentence("apart", words, WORDS)] : []),
    ...(isUnclear(weight) ? [sentence("unclear", {})] : []),
    ...(weight.toldApart ? [sentence("told-apart", {})] : []),
  ];
}

function unknownSentences({ weight, main }: Said): readonly Sentence[] {
  const { unknown, withoutReason, wider } = weight;
  const sure = weight.interval.known && !isUnclear(weight) && pointsOf(main) > 0;
  const stays = keepsItsSide(weight.bounds);
  const key = unknown === 0 ? "none" : !stays ? "may-turn" : sure ? "stays" : "some";
  return [
    sentence(`unknown-${key}`, { unknown }),
    ...(wider === null
      ? []
      : [sentence(keepsItsSide(wider.bounds) ? "no-reason" : "no-reason-may-turn", { requests: withoutReason })]),
  ];
}

const keepsItsSide = (bounds: Weight["bounds"]): boolean => bounds.known && bounds.low * bounds.high > 0;

const pointsOf = ({ difference }: Compared): number => Math.round(Math.abs(difference ?? 0) * 100);

const crudePointsOf = ({ overLikes }: Compared): number => Math.round(Math.abs(differenceOver(overLikes)) * 100);

/** A crude difference of which little is left like for like. */
const fades = (main: Compared, weight: Weight): boolean =>
  !weight.apart && isUnclear(weight) && crudePointsOf(main) >= FADES_FROM && pointsOf(main) * 2 < crudePointsOf(main);

const isUnclear = ({ interval }: Weight): boolean => interval.known && interval.low <= 0 && interval.high >= 0;

/** What would change it: the smallest difference that could have been seen, the unknown answers, and what nobody wrote down. */
export function surenessSentencesOf(weight: Weight): readonly Sentence[] {
  const { wider } = weight;
  const between = { low: "difference", high: "difference" } as const;
  return [
    ...surenessSentences(weight),
    ...(wider?.bounds.known
      ? [sentence("sure.no-reason", { low: wider.bounds.low, high: wider.bounds.high }, between)]
      : []),
  ];
}
