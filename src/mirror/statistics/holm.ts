/**
 * Holm (1979): p-values adjusted for several comparisons, in the order given. Calling those at most alpha different is wrong
 * about any of them with chance at most alpha.
 */
export function holm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let highest = 0;
  for (const [rank, i] of rising(ps).entries()) {
    highest = Math.max(highest, Math.min(1, (ps.length - rank) * (ps[i] as number)));
    adjusted[i] = highest;
  }
  return adjusted;
}

/** Benjamini & Hochberg (1995): of those at most alpha, at most a share alpha is expected to be wrong. For exploring. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let lowest = 1;
  for (const [rank, i] of [...rising(ps).entries()].reverse()) {
    lowest = Math.min(lowest, ((ps[i] as number) * ps.length) / (rank + 1));
    adjusted[i] = lowest;
  }
  return adjusted;
}

const rising = (ps: readonly number[]): number[] =>
  [...ps.keys()].sort((i, j) => (ps[i] as number) - (ps[j] as number));
