import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { photo } from "../photo.ts";
import {
  cents,
  entryId,
  entryOrUnknown,
  minutes,
  partialDate,
  partyId,
  partyIn,
  someone,
  source,
  textOrUnknown,
} from "../values.ts";

export const SUPPORT_TYPES = ["money", "rent", "room", "hours", "materials", "recognition"] as const;

const body = z.object({
  from: partyId,
  to: someone,
  type: z.enum(SUPPORT_TYPES),
  what: textOrUnknown,
  amount: cents,
  hours: minutes,
  since: partialDate,
  until: partialDate,
  space: entryOrUnknown,
  activity: entryOrUnknown,
  rule: entryOrUnknown,
  /** What the giver gets back, and what interest the giver has. */
  returns: textOrUnknown,
  interest: textOrUnknown,
  conditions: textOrUnknown,
  photo: photo.optional(),
  source: source.optional(),
  versionOf: entryId.optional(),
});

/** Who gives what to whom, at what price. */
export const support: Kind<"support", z.output<typeof body>> = {
  name: "support",
  body,
  about: (b) => [b.from, ...partyIn(b.to)],
  links: (b) => [
    ...link("space", b.space, ["space"]),
    ...link("activity", b.activity, ["activity"]),
    ...link("rule", b.rule, ["rule"]),
    ...link("versionOf", b.versionOf, ["support"]),
  ],
  mayWrite: (_register, { by, body: b }) =>
    b.from === by.party || partyIn(b.to).includes(by.party) || "only-about-own-acts",
};
