/** Cases numbered by what they have in common. */
export interface Crossing {
  readonly stratum: Int32Array;
  readonly strata: number;
}

/** Above this many cells a table of all combinations is larger than a map of those that occur. */
const TABLE = 1 << 22;

/**
 * Numbers the combinations that occur of one or more columns of codes, in order of first appearance. A negative code is
 * unknown and makes the case's stratum −1: what is not known to be alike is not alike.
 */
export function crossing(columns: readonly ArrayLike<number>[], length: number): Crossing {
  let crossed: Crossing = { stratum: new Int32Array(length), strata: 1 };
  for (const column of columns) crossed = refine(crossed, column);
  return crossed;
}

function refine({ stratum, strata }: Crossing, column: ArrayLike<number>): Crossing {
  const width = widthOf(column, stratum.length);
  const numberOf = numbering(strata * width);
  const finer = new Int32Array(stratum.length);
  let count = 0;
  for (let i = 0; i < finer.length; i++) {
    const s = stratum[i] as number;
    const code = column[i] as number;
    if (s < 0 || code < 0) finer[i] = -1;
    else if ((finer[i] = numberOf(s * width + code, count)) === count) count++;
  }
  return { stratum: finer, strata: count };
}

function widthOf(column: ArrayLike<number>, length: number): number {
  let highest = 0;
  for (let i = 0; i < length; i++) if ((column[i] as number) > highest) highest = column[i] as number;
  return highest + 1;
}

/** Looks up the number of a combination, giving it `next` when it is new. */
function numbering(combinations: number): (combination: number, next: number) => number {
  if (combinations <= TABLE) {
    const table = new Int32Array(combinations).fill(-1);
    return (at, next) => ((table[at] as number) < 0 ? (table[at] = next) : (table[at] as number));
  }
  const map = new Map<number, number>();
  return (at, next) => map.get(at) ?? (map.set(at, next), next);
}
