import { NONE } from "../columns.ts";
import { type Compared, intervalOf, LEFT_OUT, type Setting } from "../comparing.ts";
import { codeOf } from "../dictionary.ts";
import { likeForLikeBounds, type PerSide, unknownLikes } from "../statistics/bounds-of-unknown.ts";
import { FEWEST_PARTIES, type Jackknife } from "../statistics/jackknife.ts";
import { type Interval, type Known, unknown } from "../statistics/known.ts";
import { partyBootstrap } from "../statistics/party-bootstrap.ts";
import { partyEvidence } from "../statistics/party-evidence.ts";
import { chanceFrom } from "../statistics/random.ts";
import { countStrata } from "../statistics/strata.ts";
import { countOrdered, superiority } from "../statistics/superiority.ts";
import { superiorityInterval } from "../statistics/superiority-interval.ts";
import { type Sureness, surenessOf } from "../sureness.ts";
import { toldApart, toldTooLittle } from "../told-apart.ts";
import type { View } from "../view.ts";

/** How a like-for-like difference stands: on how much it rests, and what would change it. */
export interface Weight extends Sureness {
  readonly enough: boolean;
  readonly interval: Known<Jackknife>;
  /** Crude and like-for-like point to different sides; `turnsRound` when chance in who asked cannot explain that. */
  readonly apart: boolean;
  readonly turnsRound: boolean;
  readonly superiority: Known<{ readonly probability: number }>;
  /** Over parties, so only where each of them is known. */
  readonly superiorityInterval: Known<Interval>;
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

export function weighed(view: View, setting: Setting, main: Compared): Weight {
  const sureness = surenessOf(main);
  const { a, b, c, d } = main.overLikes;
  const ordered = { ...main, outcome: setting.answers };
  const unexplained = withoutReason(view, setting, main);
  const named = Math.min(sureness.effective.group, sureness.effective.others) >= FEWEST_PARTIES;
  const sign = differenceOver(main.overLikes) * (main.difference ?? 0);
  return {
    ...sureness,
    enough: main.nameless > 0 ? Math.min(a + b, c + d) >= FEWEST_CASES : named,
    interval: intervalOf(main),
    apart: sign < 0,
    turnsRound: sign < 0 && main.nameless === 0 && turnsRound(view, main),
    superiority: superiority(countOrdered(ordered, LEVELS)),
    superiorityInterval: main.nameless > 0 ? unknown("too-few-parties") : superiorityInterval(ordered, LEVELS),
    toldApart: toldApart(view, setting.cases, main),
    withoutReason: unexplained,
    wider: unexplained === 0 ? null : wider(view, setting, main),
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
