import type { Network } from "./network.ts";

/** Sources are taken in this many blocks, whoever does the work: sums are then made in one order, and the answer is the same for any number of workers. */
export const BETWEENNESS_BLOCKS = 32;

/**
 * Exact betweenness of each node of an undirected network without weights, every pair counted once (Brandes 2001, "A faster algorithm
 * for betweenness centrality").
 */
export function betweenness(network: Network): Float64Array {
  const total = new Float64Array(network.size);
  for (let block = 0; block < BETWEENNESS_BLOCKS; block++) addBlock(total, betweennessBlock(network, block));
  return total;
}

/** Adds what one block gave; blocks are added in their own order. */
export function addBlock(total: Float64Array, part: Float64Array): void {
  for (let v = 0; v < total.length; v++) total[v] = (total[v] as number) + (part[v] as number);
}

/** What the sources of one block add to the betweenness of every node. */
export function betweennessBlock(network: Network, block: number): Float64Array {
  const { size } = network;
  const room = roomFor(network);
  const first = Math.floor((block * size) / BETWEENNESS_BLOCKS);
  const end = Math.floor(((block + 1) * size) / BETWEENNESS_BLOCKS);
  const sum = new Float64Array(size);
  for (let source = first; source < end; source++) inward(room, outward(network, room, source), sum);
  return sum;
}

interface Room {
  /** Nodes in order of distance, with one place to write in vain. */
  readonly order: Int32Array;
  /** 1 for a node of this level or nearer: small, so that it stays near the processor. */
  readonly nearer: Uint8Array;
  /** 1 for a node that no arc reached yet. */
  readonly fresh: Uint8Array;
  /** Shortest paths from the source. */
  readonly paths: Float64Array;
  /** (1 + dependency) / paths. */
  readonly flow: Float64Array;
  /** Those one step further, of each node in order: of the node at place i from `ends[i − 1]` to `ends[i]`. */
  readonly further: Int32Array;
  readonly ends: Int32Array;
}

const roomFor = ({ size, neighbours }: Network): Room => ({
  order: new Int32Array(size + 1),
  nearer: new Uint8Array(size),
  fresh: new Uint8Array(size),
  paths: new Float64Array(size),
  flow: new Float64Array(size),
  further: new Int32Array(neighbours.length),
  ends: new Int32Array(size),
});

/** Counts shortest paths level by level, and keeps the arcs they run over. Nodes of a new level are closed when the level before is done. Gives how many were reached. */
function outward({ offsets, neighbours }: Network, room: Room, source: number): number {
  const { order, nearer, fresh, paths, further, ends } = room;
  nearer.fill(0);
  fresh.fill(1);
  paths.fill(0);
  order[0] = source;
  nearer[source] = 1;
  fresh[source] = 0;
  paths[source] = 1;
  let [tail, kept] = [1, 0];
  for (let first = 0, end = 1; first < end; first = end, end = tail) {
    for (let at = first; at < end; at++) {
      const v = order[at] as number;
      const ways = paths[v] as number;
      const last = offsets[v + 1] as number;
      for (let i = offsets[v] as number; i < last; i++) {
        const w = neighbours[i] as number;
        if (nearer[w] !== 0) continue;
        // Written each time and kept once: quicker than asking.
        order[tail] = w;
        tail += fresh[w] as number;
        fresh[w] = 0;
        paths[w] = (paths[w] as number) + ways;
        further[kept++] = w;
      }
      ends[at] = kept;
    }
    for (let at = end; at < tail; at++) nearer[order[at] as number] = 1;
  }
  return tail;
}

/** Adds up dependencies from the furthest node back. */
function inward({ order, paths, flow, further, ends }: Room, reached: number, sum: Float64Array): void {
  for (let at = reached - 1; at > 0; at--) {
    const v = order[at] as number;
    const ways = paths[v] as number;
    const first = ends[at - 1] as number;
    let through = 0;
    for (let i = (ends[at] as number) - 1; i >= first; i--) through += flow[further[i] as number] as number;
    flow[v] = through + 1 / ways;
    // Every pair is met from both its ends.
    sum[v] = (sum[v] as number) + (through * ways) / 2;
  }
}
