import * as z from "zod";
import type { Kind } from "../kind.ts";
import { answer, entryId, headcount, line, minutes, partialDate, partyId, text, textOrUnknown } from "../values.ts";

export const REWARDS = ["none", "allowance", "wage", "thanks", "other", "unknown"] as const;

const body = z.object({
  /** As the holder or the giver calls it. */
  title: line,
  holder: partyId,
  /** Who gave it; nobody when the holder took it up. */
  givers: z
    .array(z.object({ party: partyId }))
    .max(20)
    .default([]),
  ground: textOrUnknown,
  /** How many others were asked first. */
  othersAsked: headcount,
  tasks: z
    .array(z.object({ what: line, since: partialDate }))
    .max(50)
    .default([]),
  /** A week. */
  hours: minutes,
  reward: z.enum(REWARDS).default("unknown"),
  /** What the holder does not want. */
  limits: textOrUnknown,
  wayOut: text.default("unknown"),
  since: partialDate,
  until: partialDate,
  /** Whether the holder agreed, as told; what the holder says itself stands above it. */
  agreed: answer,
  versionOf: entryId.optional(),
});

/** A role on one card. The holder writes it, a giver proposes it; it counts only once the holder agreed (never 2 for who reads). */
export const role: Kind<"role", z.output<typeof body>> = {
  name: "role",
  body,
  about: (b) => [b.holder, ...(b.givers ?? []).map(({ party }) => party)],
  links: (b) => (b.versionOf === undefined ? [] : [{ field: "versionOf", id: b.versionOf, kinds: ["role"] }]),
  firstAudience: "concerned",
  mayWrite: (_register, { by, body: b }) =>
    b.holder === by.party || b.givers.some(({ party }) => party === by.party) || "only-about-own-acts",
};
