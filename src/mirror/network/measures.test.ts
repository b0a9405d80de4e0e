import { describe, expect, test } from "vitest";
import { FAMILIES, edgesFrom, florence, randomEdges } from "../../../test/support/networks.ts";
import { betweennessCentrality, connectedComponents, coreNumber, graphOf } from "../../../test/support/graphology.ts";
import { chanceFrom, drawBelow } from "../statistics/random.ts";
import { betweenness } from "./betweenness.ts";
import { components } from "./components.ts";
import { constraint } from "./constraint.ts";
import { coreness } from "./coreness.ts";
import { fallsApart } from "./cut-vertices.ts";
import { degreeOf, directedNetwork, edgesOf, type Network, reversed, undirectedNetwork } from "./network.ts";

const rows = ({ size, offsets, neighbours }: Network): readonly number[][] =>
  Array.from({ length: size }, (_, v) => [...neighbours.subarray(offsets[v], offsets[v + 1])]);

test("ties stand at both ends, once and rising; arcs at their tail, and reversed at their head", () => {
  const edges = edgesFrom([
    [2, 0],
    [0, 2],
    [1, 1],
    [0, 1],
    [2, 0],
  ]);
  expect(rows(undirectedNetwork(4, edges))).toEqual([[1, 2], [0], [0], []]);
  const arcs = directedNetwork(4, edges);
  expect([rows(arcs), rows(reversed(arcs))]).toEqual([
    [[1, 2], [], [0], []],
    [[2], [0], [0], []],
  ]);
  expect(edgesOf(undirectedNetwork(4, edges))).toEqual(
    edgesFrom([
      [0, 1],
      [0, 2],
    ]),
  );
});

describe("families of Florence, as published", () => {
  const network = florence();
  const at = (values: ArrayLike<number>, family: string) => values[FAMILIES.indexOf(family)] as number;

  test("two parts, one of them Pucci alone", () => expect(components(network).sizes).toEqual([15, 1]));

  test("shares of shortest paths of Medici, Guadagni and Strozzi (Jackson 2008, chapter 1)", () => {
    const between = betweenness(network);
    const shares = ["Medici", "Guadagni", "Strozzi"].map((family) => at(between, family) / 91);
    expect(shares.map((share) => share.toFixed(3))).toEqual(["0.522", "0.255", "0.103"]);
  });

  test("cut vertices, with the parts that each holds together", () => {
    const falls = [...fallsApart(network)].map((more, v) => [FAMILIES[v], more] as const);
    expect(falls.filter(([, more]) => more > 0)).toEqual([
      ["Albizzi", 1],
      ["Guadagni", 1],
      ["Medici", 2],
      ["Salviati", 1],
    ]);
  });

  test("constraint by hand: no triangle for Guadagni, one for Ridolfi", () => {
    const values = constraint(network);
    expect(at(values, "Guadagni")).toBeCloseTo(4 / 16, 12);
    // Ridolfi: Medici (1 + 1/3)² with Tornabuoni between, Strozzi 1², Tornabuoni (1 + 1/6)²; each over 3²
    expect(at(values, "Ridolfi")).toBeCloseTo(((4 / 3) ** 2 + 1 + (7 / 6) ** 2) / 9, 12);
    expect([at(values, "Ginori"), at(values, "Pucci")]).toEqual([1, Number.NaN]);
  });

  test("coreness: nobody above two", () => {
    const cores = coreness(network);
    expect([0, 1, 2].map((core) => cores.filter((one) => one === core).length)).toEqual([1, 5, 10]);
  });
});

/** Constraint straight from Burt's formula, over all pairs. */
function constraintByFormula(network: Network): readonly number[] {
  const ties = rows(network).map((row) => new Set(row));
  const p = (i: number, j: number) => (ties[i]?.has(j) ? 1 / degreeOf(network, i) : 0);
  return ties.map((mine, i) => {
    if (mine.size === 0) return Number.NaN;
    const parts = [...mine].map((j) => p(i, j) + [...mine].reduce((sum, q) => sum + p(i, q) * p(q, j), 0));
    return parts.reduce((sum, part) => sum + part ** 2, 0);
  });
}

/** In how many more parts the others fall when v is taken out. */
function fallsWithout(network: Network, v: number): number {
  const { from, to } = edgesOf(network);
  const kept = [...from.keys()].filter((i) => from[i] !== v && to[i] !== v);
  const edges = edgesFrom(kept.map((i) => [from[i] as number, to[i] as number]));
  const others = components(undirectedNetwork(network.size, edges)).sizes.length - 1;
  return Math.max(0, others - components(network).sizes.length);
}

const SEEDS = Array.from({ length: 12 }, (_, i) => `network-${i}`);
test.each(SEEDS)(
  "every measure agrees with graphology or with its own formula on a random network, seed %s",
  (seed) => {
    const chance = chanceFrom(seed);
    const size = 1 + drawBelow(chance, 60);
    const network = undirectedNetwork(size, randomEdges(chance, size, drawBelow(chance, size * 3)));
    const graph = graphOf(network);
    const each = <T>(values: Record<string, T>) => Array.from({ length: size }, (_, v) => values[v]);
    const sizes = connectedComponents(graph).map((part) => part.length);
    expect(components(network).sizes.toSorted((a, b) => b - a)).toEqual(sizes.toSorted((a, b) => b - a));
    expect([...coreness(network)]).toEqual(each(coreNumber(graph)));
    const theirs = each(betweennessCentrality(graph));
    betweenness(network).forEach((value, v) => expect(value).toBeCloseTo(theirs[v] as number, 9));
    const formula = constraintByFormula(network);
    const off = [...constraint(network)].filter(
      (value, v) => !Object.is(value, formula[v]) && !(Math.abs(value - (formula[v] as number)) < 1e-12),
    );
    expect(off).toEqual([]);
    expect([...fallsApart(network)]).toEqual(Array.from({ length: size }, (_, v) => fallsWithout(network, v)));
  },
);

test("betweenness of a star with a long tail, by hand: most nodes are found from one side, some from the other", () => {
  const [leaves, tail] = [40, 30];
  const spokes = Array.from({ length: leaves }, (_, i) => [0, i + 1] as const);
  const path = Array.from({ length: tail }, (_, k) => [k === 0 ? 0 : leaves + k, leaves + k + 1] as const);
  const between = betweenness(undirectedNetwork(1 + leaves + tail, edgesFrom([...spokes, ...path])));
  const expected = [
    (leaves * (leaves - 1)) / 2 + leaves * tail,
    ...spokes.map(() => 0),
    ...path.map((_, k) => (leaves + k + 1) * (tail - k - 1)),
  ];
  expect([...between]).toEqual(expected);
});

test("nobody, and one alone", () => {
  const none = edgesFrom([]);
  const measures = (size: number) => {
    const network = undirectedNetwork(size, none);
    return [
      components(network).sizes,
      ...[betweenness, constraint, coreness, fallsApart].map((of) => [...of(network)]),
    ];
  };
  expect(measures(0)).toEqual([[], [], [], [], []]);
  expect(measures(1)).toEqual([[1], [0], [Number.NaN], [0], [0]]);
});
