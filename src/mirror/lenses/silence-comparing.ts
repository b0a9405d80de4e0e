import { NO, NO_ANSWER_KNOWN, YES } from "../answers.ts";
import { askersOf } from "../askers.ts";
import type { Cases } from "../cases.ts";
import { compared, intervalOf, outcomesOf, type Setting } from "../comparing.ts";
import type { Comparison } from "../finding.ts";
import { type Labels, labelsOf, occurring } from "../labels.ts";
import { type Respect, strataOf } from "../likeness.ts";
import { partiesOf } from "../parties.ts";
import { WAITING } from "../statistics/aalen-johansen.ts";
import { type Sureness, surenessOf } from "../sureness.ts";
import { toldTooLittle } from "../told-apart.ts";
import type { View } from "../view.ts";
import { isPast } from "../waiting.ts";
import type { Silent } from "./silence-waiting.ts";

/** What may be set beside each other: labels that change within a party. The declared comparison is the first. */
export const COMPARED_BY = ["unit", "to", "matter"] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

/** In what the requests are alike; what is compared is no likeness too. */
export const ALIKE: Readonly<Record<ComparedBy, readonly Respect[]>> = {
  unit: ["to", "matter"],
  to: ["matter"],
  matter: ["to"],
};

/** At most so many values are set beside the others on one page. */
const MOST_UNITS = 8;

/** A value beside the others, and what would change what is seen. */
export interface ComparedUnit {
  readonly comparison: Comparison;
  readonly sureness: Sureness;
  /** Both sides tell of it more often, or less often, than of the others, or seldom at all: nothing is claimed about it. */
  readonly toldApart: boolean;
}

interface Question {
  readonly by: ComparedBy;
  readonly closing: boolean;
}

/**
 * Share of requests that ended within the term, per unit, institution or kind of request beside the others, over requests alike in the
 * rest: a unit over the same kind of request of the same institution. The interval, and at a closing date the chance, are those over parties. The chance is that of being so much later:
 * where one unit is late all others are early beside it, and that would be no finding about them.
 */
export function comparisonsOf(silent: Silent, { by, closing }: Question): readonly ComparedUnit[] {
  const { view, cases } = silent;
  const askers = askersOf(view, cases);
  const labels = by === "to" ? institutions(view, cases) : labelsOf(view, cases, { by, askers });
  const likes = strataOf(view, cases, ALIKE[by]);
  const answers = inTime(silent);
  const setting: Setting = { cases, askers, answers, outcome: outcomesOf(answers), labels, label: labels.label, likes };
  const units = occurring(labels).slice(0, MOST_UNITS);
  if (units.length < 2) return [];
  return units.flatMap((group): readonly ComparedUnit[] => {
    const one = compared(setting, { group, others: null });
    if (one.difference === null) return [];
    const interval = intervalOf(one);
    const word = labels.words[group] ?? "unknown";
    const enough = interval.known && interval.enough;
    const bounds = interval.known ? { low: interval.low, high: interval.high } : { low: null, high: null };
    const apart = toldTooLittle(view, cases, one);
    const p = closing && enough && !apart ? slower(interval) : null;
    const comparison = { key: word, groups: [word, "others"], difference: one.difference, ...bounds, p } as const;
    return [{ comparison, sureness: surenessOf(one), toldApart: apart }];
  });
}

/** Institutions by their name, as far as they may be read. */
function institutions(view: View, { current }: Cases): Labels {
  const words: string[] = [];
  const place = new Map<number, number>();
  for (const { number, row, side } of partiesOf(view)) {
    if (side !== "institution") continue;
    place.set(number, words.length);
    words.push(view.said(row, "party")?.name ?? "unknown");
  }
  return { label: current.map((row) => place.get(view.columns.to[row] as number) ?? -1), words };
}

const slower = ({ difference, p }: { readonly difference: number; readonly p: number }): number =>
  difference < 0 ? p / 2 : 1 - p / 2;

/** Yes when it ended within the term, no when it still waited then, unknown when it was asked too short ago or nobody knows when. */
function inTime({ waits, term }: Silent): Uint8Array {
  return waits.state.map((state, i) => {
    const past = isPast(waits, i, term);
    if (past === "yes") return NO;
    return past === "unknown" || state === WAITING ? NO_ANSWER_KNOWN : YES;
  });
}
