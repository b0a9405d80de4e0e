import type { Network } from "./network.ts";

/**
 * Burt's constraint (Structural Holes, 1992, ch. 2) of each node of an undirected network with equal ties: c_i = Σ_j (p_ij + Σ_q p_iq p_qj)²
 * over the neighbours j, p_ij = 1/degree(i). NaN for a node without ties, where it is undefined.
 * Each neighbour of i holds its 1/degree while i is looked at, all others nought: the sum over q then needs no question.
 */
export function constraint({ size, offsets, neighbours }: Network): Float64Array {
  const share = new Float64Array(size);
  for (let v = 0; v < size; v++) share[v] = 1 / ((offsets[v + 1] as number) - (offsets[v] as number));
  const held = new Float64Array(size);
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const [first, end] = [offsets[i] as number, offsets[i + 1] as number];
    for (let at = first; at < end; at++) held[neighbours[at] as number] = share[neighbours[at] as number] as number;
    let sum = 0;
    for (let at = first; at < end; at++) {
      const j = neighbours[at] as number;
      const last = offsets[j + 1] as number;
      let through = 1;
      for (let q = offsets[j] as number; q < last; q++) through += held[neighbours[q] as number] as number;
      sum += through * through;
    }
    for (let at = first; at < end; at++) held[neighbours[at] as number] = 0;
    result[i] = first === end ? Number.NaN : sum * (share[i] as number) ** 2;
  }
  return result;
}
