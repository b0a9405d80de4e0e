import { answersOf, PARTLY, YES } from "../answers.ts";
import { casesOf } from "../cases.ts";
import { NONE } from "../columns.ts";
import { doubtsOf } from "../doubts.ts";
import { INSTITUTION, RESIDENTS, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";

/** What one side did towards the other: rows. */
export interface Acts {
  readonly asked: number[];
  /** Of what it asked, what the other said yes or partly yes to. */
  readonly granted: number[];
  /** Support it gave. */
  readonly gave: number[];
  /** Question marks it put by what the other said, did or asked. */
  readonly doubts: number[];
}

/** An institution and a residents' party between whom something is written. */
export interface Pair {
  readonly institution: number;
  readonly party: number;
  readonly theirs: Acts;
  readonly ours: Acts;
}

/** Every pair that `wanted` lets through, in order of writing. Linear in the rows. */
export function pairsOf(view: View, wanted: (pair: Pick<Pair, "institution" | "party">) => boolean): readonly Pair[] {
  const between = finder(view, wanted);
  addRequests(view, between);
  const { columns } = view;
  for (const row of view.rows("support")) {
    const now = view.current(row);
    between(columns.from[now] as number, columns.to[now] as number)?.gave.push(row);
  }
  for (const { row, by, about } of doubtsOf(view)) for (const party of about) between(by, party)?.doubts.push(row);
  return between.pairs;
}

interface Finder {
  /** What `from` did towards `to`; undefined when they are not a pair. */
  (from: number, to: number): Acts | undefined;
  readonly pairs: readonly Pair[];
}

function finder(view: View, wanted: (pair: Pick<Pair, "institution" | "party">) => boolean): Finder {
  const sides = sidesOf(view);
  const byEnds = new Map<number, Map<number, Pair>>();
  const pairs: Pair[] = [];
  const pairAt = (institution: number, party: number): Pair | undefined => {
    const known = byEnds.get(institution)?.get(party);
    if (known || !wanted({ institution, party })) return known;
    const pair = { institution, party, theirs: blank(), ours: blank() };
    pairs.push(pair);
    byEnds.set(institution, (byEnds.get(institution) ?? new Map<number, Pair>()).set(party, pair));
    return pair;
  };
  const find = (from: number, to: number): Acts | undefined => {
    if (from === NONE || to === NONE) return undefined;
    if (sides[from] === INSTITUTION && sides[to] === RESIDENTS) return pairAt(from, to)?.theirs;
    return sides[from] === RESIDENTS && sides[to] === INSTITUTION ? pairAt(to, from)?.ours : undefined;
  };
  return Object.assign(find, { pairs });
}

const blank = (): Acts => ({ asked: [], granted: [], gave: [], doubts: [] });

function addRequests(view: View, between: Finder): void {
  const { columns } = view;
  const cases = casesOf(view);
  const answers = answersOf(view, cases);
  for (let i = 0; i < cases.length; i++) {
    const [row, now] = [cases.request[i] as number, cases.current[i] as number];
    const acts = between(columns.from[now] as number, columns.to[now] as number);
    acts?.asked.push(row);
    if (answers[i] === YES || answers[i] === PARTLY) acts?.granted.push(row);
  }
}
