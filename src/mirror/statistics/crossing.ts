/** Cases numbered by what they have in common. */
export interface Crossing {
  readonly stratum: Int32Array;
  readonly strata: number;
}

/** Combinations that occur, in order of first appearance: the case where each appears first, and how often it occurs. */
export interface Occurrences {
  readonly first: Int32Array;
  readonly counts: Int32Array;
}

/** A code per case; negative is unknown. */
export type Codes = ArrayLike<number>;

/** Above this many cells a table of all combinations is larger than one of those that occur. */
const TABLE = 1 << 22;

/** So many cases at a time: their keys stay near the processor while column after column is taken in. */
const BLOCK = 4096;

/**
 * Numbers the combinations that occur of one or more columns of codes, in order of first appearance. A negative code is
 * unknown and makes the case's stratum −1: what is not known to be alike is not alike.
 */
export function crossing(columns: readonly Codes[], length: number): Crossing {
  const { widths, fitting } = widthsOf(columns, length);
  if (fitting === columns.length) return inTable({ columns, widths, length });
  // What does not fit one table is numbered in steps, by hash where not even two columns fit.
  const first = fitting > 1 ? crossing(columns.slice(0, fitting), length).stratum : (columns[0] as Codes);
  if (fitting > 1) return crossing([first, ...columns.slice(fitting)], length);
  const [second, ...others] = columns.slice(1);
  const both = byHash(first, second ?? new Uint8Array(length), length);
  return others.length === 0 ? both : crossing([both.stratum, ...others], length);
}

/** How often each combination of codes occurs. Cases of which a code is unknown are left out. */
export function occurrences(columns: readonly Codes[], length: number): Occurrences {
  const { widths, fitting } = widthsOf(columns, length);
  if (fitting < columns.length) return occurrences([crossing(columns, length).stratum], length);
  const counts = new Int32Array(product(widths));
  const first: number[] = [];
  const cells: number[] = [];
  eachBlock({ columns, widths, length }, (keys, from, count) => {
    for (let at = countUpTo(counts, keys, [0, count]); at < count; at = countUpTo(counts, keys, [at + 1, count])) {
      first.push(from + at);
      cells.push(keys[at] as number);
    }
  });
  return { first: Int32Array.from(first), counts: Int32Array.from(cells, (cell) => counts[cell] as number) };
}

/** Counts keys, up to and including the first that was not counted before. Gives its place, or the end. */
function countUpTo(counts: Int32Array, keys: Int32Array, [from, end]: readonly [number, number]): number {
  for (let at = from; at < end; at++) {
    const key = keys[at] as number;
    if (key >= 0 && counts[key]!++ === 0) return at;
  }
  return end;
}

/** How many codes each column has room for, and how many columns fit one table together. */
function widthsOf(columns: readonly Codes[], length: number) {
  const widths = columns.map((column) => widthOf(column, length));
  let [fitting, cells] = [0, 1];
  for (const width of widths) {
    cells *= width;
    if (cells > TABLE) break;
    fitting++;
  }
  return { widths, fitting };
}

function widthOf(column: Codes, length: number): number {
  if (column instanceof Uint8Array && column.byteOffset % 4 === 0) return 1 << bitsIn(column.subarray(0, length));
  let highest = 0;
  for (let i = 0; i < length; i++) if ((column[i] as number) > highest) highest = column[i] as number;
  return highest + 1;
}

/** How many bits hold the largest of these bytes: four are looked at in one. */
function bitsIn(bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let all = 0;
  for (let i = 0; i < words.length; i++) all |= words[i] as number;
  for (let i = words.length * 4; i < bytes.length; i++) all |= bytes[i] as number;
  return 32 - Math.clz32((all | (all >>> 8) | (all >>> 16) | (all >>> 24)) & 255);
}

const product = (widths: readonly number[]): number => widths.reduce((cells, width) => cells * width, 1);

interface Coded {
  readonly columns: readonly Codes[];
  readonly widths: readonly number[];
  readonly length: number;
}

