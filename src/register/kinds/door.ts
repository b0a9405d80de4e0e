import * as z from "zod";
import type { Kind } from "../kind.ts";
import { dayRange } from "../partial-date.ts";
import { entryId, partialDate } from "../values.ts";

export const DOOR_STATES = ["open", "not-now", "closed"] as const;
export type DoorState = (typeof DOOR_STATES)[number];

const isDay = (date: string): boolean => date.length === 10 && dayRange(date) !== undefined;

const body = z
  .object({
    /** The party's own entry. */
    target: entryId,
    state: z.enum(DOOR_STATES),
    /** The first day on which it can be asked again; a door is closed until a day, never for good. */
    until: partialDate,
  })
  .refine((b) => b.state !== "closed" || isDay(b.until), { message: "whole-day", path: ["until"] })
  .refine((b) => b.state === "closed" || b.until === "unknown", { message: "closed-only", path: ["until"] });

/** Whether a party can be asked something now, by itself, without a reason. The last one counts; it stops nobody from asking. */
export const door: Kind<"door", z.output<typeof body>> = {
  name: "door",
  body,
  about: () => [],
  links: (b) => [{ field: "target", id: b.target, kinds: ["party"] }],
  mayWrite: (_register, { by, body: b }) => (b.target as string) === by.party || "describes-itself",
};
