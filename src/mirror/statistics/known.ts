/** Why a statistic has no value. Words live in the language files. */
export type Why =
  /** Nothing was counted. */
  | "no-cases"
  /** Only one of the two groups occurs. */
  | "one-group"
  /** Both groups occur, never in the same stratum. */
  | "no-likes"
  /** Everybody got the same, or nothing can vary. */
  | "no-variance"
  /** Too few parties on a side to say more. */
  | "too-few-parties"
  /** The label of a party is not the same in all its cases; use the jackknife. */
  | "label-changes-within-party"
  /** Not visible with so few cases, or never reached by the curve. */
  | "out-of-reach";

export interface Unknown {
  readonly known: false;
  readonly why: Why;
}

/** A result, or the reason there is none. No statistic of this folder gives NaN. */
export type Known<T> = ({ readonly known: true } & T) | Unknown;

export const unknown = (why: Why): Unknown => ({ known: false, why });

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** So many of so many. */
export interface Share {
  readonly yes: number;
  readonly of: number;
}
