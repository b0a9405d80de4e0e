import type { Network } from "./network.ts";

/** Sources are taken in this many blocks, whoever does the work: sums are then made in one order, and the answer is the same for any number of workers. */
export const BETWEENNESS_BLOCKS = 32;

/**
 * Exact betweenness of each node of an undirected network without weights, every pair counted once (Brandes 2001, "A faster algorithm
 * for betweenness centrality"), each step taken from the side with the fewest arcs (Beamer, Asanović & Patterson 2012,
 * "Direction-optimizing breadth-first search").
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
  /** Nodes in order of distance, with one place to write in vain; those at distance d from `starts[d]` to `starts[d + 1]`. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
  /** 1 for a distance whose nodes looked back for the way they came, 0 when those one step nearer found them. */
  readonly lookedBack: Uint8Array;
  /** 1 for a node of this level or nearer: small, so that it stays near the processor. */
  readonly nearer: Uint8Array;
  /** 1 for a node that no arc reached yet. */
  readonly fresh: Uint8Array;
  /** Nodes that may be fresh, up to a negative number; empty until somebody looks back. */
  readonly open: Int32Array;
  /** Shortest paths from the source. */
  readonly paths: Float64Array;
  /** (1 + dependency) / paths; before that, what those who looked back added to it. */
  readonly flow: Float64Array;
  /** Arcs that shortest paths run over: the further ends of the node at place i from `further[i]` to `further[i + 1]`, or the nearer ends. */
  readonly kept: Int32Array;
  readonly further: Int32Array;
  readonly back: Int32Array;
}

const roomFor = ({ size, neighbours }: Network): Room => ({
  order: new Int32Array(size + 1),
  starts: new Int32Array(size + 2),
  lookedBack: new Uint8Array(size + 1),
  nearer: new Uint8Array(size),
  fresh: new Uint8Array(size),
  open: new Int32Array(size + 1),
  paths: new Float64Array(size),
  flow: new Float64Array(size),
  kept: new Int32Array(neighbours.length + 1),
  further: new Int32Array(size + 1),
  back: new Int32Array(size + 1),
});

/** Counts shortest paths level by level, and keeps the arcs they run over. Gives the largest distance. */
function outward(network: Network, room: Room, source: number): number {
  const { order, starts, nearer } = room;
  begin(room, source);
  let ahead = network.neighbours.length;
  let kept = 0;
  let distance = 0;
  while ((starts[distance] as number) < (starts[distance + 1] as number)) {
    const arcs = arcsAt(network, room, distance++);
    ahead -= arcs;
    room.lookedBack[distance] = Number(ahead < arcs);
    kept = (ahead < arcs ? lookBack : findFurther)(network, room, { distance, kept });
    // Nodes of a level are closed when the level is done.
    for (let at = starts[distance] as number; at < (starts[distance + 1] as number); at++)
      nearer[order[at] as number] = 1;
  }
  return distance - 1;
}

function begin({ order, starts, nearer, fresh, open, paths, flow }: Room, source: number): void {
  nearer.fill(0);
  fresh.fill(1);
  paths.fill(0);
  flow.fill(0);
  starts[1] = 1;
  order[0] = source;
  nearer[source] = 1;
  fresh[source] = 0;
  paths[source] = 1;
  open[0] = -1;
}

/** How many arcs leave the nodes at a distance. */
function arcsAt({ offsets }: Network, { order, starts }: Room, distance: number): number {
  let arcs = 0;
  for (let at = starts[distance] as number; at < (starts[distance + 1] as number); at++) {
    const v = order[at] as number;
    arcs += (offsets[v + 1] as number) - (offsets[v] as number);
  }
  return arcs;
}

/** The distance to reach, and how many arcs are kept. */
interface Step {
  readonly distance: number;
  readonly kept: number;
}

/** Those one step nearer find the nodes at this distance. Gives how many arcs are kept then. */
function findFurther({ offsets, neighbours }: Network, room: Room, { distance, kept: already }: Step): number {
  const { order, starts, nearer, fresh, paths, kept, further } = room;
  const end = starts[distance] as number;
  let [tail, count] = [end, already];
  for (let at = starts[distance - 1] as number; at < end; at++) {
    const v = order[at] as number;
    const ways = paths[v] as number;
    const last = offsets[v + 1] as number;
    further[at] = count;
    for (let i = offsets[v] as number; i < last; i++) {
      const w = neighbours[i] as number;
      if (nearer[w] !== 0) continue;
      // Written each time and kept once: quicker than asking.
      order[tail] = w;
      tail += fresh[w] as number;
      fresh[w] = 0;
      paths[w] = (paths[w] as number) + ways;
      kept[count++] = w;
    }
  }
  further[end] = count;
  starts[distance + 1] = tail;
  return count;
}

/** Every node not reached yet looks whether one of its neighbours was: then it is at this distance. */
function lookBack({ offsets, neighbours }: Network, room: Room, { distance, kept: already }: Step): number {
  const { order, starts, nearer, fresh, open, paths, kept, back } = room;
  if ((open[0] as number) < 0) openAll(room);
  let [tail, count, still] = [starts[distance] as number, already, 0];
  for (let at = 0, w = open[0] as number; w >= 0; w = open[++at] as number) {
    if (fresh[w] === 0) continue;
    const first = count;
    const last = offsets[w + 1] as number;
    for (let i = offsets[w] as number; i < last; i++) {
      const u = neighbours[i] as number;
      kept[count] = u;
      count += nearer[u] as number;
    }
    if (count === first) {
      open[still++] = w;
      continue;
    }
    let ways = 0;
    for (let i = first; i < count; i++) ways += paths[kept[i] as number] as number;
    paths[w] = ways;
    fresh[w] = 0;
    back[tail] = first;
    order[tail++] = w;
  }
  open[still] = -1;
  back[tail] = count;
  starts[distance + 1] = tail;
  return count;
}

function openAll({ fresh, open }: Room): void {
  let count = 0;
  for (let v = 0; v < fresh.length; v++) {
    open[count] = v;
    count += fresh[v] as number;
  }
  open[count] = -1;
}

/** Adds up dependencies from the furthest nodes back. */
function inward(room: Room, furthest: number, sum: Float64Array): void {
  const { order, starts, lookedBack, paths, flow, kept, further, back } = room;
  for (let distance = furthest; distance > 0; distance--) {
    const [found, looked] = [lookedBack[distance + 1] === 0, lookedBack[distance] === 1];
    for (let at = (starts[distance + 1] as number) - 1; at >= (starts[distance] as number); at--) {
      const v = order[at] as number;
      const ways = paths[v] as number;
      let through = flow[v] as number;
      if (found)
        for (let i = further[at] as number; i < (further[at + 1] as number); i++)
          through += flow[kept[i] as number] as number;
      const own = through + 1 / ways;
      flow[v] = own;
      // Every pair is met from both its ends.
      sum[v] = (sum[v] as number) + (through * ways) / 2;
      if (looked)
        for (let i = back[at] as number; i < (back[at + 1] as number); i++) {
          const u = kept[i] as number;
          flow[u] = (flow[u] as number) + own;
        }
    }
  }
}
