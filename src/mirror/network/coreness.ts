import type { Network } from "./network.ts";

/**
 * Coreness: the largest k for which the node lies in a group where each has at least k ties inside it. The least tied node goes first,
 * nodes kept in buckets by ties left (Batagelj & Zaveršnik 2003, "An O(m) algorithm for cores decomposition of networks"); linear.
 */
export function coreness({ size, offsets, neighbours }: Network): Int32Array {
  const left = new Int32Array(size);
  let most = 0;
  for (let v = 0; v < size; v++) {
    const degree = (offsets[v + 1] as number) - (offsets[v] as number);
    left[v] = degree;
    if (degree > most) most = degree;
  }
  const start = bucketStarts(left, most);
  const { order, place } = sortedByDegree(left, start);
  for (let i = 0; i < size; i++) {
    const v = order[i] as number;
    const own = left[v] as number;
    const end = offsets[v + 1] as number;
    for (let at = offsets[v] as number; at < end; at++) {
      const w = neighbours[at] as number;
      const ties = left[w] as number;
      if (ties <= own) continue;
      // w moves to the front of its bucket, and the bucket begins one later: w is then in the bucket before.
      const first = start[ties] as number;
      const u = order[first] as number;
      const from = place[w] as number;
      order[from] = u;
      place[u] = from;
      order[first] = w;
      place[w] = first;
      start[ties] = first + 1;
      left[w] = ties - 1;
    }
  }
  return left;
}

function bucketStarts(degree: Int32Array, most: number): Int32Array {
  const start = new Int32Array(most + 2);
  for (let v = 0; v < degree.length; v++) (start[(degree[v] as number) + 1] as number)++;
  for (let d = 0; d <= most; d++) start[d + 1] = (start[d + 1] as number) + (start[d] as number);
  return start;
}

function sortedByDegree(degree: Int32Array, start: Int32Array): { order: Int32Array; place: Int32Array } {
  const [order, place, next] = [new Int32Array(degree.length), new Int32Array(degree.length), start.slice()];
  for (let v = 0; v < degree.length; v++) {
    const at = next[degree[v] as number] as number;
    next[degree[v] as number] = at + 1;
    order[at] = v;
    place[v] = at;
  }
  return { order, place };
}
