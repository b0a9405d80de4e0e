import type { Network } from "./network.ts";

/**
 * What falls apart without each node of an undirected network: in how many more parts its part falls when the node is gone.
 * Nought for most; one or more for a cut vertex, the only bridge between those parts. Depth first with the lowest node that can be
 * reached back (Hopcroft & Tarjan 1973), without recursion; linear.
 */
export function fallsApart(network: Network): Int32Array {
  const walk = walkOf(network);
  for (let root = 0; root < network.size; root++) if (walk.seen[root] === 0) walkFrom(network, walk, root);
  return walk.falls;
}

interface Walk {
  /** Place in the order of first sight, from 1; 0 not seen. */
  readonly seen: Int32Array;
  /** Lowest place that the node's branch reaches. */
  readonly low: Int32Array;
  readonly parent: Int32Array;
  /** Next place of `neighbours` to look at. */
  readonly next: Int32Array;
  readonly falls: Int32Array;
  count: number;
}

const walkOf = ({ size, offsets }: Network): Walk => ({
  seen: new Int32Array(size),
  low: new Int32Array(size),
  parent: new Int32Array(size).fill(-1),
  next: offsets.slice(0, size),
  falls: new Int32Array(size),
  count: 0,
});

function walkFrom({ offsets, neighbours }: Network, walk: Walk, root: number): void {
  const { seen, low, parent, next, falls } = walk;
  seen[root] = low[root] = ++walk.count;
  let branches = 0;
  for (let v = root; v !== -1;) {
    const at = next[v] as number;
    if (at === offsets[v + 1]) {
      const up = parent[v] as number;
      if (up === root) branches++;
      else if (up !== -1 && (low[v] as number) >= (seen[up] as number)) (falls[up] as number)++;
      if (up !== -1 && (low[v] as number) < (low[up] as number)) low[up] = low[v] as number;
      v = up;
      continue;
    }
    next[v] = at + 1;
    const w = neighbours[at] as number;
    if (seen[w] === 0) {
      parent[w] = v;
      seen[w] = low[w] = ++walk.count;
      v = w;
    } else if (w !== parent[v] && (seen[w] as number) < (low[v] as number)) low[v] = seen[w] as number;
  }
  falls[root] = Math.max(0, branches - 1);
}
