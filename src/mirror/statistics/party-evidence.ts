import type { Jackknife } from "./jackknife.ts";
import { type Known, unknown } from "./known.ts";
import { partyPermutation, type PermutationOptions } from "./party-permutation.ts";
import type { PartyCases } from "./strata.ts";

/** Where no division of the labels can give a chance below this, nothing can be told. */
export const LARGEST_SMALLEST_P = 0.025;

/**
 * How seldom chance at the level of parties gives a difference as far from none as this one. A label that changes within a
 * party takes the jackknife's p. A label fixed per party is permuted over whole parties, and must be told apart by the
 * jackknife too: the larger p counts. Where those who ask most mostly carry the label, or one side seldom gets an answer on
 * record, parties of one block are not alike, and permuting alone says "seldom" up to six times too often (docs/validity.md);
 * the jackknife measures each side's own spread.
 * @param interval the jackknife of these same cases
 */
export function partyEvidence(
  cases: PartyCases,
  interval: Known<Jackknife>,
  options: PermutationOptions,
): Known<{ readonly p: number }> {
  if (!interval.known) return interval;
  if (!interval.enough) return unknown("too-few-parties");
  const drawn = partyPermutation(cases, options);
  if (!drawn.known) return drawn.why === "label-changes-within-party" ? { known: true, p: interval.p } : drawn;
  if (drawn.smallestP > LARGEST_SMALLEST_P) return unknown("out-of-reach");
  return { known: true, p: Math.max(drawn.p, interval.p) };
}
