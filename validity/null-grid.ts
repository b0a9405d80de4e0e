import { chanceFrom } from "../src/mirror/statistics/random.ts";
import { ALPHA, CLAIMED, evidence, ordinary } from "./evidence.ts";
import { LABELS, type Making, madeCases, SILENCES } from "./made-cases.ts";

export const SIZES = [10, 20, 50, 100, 200, 500, 1_000] as const;
export const EFFECTS = [0, 0.15, 0.4] as const;
export const REGULARS = [2, 4, 8] as const;

/** Every way in which requests come about without any difference. */
export const NULL_GRID: readonly Making[] = SIZES.flatMap((size) =>
  EFFECTS.flatMap((effect) =>
    REGULARS.flatMap((regulars) =>
      LABELS.flatMap((label) =>
        SILENCES.flatMap((silence) =>
          [false, true].map((changing): Making => ({ size, effect, regulars, label, silence, changing })),
        ),
      ),
    ),
  ),
);

/** Of so many runs how many were told apart by each test, and how many the evidence test left at "too few to tell". */
export interface NullCell {
  readonly runs: number;
  readonly tooFew: number;
  readonly below: number;
  readonly belowClaimed: number;
  readonly mantelHaenszel: number;
  readonly exact: number;
}

/** Draws a cell `runs` times; the same seed gives the same counts. */
export function nullCell(making: Making, runs: number, seed: string): NullCell {
  const chance = chanceFrom(seed);
  const count = { runs, tooFew: 0, below: 0, belowClaimed: 0, mantelHaenszel: 0, exact: 0 };
  for (let run = 0; run < runs; run++) {
    const cases = madeCases(making, chance);
    const p = evidence(cases, chance);
    const plain = ordinary(cases);
    if (p === null) count.tooFew++;
    count.below += Number(p !== null && p <= ALPHA);
    count.belowClaimed += Number(p !== null && p <= CLAIMED);
    count.mantelHaenszel += Number(plain.mantelHaenszel !== null && plain.mantelHaenszel <= ALPHA);
    count.exact += Number(plain.exact !== null && plain.exact <= ALPHA);
  }
  return count;
}
