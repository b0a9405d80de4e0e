import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import {
  cents,
  entryId,
  entryOrUnknown,
  howOften,
  line,
  minutes,
  partialDate,
  partyId,
  partyIn,
  someone,
  source,
  textOrUnknown,
} from "../values.ts";

export const MATTERS = [
  "money",
  "space",
  "tariff",
  "time",
  "voice",
  "knowledge",
  "permission",
  "challenge",
  "information",
] as const;
export const CADENCES = ["once", "yearly", "unknown"] as const;

const body = z.object({
  from: someone,
  to: partyId,
  matter: z.enum(MATTERS),
  what: textOrUnknown,
  /** When it was asked, and by when an answer or the thing itself is wanted. */
  asked: partialDate,
  wanted: partialDate,
  hours: minutes,
  amount: cents,
  offered: textOrUnknown,
  often: howOften,
  activity: entryOrUnknown,
  /** The rule or scheme under which it is asked. */
  rule: entryOrUnknown,
  /** Department of the one asked (never a person), field of policy, budget year: as the register names them. */
  unit: line.default("unknown"),
  area: line.default("unknown"),
  year: z.union([z.int().min(1900).max(2200), z.literal("unknown")]).default("unknown"),
  cadence: z.enum(CADENCES).default("unknown"),
  /** The step a published process file gives, as it stands there. */
  status: line.default("unknown"),
  source: source.optional(),
  versionOf: entryId.optional(),
});

/** Who asks what of whom, in both directions: "they call on us again" and "we ask for a room" are the same kind. */
export const request: Kind<"request", z.output<typeof body>> = {
  name: "request",
  body,
  about: (b) => [...partyIn(b.from), b.to],
  links: (b) => [
    ...link("activity", b.activity, ["activity"]),
    ...link("rule", b.rule, ["rule"]),
    ...link("versionOf", b.versionOf, ["request"]),
  ],
  mayWrite: (_register, { by, body: b }) =>
    b.to === by.party || partyIn(b.from).includes(by.party) || "only-about-own-acts",
};
