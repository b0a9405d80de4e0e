/** How rank sums fall when any `count` of the ranks may be the first side's. */
export interface RankSums {
  /** Chance of each sum, from 0. */
  readonly chance: Float64Array;
  /** Ranks are multiplied by this, so that middle ranks are whole. */
  readonly scale: number;
}

/** Walks the ranks once: each is taken with the chance that one of those still to be taken is this one, so nothing overflows. */
export function rankSumsOf(rank: Float64Array, count: number): RankSums {
  const scale = rank.every((one) => Number.isInteger(one)) ? 1 : 2;
  const steps = Int32Array.from(rank, (one) => one * scale);
  const width = steps
    .toSorted()
    .subarray(steps.length - count)
    .reduce((sum, one) => sum + one, 1);
  const chance = Array.from({ length: count + 1 }, () => new Float64Array(width));
  (chance[0] as Float64Array)[0] = 1;
  for (const [i, step] of steps.entries())
    for (let taken = Math.min(i, count); taken >= 0; taken--) {
      const take = (count - taken) / (steps.length - i);
      const from = chance[taken] as Float64Array;
      const to = chance[taken + 1];
      if (to) for (let s = 0; s + step < width; s++) to[s + step]! += (from[s] as number) * take;
      for (let s = 0; s < width; s++) from[s]! *= 1 - take;
    }
  return { chance: chance[count] as Float64Array, scale };
}

/** Tails at the sum of the first `count` ranks; two-sided is as far from the mean, or further. */
export function exactTails(rank: Float64Array, count: number) {
  // The ranks not taken sum to the rest: the smaller side is less work.
  const few = count <= rank.length / 2;
  const side = few ? rank.subarray(0, count) : rank.subarray(count);
  const { chance, scale } = rankSumsOf(rank, side.length);
  const seen = Math.round(side.reduce((sum, one) => sum + one, 0) * scale);
  const mean = (side.length * (rank.length + 1) * scale) / 2;
  let [low, high, far] = [0, 0, 0];
  for (const [sum, part] of chance.entries()) {
    if (sum <= seen) low += part;
    if (sum >= seen) high += part;
    if (Math.abs(sum - mean) >= Math.abs(seen - mean) - 1e-9) far += part;
  }
  const [less, greater] = few ? [low, high] : [high, low];
  return { pTwoSided: Math.min(1, far), pLess: Math.min(1, less), pGreater: Math.min(1, greater) };
}
