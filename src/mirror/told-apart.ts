import type { Cases } from "./cases.ts";
import type { Compared } from "./comparing.ts";
import { ONE_SIDE, toldAt } from "./told.ts";
import type { View } from "./view.ts";

/** Points of one by which the share told by both sides, or from a complete file, may differ between two groups. */
const TOLD_APART = 0.1;

interface Told {
  /** Cases with a like told by both sides or from a complete file, and all of them. */
  both: number;
  all: number;
}

function toldOn(
  view: View,
  cases: Cases,
  { liked, group }: Compared,
): readonly [others: Readonly<Told>, group: Readonly<Told>] {
  const told = toldAt(view);
  const sums: readonly [Told, Told] = [
    { both: 0, all: 0 },
    { both: 0, all: 0 },
  ];
  for (let i = 0; i < cases.length; i++) {
    if (!liked(i)) continue;
    const sum = sums[group[i] as 0 | 1];
    sum.both += Number(told[cases.request[i] as number] !== ONE_SIDE);
    sum.all++;
  }
  return sums;
}

/** Whether over one group both sides tell more often than over the other. */
export function toldApart(view: View, cases: Cases, one: Compared): boolean {
  const [others, group] = toldOn(view, cases, one).map(({ both, all }) => (all === 0 ? 0 : both / all)) as [
    number,
    number,
  ];
  return Math.abs(group - others) > TOLD_APART;
}

/** Whether nothing may be claimed for how it was told: under half by both sides or from a complete file, or the groups apart. */
export function toldTooLittle(view: View, cases: Cases, one: Compared): boolean {
  const [others, group] = toldOn(view, cases, one);
  return 2 * (others.both + group.both) < others.all + group.all || toldApart(view, cases, one);
}
