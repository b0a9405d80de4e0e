import { NONE } from "../columns.ts";
import { type Compared, intervalOf, LEFT_OUT, type Setting } from "../comparing.ts";
import { codeOf } from "../dictionary.ts";
import { likeForLikeBounds, type PerSide, unknownLikes } from "../statistics/bounds-of-unknown.ts";
import { eValue } from "../statistics/e-value.ts";
import { FEWEST_PARTIES, type Jackknife } from "../statistics/jackknife.ts";
import { type Interval, type Known, unknown } from "../statistics/known.ts";
import { type MantelHaenszel, mantelHaenszel } from "../statistics/mantel-haenszel.ts";
import { partyBootstrap } from "../statistics/party-bootstrap.ts";
import { partyEvidence } from "../statistics/party-evidence.ts";
import { type EffectiveParties, effectiveParties, partyRows } from "../statistics/party-rows.ts";
import { chanceFrom } from "../statistics/random.ts";
import { smallestVisibleDifference } from "../statistics/smallest-visible-difference.ts";
import { countStrata } from "../statistics/strata.ts";
import { countOrdered, superiority } from "../statistics/superiority.ts";
import { enoughToUndo } from "../statistics/undoing.ts";
import { toldApart, toldTooLittle } from "../told-apart.ts";
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
  /** Like cases without an answer, also per side, and where the difference lies when they all fall one way or the other. */
  readonly unknown: number;
  readonly unknownPerSide: PerSide;
  readonly bounds: Known<Interval>;
  /** No more unknowns than this are needed to undo it; null when all together cannot. */
  readonly undo: Known<{ readonly cases: number | null }>;
  readonly eValue: Known<{ readonly estimate: number; readonly bound: number }>;
  readonly superiority: Known<{ readonly probability: number }>;
  readonly smallest: Known<{ readonly difference: number }>;
  /** The share told by both sides or from a complete file differs between the groups. */
  readonly toldApart: boolean;
  /** Like cases of which the source says "not granted", and not whether anybody said no. */
  readonly withoutReason: number;
  /** The unknown answers when those are unknown too: who asked may have withdrawn. Null when there are none. */
  readonly wider: { readonly perSide: PerSide; readonly bounds: Known<Interval> } | null;
}

/** Fewest like cases on a side where nobody can count parties. */
const FEWEST_CASES = 20;
const LEVELS = 3;
/** Redraws of parties, made only where the figures point to different sides: so many cases times draws, a few tenths of a second. */
const REDRAWN = 5_000_000;
const FEWEST_REDRAWS = 199;
const MOST_REDRAWS = 999;
/** Above so many unknowns nobody counts how few undo a difference: that takes steps times strata. */
const MOST_UNKNOWN = 5_000;

export function weighed(view: View, setting: Setting, main: Compared): Weight {
  const pooled = mantelHaenszel(main.tables);
  const effective = effectiveParties(partyRows(main));
  const { a, b, c, d } = main.overLikes;
  const named = Math.min(effective.group, effective.others) >= FEWEST_PARTIES;
  const perSide = unknownLikes(main.tables);
  const unknowns = perSide.group + perSide.others;
  const sign = differenceOver(main.overLikes) * (main.difference ?? 0);
  const smallest = smallestVisibleDifference({ group: effective.group, others: effective.others, rate: c / (c + d) });
  return {
    enough: main.nameless > 0 ? Math.min(a + b, c + d) >= FEWEST_CASES : named,
    pooled,
    interval: intervalOf(main),
    apart: sign < 0,
    turnsRound: sign < 0 && main.nameless === 0 && turnsRound(view, main),
    effective,
    unknown: unknowns,
    unknownPerSide: perSide,
    bounds: likeForLikeBounds(main.tables),
    undo: unknowns > MOST_UNKNOWN ? unknown("out-of-reach") : enoughToUndo(main.tables),
    eValue: eValueOf(pooled),
    superiority: superiority(countOrdered({ ...main, outcome: setting.answers }, LEVELS)),
    smallest: c + d === 0 || main.nameless > 0 ? unknown("no-cases") : smallest,
    toldApart: toldApart(view, setting.cases, main),
    withoutReason: withoutReason(view, setting, main),
    wider: wider(view, setting, main),
  };
}

export const differenceOver = ({ a, b, c, d }: { a: number; b: number; c: number; d: number }): number =>
  a + b === 0 || c + d === 0 ? 0 : a / (a + b) - c / (c + d);

function turnsRound(view: View, main: Compared): boolean {
  const draws = Math.floor(REDRAWN / main.group.length);
  const within = Math.max(FEWEST_REDRAWS, Math.min(MOST_REDRAWS, draws));
  const turning = partyBootstrap(main, { draws: within, chance: chanceFrom(`turns round ${view.now}`) });
  return turning.known && turning.turnsRound;
}

function eValueOf(pooled: Known<MantelHaenszel>): Weight["eValue"] {
  if (!pooled.known || !pooled.riskRatio.known) return unknown("no-likes");
  return eValue(pooled.riskRatio.estimate, pooled.riskRatio);
}

function withoutReason(view: View, { cases }: Setting, { liked }: Compared): number {
  const saysNoMore = notGranted(view, cases);
  let count = 0;
  for (let i = 0; i < cases.length; i++) if (saysNoMore(i) && liked(i)) count++;
  return count;
}

/** Whether the source says "not granted" of a case and nothing more. */
function notGranted({ columns }: View, cases: Setting["cases"]): (i: number) => boolean {
  const code = codeOf(columns.words.outcome, "not-granted");
  return (i) => {
    const row = cases.decision[i] as number;
    return row !== NONE && columns.outcome[row] === code;
  };
}

function wider(view: View, setting: Setting, main: Compared): Weight["wider"] {
  if (withoutReason(view, setting, main) === 0) return null;
  const saysNoMore = notGranted(view, setting.cases);
  const outcome = main.outcome.map((one, i) => (saysNoMore(i) ? LEFT_OUT : one));
  const tables = countStrata({ ...main, outcome });
  return { perSide: unknownLikes(tables), bounds: likeForLikeBounds(tables) };
}

interface Tested {
  readonly one: Compared;
  readonly interval: Known<Jackknife>;
  readonly seed: string;
}

/**
 * How seldom chance alone gives such a difference, or null when nothing may be tested: somebody without a name takes part, too few
 * parties, the groups were told of differently, or nobody wrote down what "not granted" means.
 */
export function chanceOf(view: View, setting: Setting, { one, interval, seed }: Tested): number | null {
  if (one.nameless > 0 || toldTooLittle(view, setting.cases, one) || withoutReason(view, setting, one) > 0) return null;
  const seen = partyEvidence(one, interval, { chance: chanceFrom(seed) });
  return seen.known ? seen.p : null;
}
