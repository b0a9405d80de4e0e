/** Fewer than this a comparing sort puts in order as quickly. */
const FEW = 256;
/** Whole numbers are put in order by eleven bits at a time, up to four times: more cents than any register holds. */
const BITS = 11;
const DIGITS = 1 << BITS;
const HALF = DIGITS * DIGITS;
const MOST = HALF * HALF;

/** Numbers from small to large, as `toSorted` gives them. Linear when they are whole and not negative. */
export function risingOf(numbers: Float64Array): Float64Array {
  const highest = wholeUpTo(numbers);
  if (numbers.length < FEW || highest === null) return numbers.toSorted();
  let from = numbers;
  for (let digit = 0; digit < 4 && highest >= DIGITS ** digit; digit++) from = byDigit(from, digit);
  return from === numbers ? numbers.slice() : from;
}

/** The highest of whole, non-negative numbers; null when one of them is something else. */
function wholeUpTo(numbers: Float64Array): number | null {
  let highest = 0;
  for (let i = 0; i < numbers.length; i++) {
    const one = numbers[i] as number;
    if (!(one >= 0 && one < MOST) || one !== Math.floor(one)) return null;
    if (one > highest) highest = one;
  }
  return highest;
}

/** One round of a radix sort: stable, so that rounds from the last digit to the first put whole numbers in order. */
function byDigit(from: Float64Array, digit: number): Float64Array {
  const next = new Int32Array(DIGITS + 1);
  const scale = digit < 2 ? 1 : HALF;
  const shift = (digit % 2) * BITS;
  for (let i = 0; i < from.length; i++) next[digitOf(from[i] as number, scale, shift) + 1]!++;
  for (let d = 1; d < DIGITS; d++) next[d]! += next[d - 1] as number;
  const to = new Float64Array(from.length);
  for (let i = 0; i < from.length; i++) {
    const one = from[i] as number;
    to[next[digitOf(one, scale, shift)]!++] = one;
  }
  return to;
}

const digitOf = (one: number, scale: number, shift: number): number => {
  const part = Math.floor(one / scale);
  return ((part - Math.floor(part / HALF) * HALF) >> shift) & (DIGITS - 1);
};
