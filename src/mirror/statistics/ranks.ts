/** Middle ranks of values (Wilcoxon 1945): equal values share the mean of the places they take. */
export interface Ranks {
  /** One per value, from 1. */
  readonly rank: Float64Array;
  /** Σ(t³ − t) over the sizes of groups of equal values: 0 without ties. */
  readonly ties: number;
}

/** `values` may be infinite, not NaN. */
export function ranksOf(values: Float64Array): Ranks {
  const order = Uint32Array.from(values.keys()).sort((i, j) => compare(values[i] as number, values[j] as number));
  const rank = new Float64Array(values.length);
  let ties = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let at = from; at < to; at++) rank[order[at] as number] = (from + 1 + to) / 2;
    ties += (to - from) ** 3 - (to - from);
  }
  return { rank, ties };
}

/** Infinity minus itself is no number, so no subtraction. */
const compare = (one: number, two: number): number => (one < two ? -1 : Number(one > two));

/** Values one after the other, without those nobody knows (NaN). */
export const numbers = (values: Float64Array): Float64Array => values.filter((value) => !Number.isNaN(value));

export function joined(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
