import { NO, NO_ANSWER_KNOWN, YES } from "../answers.ts";
import { askersOf } from "../askers.ts";
import { compared, intervalOf, outcomesOf, type Setting } from "../comparing.ts";
import type { Comparison } from "../finding.ts";
import { labelsOf, occurring } from "../labels.ts";
import { strataOf } from "../likeness.ts";
import { WAITING } from "../statistics/aalen-johansen.ts";
import { likeForLikeBounds, type PerSide, unknownLikes } from "../statistics/bounds-of-unknown.ts";
import type { Interval, Known } from "../statistics/known.ts";
import { toldTooLittle } from "../told-apart.ts";
import { isPast } from "../waiting.ts";
import type { Silent } from "./silence-waiting.ts";

/** At most so many units are set beside the others on one page. */
const MOST_UNITS = 8;

/** A unit beside the others, and where the difference lies when all of which that is unknown ended in time, or none. */
export interface ComparedUnit {
  readonly comparison: Comparison;
  readonly unknown: PerSide;
  readonly bounds: Known<Interval>;
}

/**
 * Share of requests that ended within the term, per unit beside the other units of the one asked, over the same kind of request of the
 * same institution. The interval, and at a closing date the chance, are those over parties. The chance is that of being so much later:
 * where one unit is late all others are early beside it, and that would be no finding about them.
 */
export function comparisonsOf(silent: Silent, closing: boolean): readonly ComparedUnit[] {
  const { view, cases } = silent;
  const askers = askersOf(view, cases);
  const labels = labelsOf(view, cases, { by: "unit", askers });
  const likes = strataOf(view, cases, ["to", "matter"]);
  const answers = inTime(silent);
  const setting: Setting = { cases, askers, answers, outcome: outcomesOf(answers), labels, likes, keep: () => true };
  const units = occurring(labels).slice(0, MOST_UNITS);
  if (units.length < 2) return [];
  return units.flatMap((group): readonly ComparedUnit[] => {
    const one = compared(setting, { group, others: null });
    if (one.difference === null) return [];
    const interval = intervalOf(one);
    const word = labels.words[group] ?? "unknown";
    const enough = interval.known && interval.enough;
    const bounds = interval.known ? { low: interval.low, high: interval.high } : { low: null, high: null };
    const p = closing && enough && !toldTooLittle(view, cases, one) ? slower(interval) : null;
    const comparison = { key: word, groups: [word, "others"], difference: one.difference, ...bounds, p } as const;
    return [{ comparison, unknown: unknownLikes(one.tables), bounds: likeForLikeBounds(one.tables) }];
  });
}

const slower = ({ difference, p }: { readonly difference: number; readonly p: number }): number =>
  difference < 0 ? p / 2 : 1 - p / 2;

/** Yes when it ended within the term, no when it still waited then, unknown when it was asked too short ago or nobody knows when. */
function inTime({ waits, term }: Silent): Uint8Array {
  return Uint8Array.from(waits.state, (state, i) => {
    const past = isPast(waits, i, term);
    if (past === "yes") return NO;
    return past === "unknown" || state === WAITING ? NO_ANSWER_KNOWN : YES;
  });
}
