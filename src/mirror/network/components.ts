import type { Network } from "./network.ts";

export interface Components {
  /** Node → its part, numbered from 0 in order of first node. */
  readonly part: Int32Array;
  /** Nodes in each part. */
  readonly sizes: readonly number[];
}

/** The parts in which an undirected network falls: nodes that reach one another over ties. Breadth first, linear (Hopcroft & Tarjan 1973). */
export function components({ size, offsets, neighbours }: Network): Components {
  const part = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  const sizes: number[] = [];
  for (let root = 0; root < size; root++) {
    if (part[root] !== -1) continue;
    const number = sizes.length;
    part[root] = number;
    queue[0] = root;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const v = queue[head] as number;
      const end = offsets[v + 1] as number;
      for (let i = offsets[v] as number; i < end; i++) {
        const w = neighbours[i] as number;
        if (part[w] !== -1) continue;
        part[w] = number;
        queue[tail++] = w;
      }
    }
    sizes.push(tail);
  }
  return { part, sizes };
}
