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
  let key = new Int32Array(length);
  let combinations = 1;
  for (const column of columns) {
    const width = widthOf(column, length);
    // As long as a table can hold all combinations they need no numbers of their own in between.
    if (combinations * width > TABLE) ({ stratum: key, strata: combinations } = numbered(key, combinations));
    if (combinations * width > TABLE) ({ stratum: key, strata: combinations } = refined(key, { column, width }));
    else {
      mix(key, column, width);
      combinations *= width;
    }
  }
  return numbered(key, combinations);
}

interface Numbered {
  readonly stratum: Int32Array<ArrayBuffer>;
  readonly strata: number;
}

function widthOf(column: ArrayLike<number>, length: number): number {
  let highest = 0;
  for (let i = 0; i < length; i++) if ((column[i] as number) > highest) highest = column[i] as number;
  return highest + 1;
}

/** Takes a column into the keys, in place. */
function mix(key: Int32Array, column: ArrayLike<number>, width: number): void {
  for (let i = 0; i < key.length; i++) {
    const [known, code] = [key[i] as number, column[i] as number];
    key[i] = known < 0 || code < 0 ? -1 : known * width + code;
  }
}

/** Numbers the keys that occur, in order of first appearance. */
function numbered(key: Int32Array, combinations: number): Numbered {
  const numbers = new Int32Array(combinations).fill(-1);
  const stratum = new Int32Array(key.length);
  let count = 0;
  for (let i = 0; i < key.length; i++) {
    const k = key[i] as number;
    if (k < 0) stratum[i] = -1;
    else stratum[i] = (numbers[k] as number) < 0 ? (numbers[k] = count++) : (numbers[k] as number);
  }
  return { stratum, strata: count };
}

/** The same of keys crossed with a column, where only a map can hold the combinations that occur. */
function refined(key: Int32Array, { column, width }: { column: ArrayLike<number>; width: number }): Numbered {
  const numbers = new Map<number, number>();
  const stratum = new Int32Array(key.length);
  for (let i = 0; i < key.length; i++) {
    const [known, code] = [key[i] as number, column[i] as number];
    if (known < 0 || code < 0) {
      stratum[i] = -1;
      continue;
    }
    const at = known * width + code;
    const number = numbers.get(at) ?? numbers.size;
    if (number === numbers.size) numbers.set(at, number);
    stratum[i] = number;
  }
  return { stratum, strata: numbers.size };
}
