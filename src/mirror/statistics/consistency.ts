import { logChoose } from "./distributions.ts";
import { fisherExact } from "./fisher.ts";
import { type Known, type Share, unknown } from "./known.ts";
import { highestRate, lowestRate } from "./proportions.ts";

export interface Consistency {
  /** Chance of at least so many here when a ground is invoked as often here as there, given how often it was in all. */
  readonly pGreater: number;
  readonly pTwoSided: number;
  /** Exact one-sided bounds: at least this rate here, at most that rate there. */
  readonly atLeastHere: number;
  readonly atMostThere: number;
}

/**
 * "This ground was invoked `here.yes` times of `here.of`, and `there.yes` of `there.of` in comparable cases": Fisher's exact
 * one-sided test with Clopper-Pearson one-sided bounds at `level`.
 */
export function consistency(here: Share, there: Share, level = 0.95): Known<Consistency> {
  if (here.of + there.of === 0) return unknown("no-cases");
  if (here.of === 0 || there.of === 0) return unknown("one-group");
  const exact = fisherExact({ a: here.yes, b: here.of - here.yes, c: there.yes, d: there.of - there.yes });
  return {
    known: true,
    pGreater: exact.known ? exact.pGreater : 1,
    pTwoSided: exact.known ? exact.pTwoSided : 1,
    atLeastHere: lowestRate(here, level),
    atMostThere: highestRate(there, level),
  };
}

/** Fewest comparable cases, none with the ground, that would be rarer than `alpha` if the rate were the same: (1 − rate)ⁿ < alpha. */
export function fewestAtRate(rate: number, alpha = 0.05): Known<{ readonly cases: number }> {
  if (!(rate > 0)) return unknown("out-of-reach");
  if (rate >= 1) return { known: true, cases: 1 };
  return { known: true, cases: Math.floor(Math.log(alpha) / Math.log1p(-rate)) + 1 };
}

/** Fewest comparable cases, none with the ground, with which Fisher's exact one-sided test could fall below `alpha`. */
export function fewestToShow(here: Share, alpha = 0.05): Known<{ readonly cases: number }> {
  if (here.of === 0) return unknown("no-cases");
  if (here.yes === 0) return unknown("out-of-reach");
  const logP = (n: number) => logChoose(here.of, here.yes) - logChoose(here.of + n, here.yes);
  let enough = 1;
  while (logP(enough) >= Math.log(alpha)) enough *= 2;
  let short = Math.floor(enough / 2);
  while (enough - short > 1) {
    const middle = (enough + short) >> 1;
    if (logP(middle) < Math.log(alpha)) enough = middle;
    else short = middle;
  }
  return { known: true, cases: enough };
}
