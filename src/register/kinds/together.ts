import * as z from "zod";
import { AUDIENCES } from "../audience.ts";
import type { EntryId, PartyId } from "../ids.ts";
import { type Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { type Register, sideOf, writtenById } from "../register.ts";
import { FEWEST_PEOPLE } from "../round.ts";
import { entryId, partyId, text } from "../values.ts";

/** From how many parties on something is said together; fewer are never counted where anybody sees it. */
export const FEWEST_TOGETHER = FEWEST_PEOPLE;
export const TOGETHER_AUDIENCES = AUDIENCES.filter((audience) => audience !== "own");
/** What can be written about together: a rule, a room, or an institution that gives. */
export const TOGETHER_SUBJECTS = ["rule", "space", "party"] as const;

const body = z.object({
  subject: entryId,
  /** The institution whose rule, room or giving it is. */
  institution: partyId,
  text,
  /** How many residents' parties said yes to these words. */
  parties: z.int().min(FEWEST_TOGETHER).max(1e6),
});

/** Words that five or more residents' parties all said yes to. Put in the book by the one who proposed them, read as far as all agreed and never wider. */
export const together: Kind<"together", z.output<typeof body>> = {
  name: "together",
  body,
  about: (b) => [b.institution],
  firstAudience: "public",
  links: (b) => [{ field: "subject", id: b.subject, kinds: TOGETHER_SUBJECTS }],
  mayWrite: (register, { by }) => sideOf(register, by.party) === "residents" || "residents-only",
  check: (register, { body: { subject, institution } }) => {
    if (institutionOf(register, subject) !== institution)
      throw new Refusal("field-wrong", { field: "institution", problem: "choice" });
  },
};

/**
 * Whose a rule or room is, or which institution a party is. Undefined where that is no institution: residents are many against one
 * nowhere here, for an initiative can be one person.
 */
export function institutionOf(register: Register, subject: EntryId): PartyId | undefined {
  const entry = writtenById(register, subject);
  const party =
    entry?.kind === "rule"
      ? entry.body.owner
      : entry?.kind === "space"
        ? entry.body.manager
        : entry?.kind === "party"
          ? (entry.id as string as PartyId)
          : "unknown";
  return party !== "unknown" && sideOf(register, party) === "institution" ? party : undefined;
}
