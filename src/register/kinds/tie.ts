import * as z from "zod";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { entryId, partialDate, partyId, textOrUnknown } from "../values.ts";

/** "introduced": the first party brought the second in. "manages": the first runs something for the second. */
export const TIE_TYPES = ["works-with", "bridge", "manages", "introduced", "tension"] as const;

const body = z.object({
  /** For what has a direction: who bridges, manages or introduced. */
  from: partyId,
  to: partyId,
  type: z.enum(TIE_TYPES),
  since: partialDate,
  until: partialDate,
  /** How it is, as the end that writes it says. */
  tone: textOrUnknown,
  versionOf: entryId.optional(),
});

/** What is between two parties. Either end writes its own half; nobody else learns of it before both published it (never 2). */
export const tie: Kind<"tie", z.output<typeof body>> = {
  name: "tie",
  body,
  about: (b) => [b.from, b.to],
  links: (b) => (b.versionOf === undefined ? [] : [{ field: "versionOf", id: b.versionOf, kinds: ["tie"] }]),
  firstAudience: "concerned",
  mayWrite: (_register, { by, body: b }) => b.from === by.party || b.to === by.party || "only-about-own-acts",
  check: (_register, { body: b }) => {
    if (b.from === b.to) throw new Refusal("field-wrong", { field: "to", problem: "another-party" });
  },
};
