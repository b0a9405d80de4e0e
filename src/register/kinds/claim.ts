import * as z from "zod";
import type { Kind } from "../kind.ts";
import { howOften, partialDate, partyId, text, textOrUnknown } from "../values.ts";

const body = z.object({
  speaker: partyId,
  /** In the speaker's own words; for itself, its group and the neighbourhood at once is an answer too. */
  forWhom: text,
  notFor: textOrUnknown,
  words: textOrUnknown,
  where: textOrUnknown,
  when: partialDate,
  often: howOften,
  backing: textOrUnknown,
});

/** Who speaks for whom, in the speaker's words; institutions that say "the neighbourhood wants" write theirs too. */
export const claim: Kind<"claim", z.output<typeof body>> = {
  name: "claim",
  body,
  about: (b) => [b.speaker],
  mayWrite: (_register, { by, body: b }) => b.speaker === by.party || "describes-itself",
};
