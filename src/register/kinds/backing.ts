import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { concernedBy, isAuthor } from "../register.ts";
import { answer, entryId, headcount, known, partialDate, partyOrUnknown, textOrUnknown } from "../values.ts";

export const BACKING_TYPES = ["turnout", "signatures", "membership", "letter", "other", "unknown"] as const;

const body = z.object({
  claim: entryId,
  type: z.enum(BACKING_TYPES),
  /** A count, never names. */
  count: headcount,
  when: partialDate,
  what: textOrUnknown,
  /** Who asked for it and was shown it. */
  shownTo: partyOrUnknown,
  shown: partialDate,
  /** Whether it was accepted, as the speaker tells; the agreement of who was shown it stands above this. */
  accepted: answer,
  versionOf: entryId.optional(),
});

/** What a claim rests on: a count and a date. Given once, it answers every later "for whom do you speak?". */
export const backing: Kind<"backing", z.output<typeof body>> = {
  name: "backing",
  body,
  about: (b) => known(b.shownTo),
  links: (b) => [{ field: "claim", id: b.claim, kinds: ["claim"] }, ...link("versionOf", b.versionOf, ["backing"])],
  mayWrite: (register, { by, body: b }) =>
    isAuthor(register, b.claim, by.party) ||
    (b.versionOf !== undefined && concernedBy(register, b.versionOf).includes(by.party)) ||
    "describes-itself",
};
