import * as z from "zod";
import type { Kind } from "../kind.ts";
import type { PartyId } from "../ids.ts";
import { concernedBy, type Register, takesPart } from "../register.ts";
import { toldEntry } from "../target.ts";
import { entryId, partialDate, partyId } from "../values.ts";

/** The letters that can be made from an entry; what each is for stands in letters.ts. */
export const LETTERS = [
  "decide",
  "answer",
  "default",
  "objection",
  "written",
  "nature",
  "talk",
  "complaint",
  "reason",
  "documents",
  "why",
] as const;
export type LetterName = (typeof LETTERS)[number];

const body = z.object({
  target: entryId,
  party: partyId,
  /** "post": a letter on paper to an institution that takes no part in the book, and so is never silent in it. */
  means: z.enum(["page", "digest", "letter", "post"]),
  /** Which letter it was, and the day it was posted: its term runs from there. */
  letter: z.enum(LETTERS).optional(),
  posted: partialDate.unwrap().optional(),
});

/** The moment an entry reached an institution it is about; silence counts from here. Never written about residents' reading (never 7). */
export const delivery: Kind<"delivery", z.output<typeof body>> = {
  name: "delivery",
  body,
  about: () => [],
  links: (b) => toldEntry(b.target),
  mayWrite: (register, { by, body: b }) => {
    const concerned = concernedBy(register, b.target);
    const institution = register.parties.get(b.party)?.side === "institution";
    const between = concerned.includes(b.party) && concerned.includes(by.party);
    return (institution && between && canTell(register, by.party, b)) || "only-about-own-acts";
  },
};

/** Who opened a page says so itself. A letter is told by who sent it; "letter" only where it was sent to who takes part. */
function canTell(register: Register, teller: PartyId, { party, means }: z.output<typeof body>): boolean {
  if (means === "post") return teller !== party;
  return teller === party || (means === "letter" && takesPart(register, party));
}
