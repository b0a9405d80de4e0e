import { eValue } from "../src/mirror/statistics/e-value.ts";
import { mantelHaenszel } from "../src/mirror/statistics/mantel-haenszel.ts";
import { type Chance, chanceFrom } from "../src/mirror/statistics/random.ts";
import { countStrata, type PartyCases } from "../src/mirror/statistics/strata.ts";
import { ALPHA, evidence } from "./evidence.ts";

/** How strongly something that nobody wrote down goes with the group and with yes: both as a ratio of rates. */
export const STRENGTHS = [1, 1.5, 2, 3] as const;

export interface Unrecorded {
  readonly runs: number;
  readonly found: number;
  /** Mean risk ratio seen, where the true one is 1. */
  readonly ratio: number;
  /** Mean E-value of the estimate and of the end of its interval. */
  readonly eValue: number;
  readonly eBound: number;
  /** In how many runs the bound lay at or under the true strength, so that the page rightly says: such a cause would do. */
  readonly rightly: number;
}

const PARTIES = 400;
/** How common it is among the others, and their share of yes without it. */
const COMMON = 0.3;
const BASE = 0.25;

/** One request per party, no difference between the groups, and a cause that is on record nowhere. */
function confounded(strength: number, chance: Chance): PartyCases {
  const group = Uint8Array.from({ length: PARTIES }, (_, i) => i % 2);
  const has = Array.from(group, (g) => chance() < Math.min(1, COMMON * (g === 1 ? strength : 1)));
  return {
    group,
    outcome: Uint8Array.from(has, (one) => Number(chance() < BASE * (one ? strength : 1))),
    stratum: new Int32Array(PARTIES),
    strata: 1,
    party: Int32Array.from({ length: PARTIES }, (_, i) => i),
    parties: PARTIES,
  };
}

/** What a cause of this strength does, and what the E-value then says. */
export function unrecordedCause(strength: number, runs: number, seed: string): Unrecorded {
  const chance = chanceFrom(seed);
  const sum = { runs, found: 0, ratio: 0, eValue: 0, eBound: 0, rightly: 0 };
  for (let run = 0; run < runs; run++) {
    const cases = confounded(strength, chance);
    const p = evidence(cases, chance);
    sum.found += Number(p !== null && p <= ALPHA);
    const pooled = mantelHaenszel(countStrata(cases));
    if (!pooled.known || !pooled.riskRatio.known) continue;
    const said = eValue(pooled.riskRatio.estimate, pooled.riskRatio);
    if (!said.known) continue;
    sum.ratio += pooled.riskRatio.estimate / runs;
    sum.eValue += said.estimate / runs;
    sum.eBound += said.bound / runs;
    sum.rightly += Number(said.bound <= strength);
  }
  return sum;
}
