import { exactTestOverStrata } from "../src/mirror/statistics/fisher.ts";
import { jackknife } from "../src/mirror/statistics/jackknife.ts";
import { mantelHaenszel } from "../src/mirror/statistics/mantel-haenszel.ts";
import { partyEvidence } from "../src/mirror/statistics/party-evidence.ts";
import type { Chance } from "../src/mirror/statistics/random.ts";
import { countStrata, type PartyCases } from "../src/mirror/statistics/strata.ts";

/** Chance that is called seldom. */
export const ALPHA = 0.05;
/** What one comparison alone must be under to be claimed at a closing date: half the year, half the lenses. */
export const CLAIMED = 0.0125;
/** Divisions of the labels tried in a simulated book; a real one tries 9,999. */
export const DRAWS = 499;

/** What a finding would say: p of the evidence test, or null for "too few to tell". */
export function evidence(cases: PartyCases, chance: Chance): number | null {
  const seen = partyEvidence(cases, jackknife(cases), { chance, draws: DRAWS });
  return seen.known ? seen.p : null;
}

/** What tests that take every request for independent would say; null when they say nothing. */
export function ordinary(cases: PartyCases): { readonly mantelHaenszel: number | null; readonly exact: number | null } {
  const strata = countStrata(cases);
  const pooled = mantelHaenszel(strata);
  const exact = exactTestOverStrata(strata);
  return {
    mantelHaenszel: pooled.known && pooled.test.known ? pooled.test.p : null,
    exact: exact.known ? exact.pTwoSided : null,
  };
}
