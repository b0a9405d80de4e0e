import { type Interval, type Known, type Share, unknown } from "./known.ts";

export interface EValue {
  /** Risk ratio that an unrecorded difference would need with both group and outcome to explain the estimate away. */
  readonly estimate: number;
  /** The same for the end of the interval nearest to no difference; 1 when the interval holds no difference. */
  readonly bound: number;
}

/** VanderWeele & Ding (2017), for a risk ratio. It says nothing about selection or misrecording. */
export function eValue(ratio: number, interval: Interval): Known<EValue> {
  if (!(ratio > 0) || ratio === Number.POSITIVE_INFINITY) return unknown("out-of-reach");
  const nearest = ratio >= 1 ? Math.max(1, interval.low) : Math.min(1, interval.high);
  return { known: true, estimate: strength(ratio), bound: strength(nearest) };
}

/** For a difference of two rates: it is explained away by whatever explains their ratio away. */
export function eValueOfRates(group: Share, others: Share): Known<{ readonly estimate: number }> {
  if (group.of + others.of === 0) return unknown("no-cases");
  if (group.of === 0 || others.of === 0) return unknown("one-group");
  if (group.yes === 0 || others.yes === 0) return unknown("out-of-reach");
  return { known: true, estimate: strength((group.yes * others.of) / (group.of * others.yes)) };
}

function strength(ratio: number): number {
  const away = ratio >= 1 ? ratio : 1 / ratio;
  return away + Math.sqrt(away * (away - 1));
}