/** Gives the place of each case's combination among all combinations, negative where a code is unknown: a block of cases at a time, in the same room. */
function eachBlock(
  { columns, widths, length }: Coded,
  take: (keys: Int32Array, from: number, count: number) => void,
): void {
  const keys = new Int32Array(BLOCK);
  for (let from = 0; from < length; from += BLOCK) {
    const count = Math.min(BLOCK, length - from);
    keys.fill(0);
    for (let c = 0; c < columns.length;) {
      const bytes = columns.slice(c, c + AT_ONCE).flatMap((one) => (one instanceof Uint8Array ? [one] : []));
      const alike = bytes.length === Math.min(AT_ONCE, columns.length - c);
      if (alike)
        takeBytes(
          keys,
          bytes.map((one) => one.subarray(from, from + count)),
          widths.slice(c, c + AT_ONCE),
        );
      else takeIn(keys, columns[c] as Codes, [widths[c] as number, from, count]);
      c += alike ? AT_ONCE : 1;
    }
    take(keys, from, count);
  }
}

/** Takes a column into the keys, from its code at `from`. Once negative a key stays so, as every code is below its width. */
function takeIn(keys: Int32Array, codes: Codes, [width, from, count]: readonly [number, number, number]): void {
  for (let i = 0; i < count; i++) {
    const code = codes[from + i] as number;
    keys[i] = (Math.imul(keys[i] as number, width) + code) | (code >> 31);
  }
}

/** So many columns of bytes are taken in at once; for those that are not there stands this. */
const AT_ONCE = 5;
const NOTHING = new Uint8Array(BLOCK);

/** The same of columns of bytes, of which none is unknown. */
function takeBytes(keys: Int32Array, columns: readonly Uint8Array[], widths: readonly number[]): void {
  const [a = NOTHING, b = NOTHING, c = NOTHING, d = NOTHING, e = NOTHING] = columns;
  const [u = 1, v = 1, w = 1, x = 1, y = 1] = widths;
  for (let i = 0; i < a.length; i++) {
    const two = Math.imul(Math.imul(keys[i] as number, u) + (a[i] as number), v) + (b[i] as number);
    const four = Math.imul(Math.imul(two, w) + (c[i] as number), x) + (d[i] as number);
    keys[i] = Math.imul(four, y) + (e[i] as number);
  }
}

function inTable(coded: Coded): Crossing {
  const numbers = new Int32Array(product(coded.widths)).fill(-1);
  const stratum = new Int32Array(coded.length);
  let strata = 0;
  eachBlock(coded, (keys, from, count) => {
    strata = number(numbers, keys, { stratum, strata, from, count });
  });
  return { stratum, strata };
}

interface Numbering extends Crossing {
  readonly from: number;
  readonly count: number;
}

/** Numbers a block of keys, with a new number for a key that has none. Gives how many numbers there are. */
function number(numbers: Int32Array, keys: Int32Array, { stratum, strata, from, count }: Numbering): number {
  let next = strata;
  for (let i = 0; i < count; i++) {
    const key = keys[i] as number;
    let one = key < 0 ? -1 : (numbers[key] as number);
    if (one < 0 && key >= 0) one = numbers[key] = next++;
    stratum[from + i] = one;
  }
  return next;
}

/** The same of two columns whose combinations no table holds: by open addressing (Knuth 6.4), where the next free place is taken. */
function byHash(one: Codes, other: Codes, length: number): Crossing {
  const stratum = new Int32Array(length).fill(-1);
  const first = new Int32Array(length);
  const mask = (1 << (33 - Math.clz32(length))) - 1;
  const numbers = new Int32Array(mask + 1).fill(-1);
  let strata = 0;
  for (let i = 0; i < length; i++) {
    const [a, b] = [one[i] as number, other[i] as number];
    if (a < 0 || b < 0) continue;
    const hash = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
    let at = (hash ^ (hash >>> 15)) & mask;
    let number = numbers[at] as number;
    while (number >= 0 && !(one[first[number] as number] === a && other[first[number] as number] === b)) {
      at = (at + 1) & mask;
      number = numbers[at] as number;
    }
    if (number < 0) {
      number = numbers[at] = strata++;
      first[number] = i;
    }
    stratum[i] = number;
  }
  return { stratum, strata };
}
