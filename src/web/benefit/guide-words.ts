import type { Allowance } from "./allowance.ts";

/** What the guide says of what was filled in; `#…#` marks what is put in on the device. */
export const OUTCOMES = [
  "no-figure",
  "wrong",
  "total",
  "free",
  "counts",
  "ten",
  "ten-loss",
  "breaks-month",
  "breaks-year",
  "fits",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the page gives the script: the table, how numbers are written, and the words. */
export interface Guide {
  readonly tag: string;
  readonly years: readonly Allowance[];
  readonly words: Readonly<Record<Outcome, string>>;
}
