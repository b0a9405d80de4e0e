import { type Interval, type Known, unknown } from "./known.ts";
import { pooledDifference } from "./mantel-haenszel.ts";
import type { Strata } from "./strata.ts";

/** Cases of one side by what is known of their outcome. */
export interface KnownAndNot {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

/** Lowest and highest rate when all unknowns are no, and all yes (Manski 1989). */
export function rateBounds({ yes, no, unknown: open }: KnownAndNot): Known<Interval> {
  const all = yes + no + open;
  if (all === 0) return unknown("no-cases");
  return { known: true, low: yes / all, high: (yes + open) / all };
}

/** Lowest and highest difference of two rates when all unknowns fall one way or the other. */
export function differenceBounds(group: KnownAndNot, others: KnownAndNot): Known<Interval> {
  const one = rateBounds(group);
  const two = rateBounds(others);
  if (!one.known || !two.known) return unknown(one.known === two.known ? "no-cases" : "one-group");
  return { known: true, low: one.low - two.high, high: one.high - two.low };
}

/** The same for the like-for-like (Mantel-Haenszel) difference: in every stratum against the group, then for it. */
export function likeForLikeBounds(strata: Strata): Known<Interval> {
  const low = pooledDifference(filled(strata, false));
  const high = pooledDifference(filled(strata, true));
  if (low === null || high === null) return unknown("no-likes");
  return { known: true, low: Math.min(low, high), high: Math.max(low, high) };
}

export interface PerSide {
  readonly group: number;
  readonly others: number;
}

/** Unknown answers among cases that would have a like if they were known count too. */
export function unknownLikes(tables: Strata): PerSide {
  const count = { group: 0, others: 0 };
  for (let s = 0; s < tables.count; s++) {
    const inGroup = (tables.a[s] as number) + (tables.b[s] as number) + (tables.unknownIn[s] as number);
    const others = (tables.c[s] as number) + (tables.d[s] as number) + (tables.unknownOut[s] as number);
    if (inGroup === 0 || others === 0) continue;
    count.group += tables.unknownIn[s] as number;
    count.others += tables.unknownOut[s] as number;
  }
  return count;
}

function filled(strata: Strata, forGroup: boolean): Strata {
  const plus = (column: Float64Array, open: Float64Array, add: boolean) =>
    add ? column.map((value, s) => value + (open[s] as number)) : column;
  return {
    ...strata,
    a: plus(strata.a, strata.unknownIn, forGroup),
    b: plus(strata.b, strata.unknownIn, !forGroup),
    c: plus(strata.c, strata.unknownOut, !forGroup),
    d: plus(strata.d, strata.unknownOut, forGroup),
  };
}
