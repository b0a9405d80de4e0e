/**
 * Who is tied to whom, as compressed sparse rows: the neighbours of node v are `neighbours[offsets[v] … offsets[v + 1] − 1]`, rising,
 * each once, never v itself. Undirected: every tie stands at both ends. Directed: the heads of the arcs that leave v.
 */
export interface Network {
  readonly size: number;
  /** size + 1 places. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/** Ties, or arcs from → to, as two columns of node numbers from 0. */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Ties without direction: a tie told twice or by both ends is one, a tie to oneself is none. Linear in nodes and ties. */
export function undirectedNetwork(size: number, { from, to }: Edges): Network {
  const tails = new Int32Array(from.length * 2);
  const heads = new Int32Array(from.length * 2);
  tails.set(from);
  tails.set(to, from.length);
  heads.set(to);
  heads.set(from, from.length);
  return rowsOf(size, tails, heads);
}

/** Arcs with their direction, each once. */
export const directedNetwork = (size: number, { from, to }: Edges): Network => rowsOf(size, from, to);

/** The same arcs the other way round: who points at v. */
export const reversed = (network: Network): Network => rowsOf(network.size, network.neighbours, tailsOf(network));

/** The node at which each place of `neighbours` begins. */
function tailsOf({ size, offsets, neighbours }: Network): Int32Array {
  const tails = new Int32Array(neighbours.length);
  for (let v = 0; v < size; v++) tails.fill(v, offsets[v], offsets[v + 1]);
  return tails;
}

/** Counting sort by head and then by tail, so that each row rises without comparing; then doubles and loops are left out. */
function rowsOf(size: number, tails: Int32Array, heads: Int32Array): Network {
  const byHead = ordered(startsOf(size, heads), heads);
  const offsets = startsOf(size, tails);
  const place = offsets.slice();
  const sorted = new Int32Array(tails.length);
  for (const at of byHead) {
    const tail = tails[at] as number;
    const next = place[tail] as number;
    sorted[next] = heads[at] as number;
    place[tail] = next + 1;
  }
  return withoutDoubles(size, offsets, sorted);
}

function startsOf(size: number, nodes: Int32Array): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let i = 0; i < nodes.length; i++) (starts[(nodes[i] as number) + 1] as number)++;
  for (let v = 0; v < size; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
  return starts;
}

function ordered(starts: Int32Array, nodes: Int32Array): Int32Array {
  const order = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const next = starts[nodes[i] as number] as number;
    order[next] = i;
    starts[nodes[i] as number] = next + 1;
  }
  return order;
}

function withoutDoubles(size: number, offsets: Int32Array, sorted: Int32Array): Network {
  const kept = new Int32Array(size + 1);
  let n = 0;
  for (let v = 0; v < size; v++) {
    let last = -1;
    const end = offsets[v + 1] as number;
    for (let i = offsets[v] as number; i < end; i++) {
      const w = sorted[i] as number;
      if (w === last || w === v) continue;
      sorted[n++] = w;
      last = w;
    }
    kept[v + 1] = n;
  }
  return { size, offsets: kept, neighbours: sorted.slice(0, n) };
}

/** How many others a node is tied to. */
export const degreeOf = ({ offsets }: Network, v: number): number =>
  (offsets[v + 1] as number) - (offsets[v] as number);

/** Every tie of an undirected network once, the lower node first. */
export function edgesOf({ size, offsets, neighbours }: Network): Edges {
  const from = new Int32Array(neighbours.length / 2);
  const to = new Int32Array(neighbours.length / 2);
  let n = 0;
  for (let v = 0; v < size; v++) {
    const end = offsets[v + 1] as number;
    for (let i = offsets[v] as number; i < end; i++) {
      const w = neighbours[i] as number;
      if (w <= v) continue;
      from[n] = v;
      to[n++] = w;
    }
  }
  return { from, to };
}
