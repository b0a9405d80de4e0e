import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { answer, entryId, headcount, line, partialDate, partyId, textOrUnknown } from "../values.ts";

const body = z.object({
  rule: entryId,
  criterion: line,
  /** The party it is about, and the activity or request when it is about one of those. */
  party: partyId,
  on: entryId.optional(),
  value: answer,
  /** The count behind the answer, if somebody counted. */
  count: headcount,
  basis: textOrUnknown,
  when: partialDate,
  versionOf: entryId.optional(),
});

/** The value of one criterion. Written by somebody else than the party it is about, it reads "according to". */
export const fact: Kind<"fact", z.output<typeof body>> = {
  name: "fact",
  body,
  about: (b) => [b.party],
  links: (b) => [
    { field: "rule", id: b.rule, kinds: ["rule"] },
    ...link("on", b.on, ["activity", "request"]),
    ...link("versionOf", b.versionOf, ["fact"]),
  ],
  mayWrite: () => true,
};
