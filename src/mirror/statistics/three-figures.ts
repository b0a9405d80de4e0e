import { type Known, type Share, unknown } from "./known.ts";
import { type Estimate, mantelHaenszel } from "./mantel-haenszel.ts";
import { crudeTable, hasLike, shareIn, shareOut, type Strata, type TwoByTwo } from "./strata.ts";

export interface Crude {
  readonly group: Share;
  readonly others: Share;
  /** Rate in the group minus rate among others, −1 … 1. */
  readonly difference: Known<{ readonly estimate: number }>;
}

export interface ThreeFigures {
  readonly overAll: Crude;
  /** Over cases in strata where both groups occur. */
  readonly overLikes: Crude;
  /** Mantel-Haenszel risk difference with Sato's interval; the interval is evidence only when no party appears twice. */
  readonly likeForLike: Known<Estimate>;
}

/** The three figures that always stand together, so that a mix of easy and hard requests cannot pass for a difference. */
export function threeFigures(strata: Strata, level = 0.95): ThreeFigures {
  const pooled = mantelHaenszel(strata, level);
  return {
    overAll: crude(crudeTable(strata)),
    overLikes: crude(crudeTable(strata, hasLike)),
    likeForLike: pooled.known ? { known: true, ...pooled.riskDifference } : pooled,
  };
}

function crude(table: TwoByTwo): Crude {
  const group = shareIn(table);
  const others = shareOut(table);
  return { group, others, difference: differenceOf(group, others) };
}

function differenceOf(group: Share, others: Share): Crude["difference"] {
  if (group.of + others.of === 0) return unknown("no-cases");
  if (group.of === 0 || others.of === 0) return unknown("one-group");
  return { known: true, estimate: group.yes / group.of - others.yes / others.of };
}
