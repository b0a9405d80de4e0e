import { bootstrap, type OverParties } from "../src/mirror/statistics/bootstrap.ts";
import { hodgesLehmann } from "../src/mirror/statistics/hodges-lehmann.ts";
import type { Interval, Known } from "../src/mirror/statistics/known.ts";
import { type Chance, drawBelow } from "../src/mirror/statistics/random.ts";
import { rateRatioTest, rateTest } from "../src/mirror/statistics/rates.ts";

/** One draw: an interval and what it should hold. */
export type Draw = (chance: Chance) => readonly [Known<Interval>, number];

/** Redraws in a simulated bootstrap; a finding takes more. */
export const REDRAWS = 499;

const SHIFT = 1;
const logistic = (chance: Chance): number => {
  const share = chance();
  return Math.log(share / (1 - share));
};

function shift(n: number, chance: Chance): Known<Interval> {
  const side = (by: number) => Float64Array.from({ length: n / 2 }, () => logistic(chance) + by);
  return hodgesLehmann(side(SHIFT), side(0));
}

/** How often something happens in a stretch in which `mean` times is expected. */
function happened(mean: number, chance: Chance): number {
  let count = -1;
  for (let left = mean; left > 0; count++) left += Math.log(1 - chance());
  return count;
}

const RATE = 0.1;
const RATIO = 2;
const rate = (n: number, chance: Chance): Known<Interval> =>
  rateTest({ count: happened(n * RATE, chance), over: n }, RATE);
const ratio = (n: number, chance: Chance): Known<Interval> =>
  rateRatioTest(
    { count: happened((n / 2) * RATE * RATIO, chance), over: n / 2 },
    { count: happened((n / 2) * RATE, chance), over: n / 2 },
  );

/** Parties that ask one to five times as much as another, and get any part of it: half on average. */
function partGranted(n: number, chance: Chance) {
  const asked = Float64Array.from({ length: n }, () => 1 + drawBelow(chance, 5));
  const granted = asked.map((amount) => amount * chance());
  const figure: OverParties = (times) => {
    let [all, got] = [0, 0];
    for (let j = 0; j < n; j++) {
      all += (times[j] as number) * (asked[j] as number);
      got += (times[j] as number) * (granted[j] as number);
    }
    return all === 0 ? null : got / all;
  };
  return bootstrap(n, figure, { chance, draws: REDRAWS });
}
const redrawn =
  (which: "percentile" | "accelerated") =>
  (n: number, chance: Chance): Known<Interval> => {
    const drawn = partGranted(n, chance);
    return drawn.known ? { known: true, ...drawn[which] } : drawn;
  };

/** Intervals of amounts and of how often, by what is drawn for them; the number is of cases, of months or of parties. */
export const INTERVALS_OF_AMOUNTS: Readonly<Record<string, (n: number) => Draw>> = {
  "Hodges-Lehmann, a shift of 1": (n) => (chance) => [shift(n, chance), SHIFT],
  "Garwood, 0.1 a month": (n) => (chance) => [rate(n, chance), RATE],
  "two rates, a ratio of 2": (n) => (chance) => [ratio(n, chance), RATIO],
  "bootstrap over parties, percentile, the part granted": (n) => (chance) => [redrawn("percentile")(n, chance), 0.5],
  "bootstrap over parties, BCa, the part granted": (n) => (chance) => [redrawn("accelerated")(n, chance), 0.5],
};
