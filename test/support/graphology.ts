import { createRequire } from "node:module";
import type { AbstractGraph } from "graphology-types";
import { edgesOf, type Network } from "../../src/mirror/network/network.ts";

/** The peer that network measures are checked against and timed beside. Its packages export in a way their own types do not say under Node's rules. */
const required = createRequire(import.meta.url);

type PerNode = Record<string, number>;

const { UndirectedGraph } = required("graphology") as { UndirectedGraph: new () => AbstractGraph };

export const { connectedComponents } = required("graphology-components") as {
  connectedComponents: (graph: AbstractGraph) => string[][];
};
export const { coreNumber } = required("graphology-cores") as { coreNumber: (graph: AbstractGraph) => PerNode };

const centrality = required("graphology-metrics/centrality/betweenness") as (
  graph: AbstractGraph,
  options: object,
) => PerNode;
export const betweennessCentrality = (graph: AbstractGraph): PerNode =>
  centrality(graph, { getEdgeWeight: null, normalized: false });

/** The same network as a graphology graph, nodes named by their number. */
export function graphOf(network: Network): AbstractGraph {
  const graph = new UndirectedGraph();
  for (let v = 0; v < network.size; v++) graph.addNode(v);
  const { from, to } = edgesOf(network);
  for (let i = 0; i < from.length; i++) graph.addEdge(from[i], to[i]);
  return graph;
}
