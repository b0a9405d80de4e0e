import { rolledOn } from "./holidays.ts";
import { type DayRange, dayRange, type PartialDate } from "./partial-date.ts";

/** Awb 6:7 and 6:8: six weeks, counted from the day after the decision was made known. */
const OBJECTION_DAYS = 42;
/** From this many days before the last one it is called near: time enough to write a letter and find help. */
const NEAR_DAYS = 14;

export type DeadlineState = "open" | "near" | "passed" | "unknown";

/** First and last day that the last day to object can be; undefined when nobody knows when the decision was made known. */
export function lastDayToObject(madeKnown: PartialDate): DayRange | undefined {
  const range = dayRange(madeKnown);
  if (range === undefined) return undefined;
  return { first: rolledOn(range.first + OBJECTION_DAYS), last: rolledOn(range.last + OBJECTION_DAYS) };
}

/** How a last day stands today; the last day itself still counts. A range that today falls in gives "unknown". */
export function deadlineState(lastDay: DayRange | undefined, today: number): DeadlineState {
  if (lastDay === undefined) return "unknown";
  if (lastDay.last < today) return "passed";
  if (lastDay.first < today) return "unknown";
  return lastDay.first - today <= NEAR_DAYS ? "near" : "open";
}
