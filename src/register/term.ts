import { dayRange, dayToIso, isoToDay, type PartialDate } from "./partial-date.ts";

/** Eight weeks, unless another term is set: what Awb 4:13 calls reasonable in principle. */
export const DECISION_DAYS = 56;

export interface Waiting {
  /** Days between asking and today: fewest and most that the date allows, null when unknown. */
  readonly fewest: number | null;
  readonly most: number | null;
  readonly past: "yes" | "no" | "unknown";
}

const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" });

const HOUR = 3_600_000;
let [hour, day] = [Number.NaN, 0];

/** The day (since 1970) that the clock in the Netherlands shows at a moment (milliseconds since 1970). It changes on the whole hour; that of the last hour asked is kept. */
export function dayAt(now: number): number {
  const asked = Math.floor(now / HOUR);
  if (asked !== hour) [hour, day] = [asked, isoToDay(calendar.format(now))];
  return day;
}

/** The same day as it is written: "2026-03-02". */
export const isoDayAt = (now: number): string => dayToIso(dayAt(now));

/** How long somebody who asked on this date has waited by today, and whether that is longer than `term` days. */
export function waitingSince(asked: PartialDate, today: number, term = DECISION_DAYS): Waiting {
  const range = dayRange(asked);
  if (range === undefined) return { fewest: null, most: null, past: "unknown" };
  const [fewest, most] = [Math.max(0, today - range.last), Math.max(0, today - range.first)];
  const past = fewest > term ? "yes" : most <= term ? "no" : "unknown";
  return { fewest, most, past };
}
