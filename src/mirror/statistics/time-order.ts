/** Whole times up to here are put in order by counting, which is linear; whole days of ten thousand years fit. */
const COUNTED = 1 << 22;

/** The places of times from short to long; equal times stay in the order in which they came. */
export function timeOrder(time: Float64Array): Int32Array {
  const longest = wholeUpTo(time);
  if (longest !== null) return counted(time, longest);
  return Int32Array.from(time.keys()).sort((i, j) => (time[i] as number) - (time[j] as number) || i - j);
}

/** The longest of whole, non-negative times; null when one of them is something else. */
function wholeUpTo(time: Float64Array): number | null {
  let longest = 0;
  for (let i = 0; i < time.length; i++) {
    const t = time[i] as number;
    if (!(t >= 0 && t < COUNTED) || t !== Math.floor(t)) return null;
    if (t > longest) longest = t;
  }
  return longest;
}

function counted(time: Float64Array, longest: number): Int32Array {
  const next = new Int32Array(longest + 2);
  for (let i = 0; i < time.length; i++) next[(time[i] as number) + 1]!++;
  for (let t = 1; t < next.length; t++) next[t]! += next[t - 1] as number;
  const order = new Int32Array(time.length);
  for (let i = 0; i < time.length; i++) order[next[time[i] as number]!++] = i;
  return order;
}
