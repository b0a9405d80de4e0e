import type { Recruited } from "./network/recruitment.ts";
import { degreeOf } from "./network/network.ts";
import { networkOf, type Tie, type Ties } from "./ties.ts";
import { RESIDENTS } from "./sides.ts";

/** Introductions in order of writing; who was brought in twice counts the first time. */
export const introductionsOf = ({ ties }: Ties): readonly Tie[] => ties.filter(({ type }) => type === "introduced");

/** From each party that brought somebody in and was not brought in itself: how many it reached, directly and through others, after each step. */
export function circlesOf(introductions: readonly Tie[]): ReadonlyMap<number, readonly number[]> {
  const by = new Map<number, number[]>();
  const brought = new Set<number>();
  for (const { from, to } of introductions) {
    if (brought.has(to)) continue;
    brought.add(to);
    by.set(from, [...(by.get(from) ?? []), to]);
  }
  const circles = new Map<number, readonly number[]>();
  for (const start of by.keys()) if (!brought.has(start)) circles.set(start, reachedFrom(start, by));
  return circles;
}

/** Per starting party the introductions that lead on from it, in order of writing; who was brought in twice counts the first time. */
export function chainsOf(introductions: readonly Tie[]): ReadonlyMap<number, readonly Tie[]> {
  const first = new Map<number, Tie>();
  for (const tie of introductions) if (!first.has(tie.to)) first.set(tie.to, tie);
  const chains = new Map<number, Tie[]>();
  for (const tie of first.values()) {
    const start = startOf(tie, first);
    if (start !== undefined) chains.set(start, [...(chains.get(start) ?? []), tie]);
  }
  return chains;
}

/** Where a chain began; undefined where it goes round. */
function startOf(tie: Tie, first: ReadonlyMap<number, Tie>): number | undefined {
  let at = tie.from;
  for (let steps = 0; steps <= first.size; steps++) {
    const before = first.get(at);
    if (before === undefined) return at;
    at = before.from;
  }
  return undefined;
}

function reachedFrom(start: number, by: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const seen = new Set([start]);
  const reached: number[] = [];
  for (let wave: readonly number[] = [start]; ;) {
    wave = wave.flatMap((one) => by.get(one) ?? []).filter((one) => !seen.has(one));
    if (wave.length === 0) return reached;
    for (const one of wave) seen.add(one);
    reached.push(seen.size - 1);
  }
}

/** The chains as the recruitment measures read them: group 0 residents, group 1 others; degree is the number of ties that connect, introductions among them. */
export function recruitedOf(all: Ties): Recruited {
  const network = networkOf(all);
  const by = new Map<number, number>();
  const people = new Set<number>();
  for (const { from, to } of introductionsOf(all)) {
    people.add(from).add(to);
    if (!by.has(to)) by.set(to, from);
  }
  const order = [...people];
  const place = new Map(order.map((one, i) => [one, i]));
  return {
    recruiter: Int32Array.from(order, (one) => place.get(by.get(one) ?? -1) ?? -1),
    degree: Float64Array.from(order, (one) => degreeOf(network, one)),
    group: Int32Array.from(order, (one) => (all.sides[one] === RESIDENTS ? 0 : 1)),
  };
}
