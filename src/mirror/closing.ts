import type * as z from "zod";
import type { View } from "./view.ts";

/** Closing dates: 1 January and 1 July. Only there a difference may be claimed, so that nobody looks until chance obliges. */
const MONTHS: readonly number[] = [0, 6];

/** Whether a moment (milliseconds since 1970) is a closing date: 00:00 UTC, so that one date is one set of entries. */
export function isClosing(now: number): boolean {
  const date = new Date(now);
  return now % 86_400_000 === 0 && date.getUTCDate() === 1 && MONTHS.includes(date.getUTCMonth());
}

/** Whether a question is put as it was declared: at a closing date, with nothing chosen. */
export const isDeclared = <P>({ now }: View, parameters: z.ZodType<P>, asked: P): boolean =>
  isClosing(now) && JSON.stringify(asked) === JSON.stringify(parameters.parse({}));
