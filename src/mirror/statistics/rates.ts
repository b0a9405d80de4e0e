import { asImprobable, atLeast, atMost, type GivenMargins } from "./conditional-odds.ts";
import { gammaQuantile, logChoose, logFactorial } from "./distributions.ts";
import { type Interval, type Known, unknown } from "./known.ts";
import { clopperPearson } from "./proportions.ts";

/** How often something happened, over how long or how many (not whole numbers only). */
export interface Rate {
  readonly count: number;
  readonly over: number;
}

export interface RateTest extends Interval {
  /** Per one of `over`; of two rates their ratio, Infinity when the second never happened. */
  readonly estimate: number;
  readonly pTwoSided: number;
  readonly pLess: number;
  readonly pGreater: number;
}

/**
 * Exact test of one rate against an expected one (Poisson), with the exact interval of Garwood (1936). Equal to R's poisson.test.
 * Holds when what happened, happened independently: not for several requests of one party.
 */
export function rateTest({ count, over }: Rate, expected: number, level = 0.95): Known<RateTest> {
  if (!isLooked({ count, over })) return unknown("no-cases");
  if (!(expected > 0)) return unknown("no-variance");
  const tail = (1 - level) / 2;
  const margins = poisson(count, over * expected);
  return {
    known: true,
    estimate: count / over,
    ...tailsOf(margins),
    low: count === 0 ? 0 : gammaQuantile(tail, count) / over,
    high: gammaQuantile(1 - tail, count + 1) / over,
  };
}

/**
 * Exact conditional test of two rates (Przyborowski & Wilenski 1940): of all that happened, the first one's share is binomial. The
 * interval is that of the ratio, from the one of Clopper and Pearson. Holds when what happened, happened independently.
 */
export function rateRatioTest(one: Rate, two: Rate, level = 0.95): Known<RateTest> {
  const all = one.count + two.count;
  if (!isLooked(one) || !isLooked(two)) return unknown(isLooked(one) || isLooked(two) ? "one-group" : "no-cases");
  const share = clopperPearson({ yes: one.count, of: all }, level);
  // Where nothing happened at all there is nothing to compare.
  if (!share.known) return unknown("no-variance");
  const ratio = (odds: number) => (odds * two.over) / one.over;
  return {
    known: true,
    estimate: ratio(one.count / two.count),
    ...tailsOf(binomial(one.count, all, one.over / (one.over + two.over))),
    low: ratio(share.low / (1 - share.low)),
    high: ratio(share.high / (1 - share.high)),
  };
}

/** Over no time, or over time without end, nothing is a rate. */
const isLooked = ({ over }: Rate): boolean => over > 0 && Number.isFinite(over);

const tailsOf = (margins: GivenMargins) => ({
  pTwoSided: asImprobable(margins),
  pLess: Math.min(1, atMost(margins)),
  pGreater: Math.min(1, atLeast(margins)),
});

/** Chances of 0, 1, 2, … up to where nothing is left that a double can hold beside the rest. */
function poisson(observed: number, mean: number): GivenMargins {
  const most = Math.max(observed, mean);
  const density = Float64Array.from({ length: Math.ceil(most + 40 * Math.sqrt(most) + 60) }, (_, k) =>
    Math.exp(k * Math.log(mean) - mean - logFactorial(k)),
  );
  return { low: 0, density, observed };
}

function binomial(observed: number, of: number, share: number): GivenMargins {
  const density = Float64Array.from({ length: of + 1 }, (_, k) =>
    Math.exp(logChoose(of, k) + k * Math.log(share) + (of - k) * Math.log1p(-share)),
  );
  return { low: 0, density, observed };
}
