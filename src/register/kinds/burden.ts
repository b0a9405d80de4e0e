import * as z from "zod";
import type { Kind } from "../kind.ts";
import { cents, line, minutes, partialDate, partyId, textOrUnknown } from "../values.ts";

export const BURDEN_TYPES = ["rent", "hours", "duties", "proving", "feeling"] as const;

const body = z.object({
  on: partyId,
  type: z.enum(BURDEN_TYPES),
  what: textOrUnknown,
  amount: cents,
  hours: minutes,
  tariff: line.default("unknown"),
  since: partialDate,
});

/** What it costs those who run it. Only the bearer writes it, and it starts as the bearer's own. */
export const burden: Kind<"burden", z.output<typeof body>> = {
  name: "burden",
  body,
  about: (b) => [b.on],
  firstAudience: "members",
  mayWrite: (_register, { by, body: b }) => b.on === by.party || "only-about-own-acts",
};
