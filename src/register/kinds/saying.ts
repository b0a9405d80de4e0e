import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { entryId, entryOrUnknown, known, line, partialDate, partyId, partyOrUnknown, text } from "../values.ts";

/** The neighbourhood as a whole, or people who are no party of the book: their own words are nobody else's to file (never 3). */
export const SAID_OF = ["party", "neighbourhood", "others"] as const;

const body = z.object({
  /** An organisation, never a person; a department at the most. */
  speaker: partyId,
  unit: line.default("unknown"),
  of: z.enum(SAID_OF),
  party: partyOrUnknown,
  words: text,
  when: partialDate,
  occasion: entryOrUnknown,
  versionOf: entryId.optional(),
});

/** Words an organisation used about somebody. "Closed" or "hard to reach" is always somebody's word, never a property. */
export const saying: Kind<"saying", z.output<typeof body>> = {
  name: "saying",
  body,
  about: (b) => [b.speaker, ...known(b.party)],
  links: (b) => [
    ...link("occasion", b.occasion, ["activity", "request"]),
    ...link("versionOf", b.versionOf, ["saying"]),
  ],
  mayWrite: (_register, { by, body: b }) => b.speaker === by.party || b.party === by.party || "only-about-own-acts",
  firstAudience: "concerned",
};
