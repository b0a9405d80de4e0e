import type { Bits } from "./random.ts";

/** Values of which so many are drawn. */
export interface Drawing {
  readonly values: Float64Array;
  readonly take: number;
}

/** Chances are in sixteenths: what bits make in four steps or less. */
const STEPS = 16;

/**
 * Adds to each total the sum of another draw, without putting back. A value is first in or out by one bit, 32 values at a time; then
 * values at random go in or out until there are as many as must be. No value has a part of its own in this, so every set of this size is
 * as likely as any other. Linear in the values, at a nanosecond or two for each of them and each draw.
 */
export function addDrawnSums(totals: Float64Array, { values, take }: Drawing, bits: Bits): void {
  const chance = bestChance(values.length, take);
  const held = { values, set: new Int32Array((values.length + 31) >> 5), sums: sumsOfFour(values) };
  for (let draw = 0; draw < totals.length; draw++) {
    let sum = 0;
    if (chance > 0) sum = thrown(held, chance, bits);
    else held.set.fill(0);
    totals[draw]! += sum + evened(held, take - sizeOf(held), bits);
  }
}

/** The chance, in sixteenths, that leaves the least work: 32 values by their bits cost about as much as two put in or out, and a step half of one. */
function bestChance(values: number, take: number): number {
  let [best, least] = [0, take];
  for (let chance = 1; chance < STEPS; chance++) {
    const steps = Math.log2(STEPS / (chance & -chance));
    const work = (values / 32) * (2 + steps / 2) + Math.abs((values * chance) / STEPS - take);
    if (work < least) [best, least] = [chance, work];
  }
  return best;
}

interface Held {
  readonly values: Float64Array;
  /** A bit per value: whether it is in. */
  readonly set: Int32Array;
  readonly sums: Float64Array;
}

/** Of every four values the sums of all their sixteen sets, for as many words of 32 as there are. */
function sumsOfFour(values: Float64Array): Float64Array {
  const sums = new Float64Array(((values.length + 31) >> 5) << 7);
  for (let at = 0; at < sums.length; at++) {
    const lowest = at & 15 & -(at & 15);
    if (lowest === 0) continue;
    const value = values[((at >> 4) << 2) + 31 - Math.clz32(lowest)] ?? 0;
    sums[at] = (sums[at - lowest] as number) + value;
  }
  return sums;
}

/** Puts every value in or out by this chance. Gives the sum of those in. */
function thrown({ values, set, sums }: Held, chance: number, bits: Bits): number {
  let sum = 0;
  for (let w = 0; w < set.length; w++) {
    const word = bitsAt(chance, bits);
    set[w] = word;
    sum += sumIn(word, sums, w << 7);
  }
  set[set.length - 1]! &= -1 >>> (set.length * 32 - values.length);
  return sum;
}

/** 32 bits, each 1 with this chance: from its lowest binary digit up, `or` halves the distance to 1, `and` that to 0. */
function bitsAt(chance: number, bits: Bits): number {
  let word = 0;
  for (let digit = chance & -chance; digit < STEPS; digit <<= 1)
    word = (chance & digit) === 0 ? word & bits() : word | bits();
  return word;
}

/** The sum of the values that a word names. */
function sumIn(word: number, sums: Float64Array, at: number): number {
  const four = (place: number): number => sums[at + (place << 4) + ((word >>> (place << 2)) & 15)] as number;
  return four(0) + four(1) + (four(2) + four(3)) + (four(4) + four(5) + (four(6) + four(7)));
}

/** How many values are in. */
function sizeOf({ set }: Held): number {
  let size = 0;
  for (let w = 0; w < set.length; w++) {
    const word = set[w] as number;
    const pairs = word - ((word >>> 1) & 0x55555555);
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    size += Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return size;
}

/** Puts so many values at random in, or out when negative. Gives what the sum gains. Counts what hits instead of asking: quicker. */
function evened({ values, set }: Held, missing: number, bits: Bits): number {
  const scale = values.length / 4_294_967_296;
  const wanted = missing > 0 ? 1 : 0;
  let sum = 0;
  for (let left = Math.abs(missing); left > 0;) {
    const i = Math.floor((bits() >>> 0) * scale);
    const word = set[i >> 5] as number;
    const hit = ((word >>> (i & 31)) & 1) ^ wanted;
    set[i >> 5] = word ^ (hit << (i & 31));
    sum += hit * (values[i] as number);
    left -= hit;
  }
  return missing > 0 ? sum : -sum;
}
