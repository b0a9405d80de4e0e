import {
  added,
  asImprobable,
  atLeast,
  atMost,
  type GivenMargins,
  givenMargins,
  likeliestOdds,
  oddsBounds,
} from "./conditional-odds.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { crudeTable, hasLike, type Strata, tableAt, type TwoByTwo } from "./strata.ts";

export interface ExactTest {
  readonly pTwoSided: number;
  /** Chance of a group as far down, and as far up, as seen, when the odds are the same. */
  readonly pLess: number;
  readonly pGreater: number;
}

export interface ExactResult extends ExactTest {
  /** Conditional maximum likelihood; 0 or Infinity at an end of what is possible. */
  readonly oddsRatio: number;
  readonly interval: Interval;
}

export interface ExactOptions {
  readonly level?: number;
  /** Which way the interval closes: "greater" gives only a lower bound, "less" only an upper one. */
  readonly side?: "both" | "greater" | "less";
}

/** Fisher's exact test (1935) of one table. An ordinary result: evidence only when no party appears twice. */
export function fisherExact(table: TwoByTwo, options: ExactOptions = {}): Known<ExactResult> {
  if (table.a + table.b + table.c + table.d === 0) return unknown("no-cases");
  if (!hasLike(table)) return unknown("one-group");
  return exactResult(givenMargins(table), options);
}

/** The same over strata: the exact conditional Cochran-Mantel-Haenszel test (Birch 1964; Gart 1970). */
export function exactOverStrata(strata: Strata, options: ExactOptions = {}): Known<ExactResult> {
  const margins = marginsOf(strata);
  return margins.known ? exactResult(margins, options) : margins;
}

/** Only its chances, which cost far less than the odds ratio and its interval. */
export function exactTestOverStrata(strata: Strata): Known<ExactTest> {
  const margins = marginsOf(strata);
  return margins.known ? exactTest(margins) : margins;
}

function marginsOf(strata: Strata): Known<GivenMargins> {
  const all = crudeTable(strata);
  if (all.a + all.b + all.c + all.d === 0) return unknown("no-cases");
  if (!hasLike(all)) return unknown("one-group");
  let margins: GivenMargins = { low: 0, density: Float64Array.of(1), observed: 0 };
  let likes = 0;
  for (let s = 0; s < strata.count; s++) {
    const table = tableAt(strata, s);
    if (!hasLike(table)) continue;
    likes++;
    margins = added(margins, givenMargins(table));
  }
  return likes === 0 ? unknown("no-likes") : { known: true, ...margins };
}

function exactTest(margins: GivenMargins): Known<ExactTest> {
  if (margins.density.length === 1) return unknown("no-variance");
  return {
    known: true,
    pTwoSided: asImprobable(margins),
    pLess: Math.min(1, atMost(margins)),
    pGreater: Math.min(1, atLeast(margins)),
  };
}

function exactResult(margins: GivenMargins, { level = 0.95, side = "both" }: ExactOptions): Known<ExactResult> {
  const test = exactTest(margins);
  if (!test.known) return test;
  const tail = side === "both" ? (1 - level) / 2 : 1 - level;
  return {
    ...test,
    oddsRatio: likeliestOdds(margins),
    interval: oddsBounds(margins, side === "less" ? 0 : tail, side === "greater" ? 0 : tail),
  };
}
