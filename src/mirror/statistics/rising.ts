/** Fewer than this a comparing sort puts in order as quickly. */
const FEW = 256;
/** Whole numbers that fit in 32 bits are put in order by eleven bits at a time. */
const BITS = 11;
const DIGITS = 1 << BITS;
const ROUNDS = 3;
const END = 2 ** 32;

/** Numbers from small to large, as `toSorted` gives them. Linear when they are whole and not negative. */
export const risingOf = (numbers: Float64Array): Float64Array => new Rising(numbers.length).of(numbers);

/** Puts as many numbers in order time and again, in the same memory: what it gave last holds until it is asked again. */
export class Rising {
  readonly #rising: Float64Array;
  readonly #counts = new Int32Array(ROUNDS * DIGITS);
  #from: Uint32Array;
  #to: Uint32Array;

  constructor(length: number) {
    this.#rising = new Float64Array(length);
    this.#from = new Uint32Array(length);
    this.#to = new Uint32Array(length);
  }

  /** `numbers`: as many as it was made for. A radix sort of those below 2³² (forty million in cents), a comparing one of the few above. */
  of(numbers: Float64Array): Float64Array {
    const rising = this.#rising;
    const above = numbers.length < FEW ? null : this.#count(numbers);
    if (above === null) {
      rising.set(numbers);
      return rising.sort();
    }
    const length = numbers.length - above.length;
    for (let round = 0; round < ROUNDS; round++) this.#sort(round, length);
    rising.set(this.#from.subarray(0, length));
    rising.set(Float64Array.from(above).sort(), length);
    return rising;
  }

  /** Counts the digits of numbers below 2³², and gives those above; null when one of them is broken or negative. */
  #count(numbers: Float64Array): readonly number[] | null {
    const [from, counts] = [this.#from, this.#counts.fill(0)];
    const above: number[] = [];
    let length = 0;
    for (let i = 0; i < numbers.length; i++) {
      const one = numbers[i] as number;
      const whole = one >>> 0;
      if (whole === one) {
        from[length++] = whole;
        counts[whole & (DIGITS - 1)]!++;
        counts[DIGITS + ((whole >>> BITS) & (DIGITS - 1))]!++;
        counts[2 * DIGITS + (whole >>> (2 * BITS))]!++;
      } else if (one >= END && one === Math.floor(one)) above.push(one);
      else return null;
    }
    return above;
  }

  /** One round: stable, so that rounds from the last digit to the first put whole numbers in order. */
  #sort(round: number, length: number): void {
    const [from, to] = [this.#from, this.#to];
    const shift = round * BITS;
    const next = this.#counts.subarray(round * DIGITS, (round + 1) * DIGITS);
    if (length === 0 || next[((from[0] as number) >>> shift) & (DIGITS - 1)] === length) return;
    for (let digit = 0, start = 0; digit < DIGITS; digit++) {
      const count = next[digit] as number;
      next[digit] = start;
      start += count;
    }
    for (let i = 0; i < length; i++) {
      const one = from[i] as number;
      to[next[(one >>> shift) & (DIGITS - 1)]!++] = one;
    }
    [this.#from, this.#to] = [to, from];
  }
}
