import { betweenness } from "../src/mirror/network/betweenness.ts";
import { brokerage } from "../src/mirror/network/brokerage.ts";
import { components } from "../src/mirror/network/components.ts";
import { constraint } from "../src/mirror/network/constraint.ts";
import { coreness } from "../src/mirror/network/coreness.ts";
import { directedNetwork, type Network, undirectedNetwork } from "../src/mirror/network/network.ts";
import { chanceFrom, drawBelow } from "../src/mirror/statistics/random.ts";
import { connectedComponents, coreNumber, graphOf } from "../test/support/graphology.ts";
import { randomEdges } from "../test/support/networks.ts";
import { betweennessOn } from "./workers.ts";
import { type Child, inChild, peakMegabytes } from "./child.ts";
import { digits, timed } from "./measure.ts";
import type { Report } from "./report.ts";

/** CPU seconds of R's igraph, and of bare loops over typed arrays, as measured elsewhere on two cores on random networks of this size. */
const ELSEWHERE = {
  components: { igraph: 0.037, bare: 0.018 },
  coreness: { igraph: 0.053, bare: 0.04 },
  constraint: { igraph: 0.53, bare: 0.151 },
} as const;
type Measure = keyof typeof ELSEWHERE;

interface Measured {
  readonly ours: Readonly<Record<Measure, number>>;
  readonly graphology: Readonly<Partial<Record<Measure, number>>>;
  readonly betweenness: readonly [one: number, two: number];
  readonly same: boolean;
  readonly brokerage: number;
  readonly megabytes: number;
}

/** Measures of a network beside graphology in the same run, and beside what igraph and sna took elsewhere. */
export async function benchNetwork(report: Report): Promise<void> {
  const measured = await inChild<Measured>("network");
  wide(report, measured);
  deep(report, measured);
}

function wide(report: Report, { ours, graphology, megabytes }: Measured): void {
  const about = `CPU seconds on a random network of 100,000 nodes and 500,000 ties, medians of seven. graphology runs beside us; igraph (C) and the bare loops are stated as measured elsewhere on two cores, not run here. Most memory held, graphology's graph included: ${digits(megabytes)} MB.`;
  const add = report.section("Networks", about, [
    "measure",
    "ours",
    "graphology",
    "igraph, elsewhere",
    "bare loop, elsewhere",
  ]);
  for (const [name, { igraph, bare }] of Object.entries(ELSEWHERE) as [Measure, (typeof ELSEWHERE)[Measure]][]) {
    add(
      name,
      seconds(ours[name]),
      graphology[name] === undefined ? "has none" : seconds(graphology[name]),
      `${igraph}`,
      `${bare}`,
    );
    report.aim(`${name}, 100,000 nodes and 500,000 ties`, `at most ${igraph * 2} s, twice igraph`, [
      `${seconds(ours[name])} s`,
      ours[name] <= igraph * 2,
    ]);
  }
}

function deep(report: Report, measured: Measured): void {
  const about =
    "Seconds on the clock on random networks of 10,000 nodes: exact betweenness of 50,000 ties (igraph 10.0, graphology 14.1, NetworkX 365 as measured elsewhere), and Gould-Fernandez roles of 50,000 arcs between three sides (sna in R 1.41, bare loop 0.024, elsewhere).";
  const add = report.section("Brokers", about, ["work", "seconds"]);
  const [one, two] = measured.betweenness;
  add("exact betweenness, one worker", seconds(one));
  add(
    `exact betweenness, two workers, ${measured.same ? "the same to the last bit" : "**another answer**"}`,
    seconds(two),
  );
  add("Gould-Fernandez roles", seconds(measured.brokerage));
  report.aim("exact betweenness, 10,000 nodes and 50,000 ties", "ahead of igraph's 10.0 s", [
    `${seconds(one)} s`,
    one < 10,
  ]);
  report.aim("betweenness on two workers", "the same answer as on one", [
    measured.same ? "the same" : "another",
    measured.same,
  ]);
  report.aim("Gould-Fernandez roles, 10,000 nodes", "at most 0.05 s", [
    `${seconds(measured.brokerage)} s`,
    measured.brokerage <= 0.05,
  ]);
}

const seconds = (value: number): string => value.toPrecision(2);

/** Median CPU seconds of seven runs, after one that is not counted. */
function cpuSeconds(work: () => unknown, runs = 7): number {
  work();
  const values = Array.from({ length: runs }, () => {
    globalThis.gc?.();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return values.toSorted((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

async function measureNetworks(): Promise<Measured> {
  const network = undirectedNetwork(100_000, randomEdges(chanceFrom("wide"), 100_000, 500_000));
  const ours = {
    components: cpuSeconds(() => components(network)),
    coreness: cpuSeconds(() => coreness(network)),
    constraint: cpuSeconds(() => constraint(network)),
  };
  return { ours, graphology: theirs(network), ...(await brokers()), megabytes: peakMegabytes() };
}

function theirs(network: Network): Measured["graphology"] {
  const graph = graphOf(network);
  return {
    components: cpuSeconds(() => connectedComponents(graph), 3),
    coreness: cpuSeconds(() => coreNumber(graph), 3),
  };
}

async function brokers(): Promise<Pick<Measured, "betweenness" | "same" | "brokerage">> {
  const chance = chanceFrom("deep");
  const edges = randomEdges(chance, 10_000, 50_000);
  const network = undirectedNetwork(10_000, edges);
  const sides = Int32Array.from({ length: 10_000 }, () => drawBelow(chance, 3));
  const arcs = directedNetwork(10_000, edges);
  const [alone, together] = [await betweennessOn(1, network), await betweennessOn(2, network)];
  const onWorkers = async (workers: number) => (await timed(() => betweennessOn(workers, network), 3)).median / 1000;
  return {
    betweenness: [await onWorkers(1), await onWorkers(2)],
    same: isSame(alone, together) && isSame(alone, betweenness(network)),
    brokerage: (await timed(() => brokerage(arcs, sides), 7)).median / 1000,
  };
}

const isSame = (one: Float64Array, other: Float64Array): boolean => one.every((value, v) => value === other[v]);

export const NETWORK_CHILDREN: Readonly<Record<string, Child>> = { network: measureNetworks };
