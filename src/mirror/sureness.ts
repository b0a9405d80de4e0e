import { type Compared, partyRowsOf } from "./comparing.ts";
import type { Cell, Sentence, Unit } from "./finding.ts";
import { likeForLikeBounds, type PerSide, unknownLikes } from "./statistics/bounds-of-unknown.ts";
import { eValue } from "./statistics/e-value.ts";
import { type Interval, type Known, unknown } from "./statistics/known.ts";
import { type MantelHaenszel, mantelHaenszel } from "./statistics/mantel-haenszel.ts";
import { type EffectiveParties, effectiveParties } from "./statistics/party-rows.ts";
import { smallestVisibleDifference } from "./statistics/smallest-visible-difference.ts";
import { enoughToUndo } from "./statistics/undoing.ts";

/** What is said of every like-for-like difference: how small a one could have been seen, and what would change it. */
export interface Sureness {
  readonly pooled: Known<MantelHaenszel>;
  readonly effective: EffectiveParties;
  readonly smallest: Known<{ readonly difference: number }>;
  /** Like cases without an answer, also per side, and where the difference lies when they all fall one way or the other. */
  readonly unknown: number;
  readonly unknownPerSide: PerSide;
  readonly bounds: Known<Interval>;
  /** No more unknowns than this are needed to undo it; null when all together cannot. */
  readonly undo: Known<{ readonly cases: number | null }>;
  readonly eValue: Known<{ readonly estimate: number; readonly bound: number }>;
}

/** An E-value below this rounds to "once as often": there is no difference to explain away. */
export const TELLING = 1.05;

/** Above so many unknowns nobody counts how few undo a difference: that takes steps times strata. */
const MOST_UNKNOWN = 5_000;

export function surenessOf(one: Compared): Sureness {
  const pooled = mantelHaenszel(one.tables);
  const effective = effectiveParties(partyRowsOf(one));
  const unknownPerSide = unknownLikes(one.tables);
  const unknowns = unknownPerSide.group + unknownPerSide.others;
  const { c, d } = one.overLikes;
  const smallest = smallestVisibleDifference({ group: effective.group, others: effective.others, rate: c / (c + d) });
  return {
    pooled,
    effective,
    smallest: c + d === 0 || one.nameless > 0 ? unknown("no-cases") : smallest,
    unknown: unknowns,
    unknownPerSide,
    bounds: likeForLikeBounds(one.tables),
    undo: unknowns > MOST_UNKNOWN ? unknown("out-of-reach") : enoughToUndo(one.tables),
    eValue:
      pooled.known && pooled.riskRatio.known
        ? eValue(pooled.riskRatio.estimate, pooled.riskRatio)
        : unknown("no-likes"),
  };
}

/** How few unknowns undo it, as a cell: that all together cannot is known; it is no unknown number. */
export function undoCell({ undo, unknown: unknowns }: Pick<Sureness, "undo" | "unknown">): Cell {
  if (!undo.known) return null;
  return undo.cases ?? (unknowns === 0 ? "nothing-unknown" : "none-suffices");
}

const ends = ({ low, high }: Interval) => ({ low, high });

/** Differences are written in whole points of a hundred. */
const sameInWords = ({ low, high }: Interval): boolean => Math.round(low * 100) === Math.round(high * 100);

/** In words, under "how sure": `sure.smallest`, `sure.unknown` or `sure.unknown-same`, `sure.undo` or `sure.undo-none`, `sure.unrecorded`, as far as there is something to say. */
export function surenessSentences(
  one: Pick<Sureness, "smallest" | "bounds" | "unknown" | "undo" | "eValue">,
): readonly Sentence[] {
  const { smallest, bounds, unknown: unknowns, undo, eValue: strength } = one;
  const difference = { low: "difference", high: "difference", difference: "difference", strength: "number" } as const;
  const sentence = (key: string, values: Sentence["values"]): Sentence => ({
    key: `sure.${key}`,
    values,
    units: difference,
  });
  const undone =
    !undo.known || unknowns === 0
      ? []
      : undo.cases === null
        ? [sentence("undo-none", {})]
        : [sentence("undo", { cases: undo.cases })];
  return [
    ...(smallest.known ? [sentence("smallest", { difference: smallest.difference })] : []),
    ...(bounds.known && unknowns > 0
      ? [sentence(sameInWords(bounds) ? "unknown-same" : "unknown", { unknown: unknowns, ...ends(bounds) }), ...undone]
      : []),
    ...(strength.known && strength.estimate >= TELLING
      ? [sentence("unrecorded", { strength: strength.estimate })]
      : []),
  ];
}

/** Of a count: how many it is at least and at most, when all that is unknown falls one way or the other. */
export const countSureness = (
  { counted, unknown: unknowns }: { readonly counted: number; readonly unknown: number },
  unit: Unit = "count",
): readonly Sentence[] => {
  if (unknowns === 0) return [{ key: "sure.nothing-unknown", values: {} }];
  const values = { unknown: unknowns, low: counted, high: counted + unknowns };
  return [{ key: "sure.unknown", values, units: { unknown: unit, low: unit, high: unit } }];
};
