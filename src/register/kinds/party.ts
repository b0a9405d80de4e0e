import * as z from "zod";
import { isMunicipality } from "../holder.ts";
import { KEEPER } from "../ids.ts";
import type { Kind } from "../kind.ts";
import { line, textOrUnknown } from "../values.ts";

export const INSTITUTION_TYPES = ["municipality", "welfare", "housing", "knowledge"] as const;
export const RESIDENTS_TYPES = ["initiative", "group"] as const;
/** A foundation or other organisation says itself on which side it stands. */
export const EITHER_TYPES = ["foundation", "other"] as const;
export const PARTY_TYPES = [...INSTITUTION_TYPES, ...RESIDENTS_TYPES, ...EITHER_TYPES] as const;
export const SIDES = ["residents", "institution"] as const;
export type Side = (typeof SIDES)[number];

const body = z
  .object({
    name: line,
    type: z.enum(PARTY_TYPES),
    side: z.enum(SIDES),
    /** In its own words: never filled in by somebody else. */
    words: textOrUnknown,
    /** Whether others may read those words (never 3): asked apart, no while it was not said, and a year long. */
    shown: z.boolean().optional(),
    /** Whether messages may be passed on to it inside the book; no name, phone or address is kept. */
    relay: z.boolean().default(false),
    /** It holds the book, as who keeps the book writes down; never a municipality. */
    holder: z.literal(true).optional(),
  })
  .refine((b) => b.holder === undefined || (b.side === "institution" && b.type !== "municipality"), {
    message: "holder-municipality",
    path: ["holder"],
  })
  .refine((b) => b.holder === undefined || !isMunicipality(b.name), { message: "holder-municipality", path: ["name"] })
  .refine((b) => !(INSTITUTION_TYPES as readonly string[]).includes(b.type) || b.side === "institution", {
    message: "side-of-type",
    path: ["side"],
  })
  .refine((b) => !(RESIDENTS_TYPES as readonly string[]).includes(b.type) || b.side === "residents", {
    message: "side-of-type",
    path: ["side"],
  });

/** A participant. Never 3: an initiative or group is written down by itself only; an institution may be listed. */
export const party: Kind<"party", z.output<typeof body>> = {
  name: "party",
  body,
  about: () => [],
  mayWrite: (register, { by, body: b, id }) => {
    if (b.holder && (id as string) !== register.holder)
      return (by.party === KEEPER && register.holder === undefined) || "not-yours-to-write";
    if (id !== undefined && (id as string) === by.party) return true;
    const listing = b.side === "institution" && b.words === "unknown" && !b.relay;
    return listing || "describes-itself";
  },
};
