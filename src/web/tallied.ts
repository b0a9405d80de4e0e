import type { PartyId } from "../register/ids.ts";
import { dayToIso, isoToDay } from "../register/partial-date.ts";

/** One time that a party was asked something, as its own page shows it. */
export interface ShownTap {
  readonly id: string;
  /** Empty for somebody without a name. */
  readonly asker: PartyId | "";
  /** 2026-03-02 */
  readonly day: string;
  /** The request that was written down of it. */
  readonly entry: string | null;
}

/** A party sees its count this many days after its first tap: what one looks at every day, one soon taps towards. */
const TALLY_DAYS = 14;

/** What a party counted of its own being asked. */
export interface Tallied {
  /** Day of the first tap. */
  readonly since: string;
  /** The first day on which the count is shown. */
  readonly shownFrom: string;
  readonly times: number;
  /** Different parties of the book; somebody without a name is none of them. */
  readonly parties: number;
  readonly nameless: number;
  /** Of which a request was written down, which the book counts itself. */
  readonly written: number;
}

/** Taps oldest first; undefined without any. */
export function talliedIn(taps: readonly ShownTap[]): Tallied | undefined {
  const [first] = taps;
  if (!first) return undefined;
  return {
    since: first.day,
    shownFrom: dayToIso(isoToDay(first.day) + TALLY_DAYS),
    times: taps.length,
    parties: askersIn(taps).length,
    nameless: taps.filter(({ asker }) => asker === "").length,
    written: taps.filter(({ entry }) => entry !== null).length,
  };
}

/** Whether the two weeks are over on a day since 1970. */
export const isShown = ({ shownFrom }: Tallied, today: number): boolean => isoToDay(shownFrom) <= today;

/** The parties that stand by name among taps, the latest first. */
export const askersIn = (taps: readonly ShownTap[]): readonly PartyId[] => [
  ...new Set(taps.toReversed().flatMap(({ asker }) => (asker === "" ? [] : [asker as PartyId]))),
];
