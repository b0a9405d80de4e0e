import type { KnownAndNot } from "./bounds-of-unknown.ts";
import { type Known, unknown } from "./known.ts";
import { pooledDifference } from "./mantel-haenszel.ts";
import type { Strata } from "./strata.ts";

/** Fewest unknowns that, fallen against it, leave no difference or the opposite one; null when all together cannot. */
export type Undoing = Known<{ readonly cases: number | null }>;

/** Of a difference of two rates; exact. The other unknowns stay out of the count. */
export function fewestToUndo(group: KnownAndNot, others: KnownAndNot): Undoing {
  const n1 = group.yes + group.no;
  const n0 = others.yes + others.no;
  if (n1 === 0 || n0 === 0) return unknown(n1 + n0 === 0 ? "no-cases" : "one-group");
  const ahead = group.yes * n0 - others.yes * n1;
  if (ahead === 0) return unknown("no-variance");
  return { known: true, cases: ahead > 0 ? fewest(group, others) : fewest(others, group) };
}

/** Unknowns of the leading side turned no (i) and of the trailing side turned yes (j): as i grows, fewer j are needed. */
function fewest(leading: KnownAndNot, trailing: KnownAndNot): number | null {
  const level = (i: number, j: number) =>
    leading.yes * (trailing.yes + trailing.no + j) <= (trailing.yes + j) * (leading.yes + leading.no + i);
  let least: number | null = null;
  for (let i = 0, j = trailing.unknown; i <= leading.unknown; i++) {
    if (!level(i, j)) continue;
    while (j > 0 && level(i, j - 1)) j--;
    least = Math.min(least ?? i + j, i + j);
  }
  return least;
}

/**
 * Of the like-for-like difference: this many unknowns, each time the one that takes away most, undo it. Taken one by one they may
 * be more than the fewest, so it reads "no more than so many are needed".
 */
export function enoughToUndo(strata: Strata): Undoing {
  const difference = pooledDifference(strata);
  if (difference === null) return unknown("no-likes");
  if (difference === 0) return unknown("no-variance");
  const cells = Array.from({ length: strata.count }, (_, s) => leadingFirst(strata, s, difference > 0));
  let ahead = cells.reduce((sum, one) => sum + lead(one), 0);
  const next = cells.map(bestStep);
  for (let cases = 1; ; cases++) {
    const at = highest(next);
    const step = next[at];
    if (step === undefined || step.gain === Number.NEGATIVE_INFINITY) return { known: true, cases: null };
    ahead -= step.gain;
    if (ahead <= 1e-9) return { known: true, cases };
    next[at] = bestStep(step.after);
  }
}

/** One stratum with the side that leads overall first, and the unknowns left on either side. */
interface Cells {
  readonly yes: number;
  readonly no: number;
  readonly open: number;
  readonly otherYes: number;
  readonly otherNo: number;
  readonly otherOpen: number;
}

function leadingFirst(strata: Strata, s: number, groupLeads: boolean): Cells {
  const at = (column: Float64Array) => column[s] as number;
  const group = [at(strata.a), at(strata.b), at(strata.unknownIn)] as const;
  const others = [at(strata.c), at(strata.d), at(strata.unknownOut)] as const;
  const [yes, no, open] = groupLeads ? group : others;
  const [otherYes, otherNo, otherOpen] = groupLeads ? others : group;
  return { yes, no, open, otherYes, otherNo, otherOpen };
}

/** (an₀ − cn₁)/n: what the stratum adds to the leading side. */
function lead({ yes, no, otherYes, otherNo }: Cells): number {
  const n1 = yes + no;
  const n0 = otherYes + otherNo;
  return n1 === 0 || n0 === 0 ? 0 : (yes * n0 - otherYes * n1) / (n1 + n0);
}

interface Step {
  readonly gain: number;
  readonly after: Cells;
}

/** The unknown of this stratum that takes away most: a no for the leading side or a yes for the other. */
function bestStep(cells: Cells): Step {
  const no: Cells = { ...cells, no: cells.no + 1, open: cells.open - 1 };
  const yes: Cells = { ...cells, otherYes: cells.otherYes + 1, otherOpen: cells.otherOpen - 1 };
  const ofNo = cells.open > 0 ? lead(cells) - lead(no) : Number.NEGATIVE_INFINITY;
  const ofYes = cells.otherOpen > 0 ? lead(cells) - lead(yes) : Number.NEGATIVE_INFINITY;
  return ofNo >= ofYes ? { gain: ofNo, after: no } : { gain: ofYes, after: yes };
}

function highest(steps: readonly Step[]): number {
  let best = 0;
  for (let s = 1; s < steps.length; s++) if ((steps[s] as Step).gain > (steps[best] as Step).gain) best = s;
  return best;
}
