import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { photo } from "../photo.ts";
import { entryId, howOften, known, line, partialDate, partyId, partyOrUnknown, textOrUnknown } from "../values.ts";

const body = z.object({
  rule: entryId,
  criterion: line.default("unknown"),
  /** Who was asked about it or held to it, and by whom. */
  who: partyId,
  holder: partyOrUnknown,
  how: z.enum(["asked", "held"]),
  when: partialDate,
  often: howOften,
  occasion: entryId.optional(),
  consequence: textOrUnknown,
  photo: photo.optional(),
  versionOf: entryId.optional(),
});

/** Somebody was asked about, or held to, a rule. Its absence is "never asked or unknown", never "no". */
export const held: Kind<"held", z.output<typeof body>> = {
  name: "held",
  body,
  about: (b) => [b.who, ...known(b.holder)],
  links: (b) => [
    { field: "rule", id: b.rule, kinds: ["rule"] },
    ...link("occasion", b.occasion, ["activity", "request"]),
    ...link("versionOf", b.versionOf, ["held"]),
  ],
  mayWrite: (_register, { by, body: b }) => b.who === by.party || b.holder === by.party || "only-about-own-acts",
};
