import { exactOverStrata, fisherExact } from "../src/mirror/statistics/fisher.ts";
import { jackknife } from "../src/mirror/statistics/jackknife.ts";
import type { Interval, Known } from "../src/mirror/statistics/known.ts";
import { mantelHaenszel } from "../src/mirror/statistics/mantel-haenszel.ts";
import { partyBootstrap } from "../src/mirror/statistics/party-bootstrap.ts";
import { clopperPearson, newcombe, wilson } from "../src/mirror/statistics/proportions.ts";
import { type Chance, chanceFrom } from "../src/mirror/statistics/random.ts";
import {
  crudeTable,
  countStrata,
  shareIn,
  shareOut,
  strataOf,
  type TwoByTwo,
} from "../src/mirror/statistics/strata.ts";
import { superiorityInterval } from "../src/mirror/statistics/superiority-interval.ts";
import { type Draw, INTERVALS_OF_AMOUNTS, REDRAWS } from "./intervals-of-amounts.ts";
import { INTERVALS_OF_WAITS } from "./intervals-of-waits.ts";
import { type Making, madeCases } from "./made-cases.ts";

/** Of so many runs in how many there was an interval, and in how many it held the truth. */
export interface Coverage {
  readonly runs: number;
  readonly given: number;
  readonly held: number;
}

const binomial = (n: number, rate: number, chance: Chance): number => {
  let yes = 0;
  for (let i = 0; i < n; i++) yes += Number(chance() < rate);
  return yes;
};

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
/** A table with a true odds ratio of 2 around a base rate. */
const ODDS = 2;
function tableOf([n1, n0]: readonly [number, number], rate: number, chance: Chance): TwoByTwo {
  const base = Math.log(rate / (1 - rate));
  const a = binomial(n1, logistic(base + Math.log(ODDS)), chance);
  const c = binomial(n0, rate, chance);
  return { a, b: n1 - a, c, d: n0 - c };
}
const fourStrata = (n: number, chance: Chance) =>
  strataOf([0.2, 0.4, 0.6, 0.8].map((rate) => tableOf([n, n], rate, chance)));

const oddsRatio = (n: number, chance: Chance): Known<Interval> => {
  const pooled = mantelHaenszel(fourStrata(n, chance));
  return pooled.known ? pooled.oddsRatio : pooled;
};
const exactInterval = (exact: ReturnType<typeof fisherExact>): Known<Interval> =>
  exact.known ? { known: true, ...exact.interval } : exact;

const ONE_EACH: Making = {
  size: 0,
  effect: 0,
  regulars: 1,
  label: "independent",
  silence: "evenly",
  changing: true,
  difference: 0.2,
};
const made = (size: number, making: Partial<Making>) => (chance: Chance) =>
  madeCases({ ...ONE_EACH, size, ...making }, chance);
const REGULAR: Partial<Making> = { effect: 0.4, regulars: 4 };

function sato(cases: ReturnType<ReturnType<typeof made>>): Known<Interval> {
  const pooled = mantelHaenszel(countStrata(cases));
  return pooled.known ? { known: true, ...pooled.riskDifference } : pooled;
}
const crude = (cases: ReturnType<ReturnType<typeof made>>): Known<Interval> => {
  const all = crudeTable(countStrata(cases));
  return newcombe(shareIn(all), shareOut(all));
};

/** Of those who get no, on either side, so many get a part of it: the group does better than a like in 0.5 + half of the difference. */
const PARTLY = 0.4;
const BETTER = 0.6;
function better(size: number, making: Partial<Making>, chance: Chance): Known<Interval> {
  const cases = made(size, making)(chance);
  const outcome = cases.outcome.map((one) => (one === 0 ? Number(chance() < PARTLY) : one + 1));
  return superiorityInterval({ ...cases, outcome }, 3);
}

/** Every interval, by what is drawn for it. */
const INTERVALS: Readonly<Record<string, (size: number) => Draw>> = {
  "Wilson, a rate of 0.3": (n) => (chance) => [wilson({ yes: binomial(n, 0.3, chance), of: n }), 0.3],
  "Clopper-Pearson, a rate of 0.3": (n) => (chance) => [clopperPearson({ yes: binomial(n, 0.3, chance), of: n }), 0.3],
  "Newcombe, 0.6 against 0.4": (n) => (chance) => [
    newcombe({ yes: binomial(n / 2, 0.6, chance), of: n / 2 }, { yes: binomial(n / 2, 0.4, chance), of: n / 2 }),
    0.2,
  ],
  "Fisher, an odds ratio of 2": (n) => (chance) => [
    exactInterval(fisherExact(tableOf([n / 2, n / 2], 0.4, chance))),
    ODDS,
  ],
  "exact over four strata, an odds ratio of 2": (n) => (chance) => [
    exactInterval(exactOverStrata(fourStrata(Math.ceil(n / 8), chance))),
    ODDS,
  ],
  "Robins-Breslow-Greenland, an odds ratio of 2": (n) => (chance) => [oddsRatio(Math.ceil(n / 8), chance), ODDS],
  "Sato, a difference of 0.2, requests independent": (n) => (chance) => [sato(made(n, {})(chance)), 0.2],
  "Sato, the same where regulars resemble themselves": (n) => (chance) => [
    sato(made(n, { ...REGULAR, changing: false })(chance)),
    0.2,
  ],
  "Newcombe, the same where regulars resemble themselves": (n) => (chance) => [
    crude(made(n, { ...REGULAR, changing: false })(chance)),
    0.2,
  ],
  "jackknife over parties, requests independent": (n) => (chance) => [jackknife(made(n, {})(chance)), 0.2],
  "jackknife, regulars, label changing": (n) => (chance) => [jackknife(made(n, REGULAR)(chance)), 0.2],
  "jackknife, regulars, label fixed per party": (n) => (chance) => [
    jackknife(made(n, { ...REGULAR, changing: false })(chance)),
    0.2,
  ],
  "bootstrap over parties, crude less like-for-like, label independent": (n) => (chance) => [
    partyBootstrap(made(n, REGULAR)(chance), { chance, draws: REDRAWS }),
    0,
  ],
  "probability of superiority over parties, requests independent": (n) => (chance) => [better(n, {}, chance), BETTER],
  "probability of superiority, regulars, label changing": (n) => (chance) => [better(n, REGULAR, chance), BETTER],
  "probability of superiority, regulars, label fixed per party": (n) => (chance) => [
    better(n, { ...REGULAR, changing: false }, chance),
    BETTER,
  ],
  ...INTERVALS_OF_WAITS,
  ...INTERVALS_OF_AMOUNTS,
};

export const INTERVAL_NAMES: readonly string[] = Object.keys(INTERVALS);
export const INTERVAL_SIZES = [24, 80, 240, 800] as const;

/** How often an interval of 95 in 100 holds the truth. */
export function coverageOf(
  name: string,
  size: number,
  { runs, seed }: { readonly runs: number; readonly seed: string },
): Coverage {
  const draw = (INTERVALS[name] as (size: number) => Draw)(size);
  const chance = chanceFrom(seed);
  let [given, held] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const [interval, truth] = draw(chance);
    if (!interval.known) continue;
    given++;
    if (interval.low <= truth && truth <= interval.high) held++;
  }
  return { runs, given, held };
}
