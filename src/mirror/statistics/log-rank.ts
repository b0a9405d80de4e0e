import { chiSquaredTail } from "./distributions.ts";
import type { Waits } from "./kaplan-meier.ts";
import { type Known, unknown } from "./known.ts";
import { type Permutation, type PermutationOptions, permuteLabels } from "./party-permutation.ts";
import { scoresFrom } from "./party-scores.ts";
import { timeOrder } from "./time-order.ts";

/** Waits of two groups (1 and 0, else left out) in strata (negative: left out). */
export interface GroupedWaits extends Waits {
  readonly group: Uint8Array;
  readonly stratum: Int32Array;
  readonly strata: number;
}

export interface LogRank {
  readonly chiSquared: number;
  readonly p: number;
  /** Ended waits in the group, and as many as there would be if it waited like the others. */
  readonly observed: number;
  readonly expected: number;
}

/**
 * Log-rank test (Mantel 1966; Peto & Peto 1972) of two groups, within strata. An ordinary result: evidence only when no party
 * appears twice.
 */
export function logRank(waits: GroupedWaits): Known<LogRank> {
  const sides = sidesIn(waits);
  if (sides.size < 2) return unknown(sides.size === 0 ? "no-cases" : "one-group");
  const sums = { observed: 0, expected: 0, variance: 0 };
  for (const rows of rowsByStratum(waits)) walk(waits, rows, (step) => addStep(sums, step));
  if (!(sums.variance > 0)) return unknown("no-variance");
  const chiSquared = (sums.observed - sums.expected) ** 2 / sums.variance;
  const { observed, expected } = sums;
  return { known: true, chiSquared, p: chiSquaredTail(chiSquared, 1), observed, expected };
}

function sidesIn({ group, stratum }: GroupedWaits): ReadonlySet<number> {
  const sides = new Set<number>();
  for (let i = 0; i < group.length && sides.size < 2; i++)
    if ((group[i] as number) <= 1 && (stratum[i] as number) >= 0) sides.add(group[i] as number);
  return sides;
}

/**
 * The same with labels permuted over whole parties within blocks. The score of a party is the sum of its martingale residuals:
 * ended waits minus those expected from the time waited among all in its stratum.
 */
export function partyLogRank(
  waits: GroupedWaits & { readonly party: Int32Array; readonly parties: number },
  options: PermutationOptions,
): Known<Permutation> {
  const residual = new Float64Array(waits.time.length);
  const size = new Float64Array(waits.strata);
  for (const [s, rows] of rowsByStratum(waits).entries()) {
    size[s] = rows.length;
    let hazard = 0;
    walk(waits, rows, ({ ended, atRisk, leaving }) => {
      hazard += ended / atRisk;
      for (const row of leaving) residual[row] = (waits.event[row] as number) - hazard;
    });
  }
  const scores = scoresFrom({ ...waits, outcome: waits.event }, residual, size);
  return scores.known ? permuteLabels(scores, options) : scores;
}

/** Rows of each stratum by rising time. */
function rowsByStratum({ group, stratum, strata, time }: GroupedWaits): readonly Int32Array[] {
  const start = new Int32Array(strata + 1);
  const takesPart = (i: number): boolean => (group[i] as number) <= 1 && (stratum[i] as number) >= 0;
  for (let i = 0; i < stratum.length; i++) if (takesPart(i)) start[(stratum[i] as number) + 1]!++;
  for (let s = 1; s <= strata; s++) start[s]! += start[s - 1] as number;
  const rows = new Int32Array(start[strata] as number);
  const next = start.slice();
  for (const i of timeOrder(time)) if (takesPart(i)) rows[next[stratum[i] as number]!++] = i;
  return Array.from({ length: strata }, (_, s) => rows.subarray(start[s], start[s + 1]));
}

/** What happens at one time in a stratum. */
interface Step {
  readonly ended: number;
  readonly endedInGroup: number;
  readonly atRisk: number;
  readonly atRiskInGroup: number;
  readonly leaving: Int32Array;
}

function walk({ time, event, group }: GroupedWaits, rows: Int32Array, visit: (step: Step) => void): void {
  let atRisk = rows.length;
  let atRiskInGroup = 0;
  for (const row of rows) atRiskInGroup += group[row] as number;
  for (let from = 0, to = 0; from < rows.length; from = to) {
    let [ended, endedInGroup, inGroup] = [0, 0, 0];
    for (; to < rows.length && time[rows[to] as number] === time[rows[from] as number]; to++) {
      const row = rows[to] as number;
      inGroup += group[row] as number;
      if (event[row] !== 1) continue;
      ended++;
      endedInGroup += group[row] as number;
    }
    visit({ ended, endedInGroup, atRisk, atRiskInGroup, leaving: rows.subarray(from, to) });
    atRisk -= to - from;
    atRiskInGroup -= inGroup;
  }
}

function addStep(sums: { observed: number; expected: number; variance: number }, step: Step): void {
  const { ended, endedInGroup, atRisk: n, atRiskInGroup } = step;
  const share = atRiskInGroup / n;
  sums.observed += endedInGroup;
  sums.expected += ended * share;
  if (n > 1) sums.variance += (ended * share * (1 - share) * (n - ended)) / (n - 1);
}
