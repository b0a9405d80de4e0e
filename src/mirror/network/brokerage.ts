import { type Network, reversed } from "./network.ts";

/** In this order in every result. The sides of a → v → c: AAA, ABA, AAB, ABB, ABC. */
export const BROKERAGE_ROLES = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"] as const;
const [COORDINATOR, ITINERANT, REPRESENTATIVE, GATEKEEPER, LIAISON] = [0, 1, 2, 3, 4] as const;

export interface Brokerage {
  /** Five counts per node, in the order of `BROKERAGE_ROLES`. */
  readonly roles: Int32Array;
  /** The same five, summed over the nodes of each side. */
  readonly bySide: readonly (readonly number[])[];
  /** And over all. */
  readonly totals: readonly number[];
}

/**
 * Gould & Fernandez (1989), "Structures of mediation": in how many pairs a → v → c, where a has no arc to c, node v stands between, by the
 * sides of the three. The network is directed; a tie without direction is an arc each way.
 * Counted per node from how many arcs come from and go to each side, less the pairs that have an arc of their own.
 */
export function brokerage(network: Network, sides: Int32Array): Brokerage {
  const roles = new Int32Array(network.size * 5);
  const count = { network, from: reversed(network), sides, roles };
  const kinds = Math.max(0, ...sides) + 1;
  addOpenPairs(count, kinds);
  takeClosedPairs(count);
  const bySide = Array.from({ length: kinds }, () => [0, 0, 0, 0, 0]);
  for (let v = 0; v < network.size; v++) {
    const sums = bySide[sides[v] as number] as number[];
    for (let role = 0; role < 5; role++) sums[role] = (sums[role] as number) + (roles[v * 5 + role] as number);
  }
  return {
    roles,
    bySide,
    totals: BROKERAGE_ROLES.map((_, role) => bySide.reduce((n, sums) => n + (sums[role] ?? 0), 0)),
  };
}

interface Count {
  readonly network: Network;
  /** The same arcs, to be followed back. */
  readonly from: Network;
  readonly sides: Int32Array;
  readonly roles: Int32Array;
}

/** All pairs of an arc to v and an arc from v, also back to where it came from. */
function addOpenPairs({ network, from, sides, roles }: Count, kinds: number): void {
  const [coming, going] = [new Int32Array(kinds), new Int32Array(kinds)];
  for (let v = 0; v < network.size; v++) {
    const ins = tally(from, v, { sides, into: coming });
    const outs = tally(network, v, { sides, into: going });
    if (ins === 0 || outs === 0) continue;
    const own = sides[v] as number;
    const [inOwn, outOwn] = [coming[own] as number, going[own] as number];
    let alike = 0;
    for (let side = 0; side < kinds; side++) alike += (coming[side] as number) * (going[side] as number);
    const itinerant = alike - inOwn * outOwn;
    const counts = [inOwn * outOwn, itinerant, inOwn * (outs - outOwn), (ins - inOwn) * outOwn];
    for (let role = 0; role < 4; role++) roles[v * 5 + role] = counts[role] as number;
    roles[v * 5 + LIAISON] = (ins - inOwn) * (outs - outOwn) - itinerant;
  }
}

function tally(
  { offsets, neighbours }: Network,
  v: number,
  { sides, into }: { sides: Int32Array; into: Int32Array },
): number {
  into.fill(0);
  const [first, end] = [offsets[v] as number, offsets[v + 1] as number];
  for (let i = first; i < end; i++) (into[sides[neighbours[i] as number] as number] as number)++;
  return end - first;
}

/** Takes off the pairs in which a has an arc to c, and those in which c is a. */
function takeClosedPairs({ network: { size, offsets, neighbours }, from, sides, roles }: Count): void {
  const goesTo = new Int32Array(size).fill(-1);
  for (let v = 0; v < size; v++) {
    const own = sides[v] as number;
    const last = offsets[v + 1] as number;
    for (let i = offsets[v] as number; i < last; i++) goesTo[neighbours[i] as number] = v;
    const end = from.offsets[v + 1] as number;
    for (let i = from.offsets[v] as number; i < end; i++) {
      const a = from.neighbours[i] as number;
      const side = sides[a] as number;
      if (goesTo[a] === v) (roles[v * 5 + roleOf(side, own, side)] as number)--;
      const stop = offsets[a + 1] as number;
      for (let at = offsets[a] as number; at < stop; at++) {
        const c = neighbours[at] as number;
        if (goesTo[c] === v) (roles[v * 5 + roleOf(side, own, sides[c] as number)] as number)--;
      }
    }
  }
}

function roleOf(a: number, v: number, c: number): number {
  if (a === v) return c === v ? COORDINATOR : REPRESENTATIVE;
  if (c === v) return GATEKEEPER;
  return a === c ? ITINERANT : LIAISON;
}
