import {
  aalenJohansen,
  DECIDED,
  decidedInterval,
  sharesAt,
  WAITING,
  WITHDRAWN,
} from "../src/mirror/statistics/aalen-johansen.ts";
import { kaplanMeier, survivalAt } from "../src/mirror/statistics/kaplan-meier.ts";
import type { Interval, Known } from "../src/mirror/statistics/known.ts";
import type { Chance } from "../src/mirror/statistics/random.ts";
import type { Draw } from "./intervals-of-amounts.ts";
import { REGULARS_SHARE } from "./made-cases.ts";

/** Waits of one group: half of the stays end after a mean of 50 days, seen for 100 days at most. */
function waitsOf(n: number, chance: Chance) {
  const ends = Float64Array.from({ length: n }, () => -50 * Math.log(1 - chance()));
  const seen = Float64Array.from({ length: n }, () => 100 * chance());
  return {
    time: ends.map((end, i) => Math.min(end, seen[i] as number)),
    event: Uint8Array.from(ends, (end, i) => Number(end <= (seen[i] as number))),
  };
}

function waitingShare(n: number, chance: Chance): readonly [Known<Interval>, number] {
  const curve = kaplanMeier(waitsOf(n, chance));
  if (!curve.known) return [curve, 0];
  const at = (column: Float64Array) => survivalAt({ times: curve.times, waiting: column }, 40);
  return [{ known: true, low: at(curve.low), high: at(curve.high) }, Math.exp(-40 / 50)];
}

/** A day on which a decision comes in one of fifty waits, a withdrawal in one of two hundred. */
const DECISIONS = 1 / 50;
const ENDINGS = DECISIONS + 1 / 200;
const decidedBy = (day: number): number => (DECISIONS / ENDINGS) * (1 - Math.exp(-ENDINGS * day));

interface Ending {
  readonly time: number;
  readonly state: number;
}
const endingOf = (chance: Chance): Ending => ({
  time: -Math.log(1 - chance()) / ENDINGS,
  state: chance() < DECISIONS / ENDINGS ? DECIDED : WITHDRAWN,
});

/** What regulars have of the waits: of two waits of one of them the endings are the same in `alike` of the cases. */
interface Regulars {
  readonly parties: number;
  readonly alike: number;
}

/** Each wait is seen for 100 days at most. Regulars ask REGULARS_SHARE; whoever asks, a wait ends as any other. */
function competingWaits(n: number, { parties, alike }: Regulars, chance: Chance) {
  const own = Array.from({ length: parties }, () => endingOf(chance));
  const waits = Array.from({ length: n }, (_, i): Ending => {
    const shared = i < n * REGULARS_SHARE && chance() < Math.sqrt(alike) ? own[i % parties] : undefined;
    const ending = shared ?? endingOf(chance);
    const seen = 100 * chance();
    return ending.time <= seen ? ending : { time: seen, state: WAITING };
  });
  return {
    time: Float64Array.from(waits, ({ time }) => time),
    state: Uint8Array.from(waits, ({ state }) => state),
  };
}

const decided =
  (day: number, regulars: Regulars) =>
  (n: number): Draw =>
  (chance) => {
    const curve = aalenJohansen(competingWaits(n, regulars, chance));
    return [curve.known ? decidedInterval(sharesAt(curve, day)) : curve, decidedBy(day)];
  };
const NO_REGULARS: Regulars = { parties: 0, alike: 0 };

/** Intervals of how long is waited, by what is drawn for them. */
export const INTERVALS_OF_WAITS: Readonly<Record<string, (n: number) => Draw>> = {
  "Kaplan-Meier with Greenwood, still waiting after 40 days": (n) => (chance) => waitingShare(n, chance),
  "Aalen-Johansen, decided within 10 days": decided(10, NO_REGULARS),
  "Aalen-Johansen, decided within 40 days": decided(40, NO_REGULARS),
  "Aalen-Johansen, the same where regulars wait alike": decided(40, { parties: 4, alike: 0.4 }),
};
