import { normalQuantile, normalWidth } from "./distributions.ts";
import { type Known, unknown } from "./known.ts";

export interface Sizes {
  /** Cases on each side; effective parties when requests of one party resemble one another. Need not be whole. */
  readonly group: number;
  readonly others: number;
  /** Rate among the others, 0 … 1. */
  readonly rate: number;
}

/**
 * The smallest difference, either way, that would be found in `power` of the books with so few cases. Normal approximation without
 * pooling: δ = (z(1 − alpha/2) + z(power))·√(p₁q₁/n₁ + p₀q₀/n₀) (Fleiss, Levin & Paik 2003, ch. 4); rough under 20 cases a side.
 */
export function smallestVisibleDifference(
  { group, others, rate }: Sizes,
  { alpha = 0.05, power = 0.8 }: { readonly alpha?: number; readonly power?: number } = {},
): Known<{ readonly difference: number }> {
  if (group + others <= 0) return unknown("no-cases");
  if (group <= 0 || others <= 0) return unknown("one-group");
  const width = normalWidth(1 - alpha) + normalQuantile(power);
  const variance = (p: number, n: number) => (p * (1 - p)) / n;
  const short = (difference: number, sign: number) =>
    width * Math.sqrt(variance(rate + sign * difference, group) + variance(rate, others)) - difference;
  const ways = [solve((x) => short(x, 1), 1 - rate), solve((x) => short(x, -1), rate)].filter((x) => x !== null);
  return ways.length === 0 ? unknown("out-of-reach") : { known: true, difference: Math.min(...ways) };
}

/** Where the falling-behind ends, between nothing and the furthest a rate can go; null when it never does. */
function solve(short: (difference: number) => number, furthest: number): number | null {
  if (furthest <= 0 || short(furthest) > 0) return null;
  let low = 0;
  let high = furthest;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (short(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}
