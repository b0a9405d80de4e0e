import { expect, test } from "vitest";
import { edgesFrom, randomEdges } from "../../../test/support/networks.ts";
import { chanceFrom, drawBelow } from "../statistics/random.ts";
import { brokerage } from "./brokerage.ts";
import { externalInternal } from "./external-internal.ts";
import { directedNetwork, edgesOf, type Network, undirectedNetwork } from "./network.ts";
import { besideChance, drawBlock, summed } from "./sides.ts";

/** Straight from the definition: every a, v, c in turn. */
function byDefinition({ size, offsets, neighbours }: Network, sides: Int32Array): readonly number[] {
  const has = Array.from({ length: size }, (_, v) => new Set(neighbours.subarray(offsets[v], offsets[v + 1])));
  const roles = Array.from({ length: size * 5 }, () => 0);
  for (let v = 0; v < size; v++)
    for (let a = 0; a < size; a++)
      for (let c = 0; c < size; c++) {
        if (a === c || !has[a]?.has(v) || !has[v]?.has(c) || has[a]?.has(c)) continue;
        const [x, y, z] = [sides[a], sides[v], sides[c]];
        const role = x === y ? (z === y ? 0 : 2) : z === y ? 3 : x === z ? 1 : 4;
        roles[v * 5 + role]!++;
      }
  return roles;
}

test("four nodes on two sides, as R's sna counts them", () => {
  const arcs = edgesFrom([
    [0, 1],
    [0, 2],
    [1, 2],
    [1, 3],
    [2, 3],
    [3, 0],
  ]);
  const { roles, totals, bySide } = brokerage(directedNetwork(4, arcs), Int32Array.of(0, 0, 1, 1));
  // coordinator, itinerant, representative, gatekeeper, liaison
  expect([...roles].join("")).toBe(["01010", "00100", "00010", "01100"].join(""));
  expect([totals, bySide]).toEqual([
    [0, 2, 2, 2, 0],
    [
      [0, 1, 1, 1, 0],
      [0, 1, 1, 1, 0],
    ],
  ]);
});

const SEEDS = Array.from({ length: 12 }, (_, i) => `sides-${i}`);
test.each(SEEDS)("brokerage is what the definition says, on a random network, seed %s", (seed) => {
  const chance = chanceFrom(seed);
  const size = 1 + drawBelow(chance, 24);
  const edges = randomEdges(chance, size, drawBelow(chance, size * 4));
  const sides = Int32Array.from({ length: size }, () => drawBelow(chance, 4));
  for (const network of [directedNetwork(size, edges), undirectedNetwork(size, edges)])
    expect([...brokerage(network, sides).roles]).toEqual(byDefinition(network, sides));
});

test("E-I index by hand, beside what sizes alone would give", () => {
  const sides = Int32Array.of(0, 0, 0, 1);
  const edges = edgesFrom([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
  // three pairs inside, three between; two ties inside, one between
  expect(externalInternal(edges, sides)).toEqual({ external: 1, internal: 2, index: -1 / 3, expected: 0 });
  expect(externalInternal(edgesFrom([]), Int32Array.of(0))).toEqual({
    external: 0,
    internal: 0,
    index: null,
    expected: null,
  });
});

/** A network in two halves, with so many ties inside for each between. */
function halves(chance: () => number, inside: number) {
  const sides = Int32Array.from({ length: 60 }, (_, v) => v % 2);
  const pairs = Array.from({ length: 400 }, () => {
    const a = drawBelow(chance, 60);
    const b = drawBelow(chance, 30) * 2;
    return [a, chance() < inside ? b + (a % 2) : b + ((a + 1) % 2)] as [number, number];
  });
  return { sides, edges: edgesOf(undirectedNetwork(60, edgesFrom(pairs))) };
}

test("planted ties within sides lie below all draws, ties at random within the band (seed halves)", () => {
  const index = (inside: number) => {
    const { sides, edges } = halves(chanceFrom("halves"), inside);
    const measure = (drawn: Int32Array) => [externalInternal(edges, drawn).index as number];
    return besideChance(sides, { seed: "band", blocks: 5 }, measure)[0]!;
  };
  const planted = index(0.9);
  expect(planted.observed).toBeCloseTo(-0.8, 0);
  expect(planted.observed).toBeLessThan(planted.low);
  expect(planted.asLow).toBeCloseTo(1 / 501, 12);
  const even = index(0.5);
  expect(even.observed).toBeGreaterThan(even.low);
  expect(even.observed).toBeLessThan(even.high);
  expect(even.mean).toBeCloseTo(
    externalInternal(
      edgesFrom([]),
      Int32Array.from({ length: 60 }, (_, v) => v % 2),
    ).expected as number,
    1,
  );
});

test("blocks give the same draws in whatever order they are drawn (seed blocks)", () => {
  const { sides, edges } = halves(chanceFrom("blocks"), 0.6);
  const measure = (drawn: Int32Array) => brokerage(undirectedNetwork(60, edges), drawn).totals;
  const whole = besideChance(sides, { seed: "order", blocks: 3 }, measure);
  const drawn = [2, 0, 1].map((block) => [block, drawBlock(sides, { seed: "order", block }, measure)] as const);
  const inOrder = drawn.toSorted(([a], [b]) => a - b).flatMap(([, rows]) => rows);
  expect(summed(measure(sides), inOrder)).toEqual(whole);
});
