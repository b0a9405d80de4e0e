import { betaQuantile, normalWidth } from "./distributions.ts";
import { type Interval, type Known, type Share, unknown } from "./known.ts";

/** Wilson (1927) score interval of a proportion. */
export function wilson({ yes, of }: Share, level = 0.95): Known<Interval> {
  if (of <= 0) return unknown("no-cases");
  const z2 = normalWidth(level) ** 2;
  const centre = (yes + z2 / 2) / (of + z2);
  const half = (Math.sqrt(z2) / (of + z2)) * Math.sqrt((yes * (of - yes)) / of + z2 / 4);
  return { known: true, low: yes === 0 ? 0 : centre - half, high: yes === of ? 1 : centre + half };
}

/** Clopper and Pearson (1934): exact, never too short. */
export function clopperPearson(share: Share, level = 0.95): Known<Interval> {
  if (share.of <= 0) return unknown("no-cases");
  const oneSided = (1 + level) / 2;
  return { known: true, low: lowestRate(share, oneSided), high: highestRate(share, oneSided) };
}

/** Exact one-sided lower bound; 0 when nothing was counted. */
export const lowestRate = ({ yes, of }: Share, level = 0.95): number =>
  yes === 0 ? 0 : betaQuantile(1 - level, yes, of - yes + 1);

/** Exact one-sided upper bound; 1 when nothing was counted. */
export const highestRate = ({ yes, of }: Share, level = 0.95): number =>
  yes === of ? 1 : betaQuantile(level, yes + 1, of - yes);

export interface RateDifference extends Interval {
  readonly difference: number;
}

/** Newcombe (1998), method 10: difference of two independent proportions from their Wilson intervals. */
export function newcombe(first: Share, second: Share, level = 0.95): Known<RateDifference> {
  const one = wilson(first, level);
  const two = wilson(second, level);
  if (!one.known || !two.known) return unknown(one.known === two.known ? "no-cases" : "one-group");
  const p = first.yes / first.of;
  const q = second.yes / second.of;
  const low = p - q - Math.hypot(p - one.low, two.high - q);
  const high = p - q + Math.hypot(one.high - p, q - two.low);
  return { known: true, difference: p - q, low, high };
}
