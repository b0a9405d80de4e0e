import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import {
  entryId,
  entryOrUnknown,
  headcount,
  line,
  minutes,
  partialDate,
  partyId,
  partyOrUnknown,
  textOrUnknown,
} from "../values.ts";

export const ACTIVITY_TYPES = [
  "meal",
  "meeting",
  "dialogue",
  "course",
  "help",
  "sport",
  "culture",
  "workshop",
  "other",
  "unknown",
] as const;

const counts = z
  .object({ new: headcount, returning: headcount, inside: headcount, outside: headcount })
  .default({ new: "unknown", returning: "unknown", inside: "unknown", outside: "unknown" });

const meeting = z.object({
  calledBy: partyOrUnknown,
  invited: headcount,
  presentResidents: headcount,
  presentInstitutions: headcount,
  seatsPaid: headcount,
  seatsUnpaid: headcount,
  decidedBy: partyOrUnknown,
});

const body = z.object({
  title: line,
  organiser: partyId,
  type: z.enum(ACTIVITY_TYPES).default("unknown"),
  when: partialDate,
  space: entryOrUnknown,
  /** Minutes after midnight. */
  starts: minutes,
  ends: minutes,
  /** It begins when the sun goes down, whatever the clock says then; `starts` is then left unknown. */
  atSunset: z.boolean().optional(),
  /** What was seen or agreed; a judgement of it belongs in a doubt or a decision. */
  arrangements: textOrUnknown,
  invited: textOrUnknown,
  counts,
  meeting: meeting.optional(),
  versionOf: entryId.optional(),
});

/** Something a party organises. Visits are counts, never names. */
export const activity: Kind<"activity", z.output<typeof body>> = {
  name: "activity",
  body,
  about: (b) => [b.organiser],
  links: (b) => [...link("space", b.space, ["space"]), ...link("versionOf", b.versionOf, ["activity"])],
  mayWrite: (_register, { by, body: b }) =>
    b.organiser === by.party || b.versionOf !== undefined || "only-about-own-acts",
};
