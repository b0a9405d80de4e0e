import { jackknife } from "../src/mirror/statistics/jackknife.ts";
import { chanceFrom } from "../src/mirror/statistics/random.ts";
import { smallestVisibleDifference } from "../src/mirror/statistics/smallest-visible-difference.ts";
import { countStrata, crudeTable } from "../src/mirror/statistics/strata.ts";
import { ALPHA, CLAIMED, evidence } from "./evidence.ts";
import { type Making, madeCases } from "./made-cases.ts";

export const PLANTED = [0.1, 0.2, 0.3, 0.4] as const;
export const POWER_SIZES = [50, 100, 200, 500, 1_000] as const;

const TYPICAL: Omit<Making, "size" | "difference" | "changing"> = {
  effect: 0.15,
  regulars: 4,
  label: "independent",
  silence: "evenly",
};

export interface Power {
  readonly runs: number;
  readonly tooFew: number;
  readonly found: number;
  readonly claimed: number;
  /** Mean over the runs of the smallest difference that the page says could have been seen; null when it never says one. */
  readonly visible: number | null;
}

/** How often a planted difference is found, where party effects and regulars are as is usual. */
export function powerAt(
  making: Pick<Making, "size" | "changing"> & { readonly difference: number },
  runs: number,
  seed: string,
): Power {
  const chance = chanceFrom(seed);
  const count = { runs, tooFew: 0, found: 0, claimed: 0 };
  const visible: number[] = [];
  for (let run = 0; run < runs; run++) {
    const cases = madeCases({ ...TYPICAL, ...making }, chance);
    const p = evidence(cases, chance);
    if (p === null) count.tooFew++;
    count.found += Number(p !== null && p <= ALPHA);
    count.claimed += Number(p !== null && p <= CLAIMED);
    const smallest = visibleIn(cases);
    if (smallest !== null) visible.push(smallest);
  }
  return {
    ...count,
    visible: visible.length === 0 ? null : visible.reduce((sum, one) => sum + one, 0) / visible.length,
  };
}

function visibleIn(cases: ReturnType<typeof madeCases>): number | null {
  const interval = jackknife(cases);
  if (!interval.known) return null;
  const { group, others } = interval.effective;
  const { c, d } = crudeTable(countStrata(cases));
  const smallest = smallestVisibleDifference({ group, others, rate: c / (c + d) });
  return smallest.known ? smallest.difference : null;
}
