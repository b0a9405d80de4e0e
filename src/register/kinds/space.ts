import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { sideOf } from "../register.ts";
import { entryId, entryOrUnknown, known, line, partyOrUnknown, textOrUnknown } from "../values.ts";

const minuteOfDay = z.int().min(0).max(2880);

const body = z.object({
  name: line,
  /** Never given for a home. */
  place: textOrUnknown,
  home: z.boolean().default(false),
  manager: partyOrUnknown,
  /** Per stretch of weekdays (1 = Monday): minutes after midnight. */
  hours: z
    .union([
      z.literal("unknown"),
      z.array(z.object({ days: z.array(z.int().min(1).max(7)), from: minuteOfDay, until: minuteOfDay })),
    ])
    .default("unknown"),
  tariff: entryOrUnknown,
  versionOf: entryId.optional(),
});

/** A room. Its manager writes it; users may add what they found as a version. */
export const space: Kind<"space", z.output<typeof body>> = {
  name: "space",
  body,
  about: (b) => known(b.manager),
  links: (b) => [...link("tariff", b.tariff, ["rule"]), ...link("versionOf", b.versionOf, ["space"])],
  mayWrite: (register, { by, body: b }) =>
    b.manager === by.party ||
    b.versionOf !== undefined ||
    sideOf(register, by.party) === "residents" ||
    "only-about-own-acts",
  check: (_register, { body: b }) => {
    if (b.home && b.place !== "unknown") throw new Refusal("home-has-no-address", { field: "place" });
  },
};
