import { type Compared, hasLikes, intervalOf, type Setting } from "../comparing.ts";
import { casesWhere } from "../selection.ts";
import { likeForLikeBounds } from "../statistics/bounds-of-unknown.ts";
import { eValue } from "../statistics/e-value.ts";
import { FEWEST_PARTIES, type Jackknife } from "../statistics/jackknife.ts";
import { type Interval, type Known, unknown } from "../statistics/known.ts";
import { type MantelHaenszel, mantelHaenszel } from "../statistics/mantel-haenszel.ts";
import { partyBootstrap } from "../statistics/party-bootstrap.ts";
import { partyPermutation } from "../statistics/party-permutation.ts";
import { type EffectiveParties, effectiveParties, partyRows } from "../statistics/party-rows.ts";
import { chanceFrom } from "../statistics/random.ts";
import { smallestVisibleDifference } from "../statistics/smallest-visible-difference.ts";
import { countOrdered, superiority } from "../statistics/superiority.ts";
import { enoughToUndo } from "../statistics/undoing.ts";
import { ONE_SIDE, toldOf } from "../told.ts";
import type { View } from "../view.ts";

/** How a like-for-like difference stands: on how much it rests, and what would change it. */
export interface Weight {
  readonly enough: boolean;
  readonly pooled: Known<MantelHaenszel>;
  readonly interval: Known<Jackknife>;
  /** Crude and like-for-like point to different sides; `turnsRound` when chance in who asked cannot explain that. */
  readonly apart: boolean;
  readonly turnsRound: boolean;
  readonly effective: EffectiveParties;
  /** Like cases without an answer, and where the difference lies when they all fall one way or the other. */
  readonly unknown: number;
  readonly bounds: Known<Interval>;
  /** No more unknowns than this are needed to undo it; null when all together cannot. */
  readonly undo: Known<{ readonly cases: number | null }>;
  readonly eValue: Known<{ readonly estimate: number; readonly bound: number }>;
  readonly superiority: Known<{ readonly probability: number }>;
  readonly smallest: Known<{ readonly difference: number }>;
  /** The share told by both sides or from a complete file differs between the groups by more than TOLD_APART. */
  readonly toldApart: boolean;
}

/** Fewest like cases on a side where nobody can count parties. */
const FEWEST_CASES = 20;
const TOLD_APART = 0.1;
const LEVELS = 3;
/** Where no division of the labels can give a chance below this, nothing can be told. */
const LARGEST_P = 0.025;

export function weighed(view: View, setting: Setting, main: Compared): Weight {
  const pooled = mantelHaenszel(main.tables);
  const effective = effectiveParties(partyRows(main));
  const { a, b, c, d } = main.overLikes;
  const named = Math.min(effective.group, effective.others) >= FEWEST_PARTIES;
  const sign = differenceOver(main.overLikes) * (main.difference ?? 0);
  const smallest = smallestVisibleDifference({ group: effective.group, others: effective.others, rate: c / (c + d) });
  return {
    enough: main.nameless > 0 ? Math.min(a + b, c + d) >= FEWEST_CASES : named,
    pooled,
    interval: intervalOf(main),
    apart: sign < 0,
    turnsRound: sign < 0 && main.nameless === 0 && turnsRound(view, main),
    effective,
    unknown: unknownLikes(main),
    bounds: likeForLikeBounds(main.tables),
    undo: enoughToUndo(main.tables),
    eValue: eValueOf(pooled),
    superiority: superiority(countOrdered({ ...main, outcome: setting.answers }, LEVELS)),
    smallest: c + d === 0 || main.nameless > 0 ? unknown("no-cases") : smallest,
    toldApart: toldApart(view, setting, main),
  };
}

export const differenceOver = ({ a, b, c, d }: { a: number; b: number; c: number; d: number }): number =>
  a + b === 0 || c + d === 0 ? 0 : a / (a + b) - c / (c + d);

function turnsRound(view: View, main: Compared): boolean {
  const turning = partyBootstrap(main, { chance: chanceFrom(`turns round ${view.now}`) });
  return turning.known && turning.turnsRound;
}

/** Unknown answers among cases that would have a like if they were known count too. */
function unknownLikes({ tables }: Compared): number {
  let count = 0;
  for (let s = 0; s < tables.count; s++) {
    const inGroup = (tables.a[s] as number) + (tables.b[s] as number) + (tables.unknownIn[s] as number);
    const others = (tables.c[s] as number) + (tables.d[s] as number) + (tables.unknownOut[s] as number);
    if (inGroup > 0 && others > 0) count += (tables.unknownIn[s] as number) + (tables.unknownOut[s] as number);
  }
  return count;
}

function eValueOf(pooled: Known<MantelHaenszel>): Weight["eValue"] {
  if (!pooled.known || !pooled.riskRatio.known) return unknown("no-likes");
  return eValue(pooled.riskRatio.estimate, pooled.riskRatio);
}

function toldApart(view: View, setting: Setting, main: Compared): boolean {
  const liked = hasLikes(main);
  const shareTold = (group: number) => {
    const cases = casesWhere(setting.cases, (i) => main.group[i] === group && liked(i));
    const told = toldOf(view, cases).reduce((sum, one) => sum + Number(one !== ONE_SIDE), 0);
    return cases.length === 0 ? 0 : told / cases.length;
  };
  return Math.abs(shareTold(1) - shareTold(0)) > TOLD_APART;
}

interface Tested {
  readonly one: Compared;
  readonly interval: Known<Jackknife>;
  readonly seed: string;
}

/**
 * How seldom chance alone gives such a difference, or null when nothing may be tested: somebody without a name takes part, too few
 * parties, or the groups were told of differently. A label that changes within a party takes the jackknife's t.
 */
export function chanceOf(view: View, setting: Setting, { one, interval, seed }: Tested): number | null {
  if (one.nameless > 0 || !interval.known || !interval.enough || toldApart(view, setting, one)) return null;
  const drawn = partyPermutation(one, { chance: chanceFrom(seed) });
  if (drawn.known) return drawn.smallestP > LARGEST_P ? null : drawn.p;
  return drawn.why === "label-changes-within-party" ? interval.p : null;
}
