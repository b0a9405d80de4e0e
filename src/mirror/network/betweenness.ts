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
  const room = roomFor(size);
  const first = Math.floor((block * size) / BETWEENNESS_BLOCKS);
  const end = Math.floor(((block + 1) * size) / BETWEENNESS_BLOCKS);
  const sum = new Float64Array(size);
  for (let source = first; source < end; source++) {
    const levels = outward(network, room, source);
    inward(network, room, { levels, sum });
  }
  return sum;
}

interface Room {
  /** Nodes in order of distance, with one place to write in vain. */
  readonly order: Int32Array;
  /** 1 for a node that was not reached yet. */
  readonly unseen: Uint8Array;
  /** Shortest paths from the source; filled in level by level. */
  readonly paths: Float64Array;
  /** (1 + dependency) / paths, filled in level by level on the way back. */
  readonly flow: Float64Array;
  /** Values of the level at hand, kept apart until the level is done. */
  readonly waiting: Float64Array;
  /** Where each level begins in `order`. */
  readonly starts: Int32Array;
}

const roomFor = (size: number): Room => ({
  order: new Int32Array(size + 1),
  unseen: new Uint8Array(size),
  paths: new Float64Array(size),
  flow: new Float64Array(size),
  waiting: new Float64Array(size),
  starts: new Int32Array(size + 2),
});

/**
 * Counts shortest paths level by level. The paths of a level are written down only when the whole level is done: of a node's neighbours
 * then only those one step nearer hold a number, so that they can be added up without asking how far each of them is.
 */
function outward({ offsets, neighbours }: Network, room: Room, source: number): number {
  const { order, unseen, paths, waiting, starts } = room;
  unseen.fill(1);
  paths.fill(0);
  order[0] = source;
  unseen[source] = 0;
  let [tail, level] = [1, 0];
  for (let first = 0; first < tail; level++) {
    const end = tail;
    starts[level] = first;
    for (let at = first; at < end; at++) {
      const v = order[at] as number;
      const last = offsets[v + 1] as number;
      let sum = 0;
      for (let i = offsets[v] as number; i < last; i++) {
        const w = neighbours[i] as number;
        sum += paths[w] as number;
        order[tail] = w;
        tail += unseen[w] as number;
        unseen[w] = 0;
      }
      waiting[at] = sum;
    }
    for (let at = first; at < end; at++) paths[order[at] as number] = level === 0 ? 1 : (waiting[at] as number);
    first = end;
  }
  starts[level] = tail;
  return level;
}

interface Back {
  readonly levels: number;
  readonly sum: Float64Array;
}

/** Adds up dependencies from the furthest level back, by the same trick: only neighbours one step further hold a number. */
function inward({ offsets, neighbours }: Network, room: Room, { levels, sum }: Back): void {
  const { order, paths, flow, waiting, starts } = room;
  flow.fill(0);
  for (let level = levels - 1; level > 0; level--) {
    const [first, end] = [starts[level] as number, starts[level + 1] as number];
    for (let at = first; at < end; at++) {
      const v = order[at] as number;
      const last = offsets[v + 1] as number;
      let through = 0;
      for (let i = offsets[v] as number; i < last; i++) through += flow[neighbours[i] as number] as number;
      waiting[at] = through;
    }
    for (let at = first; at < end; at++) {
      const v = order[at] as number;
      const through = waiting[at] as number;
      flow[v] = through + 1 / (paths[v] as number);
      // Every pair is met from both its ends.
      sum[v] = (sum[v] as number) + (through * (paths[v] as number)) / 2;
    }
  }
}
