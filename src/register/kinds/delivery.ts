import * as z from "zod";
import type { Kind } from "../kind.ts";
import type { PartyId } from "../ids.ts";
import { concernedBy, type Register, writtenAt } from "../register.ts";
import { toldEntry } from "../target.ts";
import { entryId, partyId } from "../values.ts";

const body = z.object({ target: entryId, party: partyId, means: z.enum(["page", "digest", "letter"]) });

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

/** Who opened a page says so itself. A letter is told by who sent it, and only to who takes part: who does not is never silent. */
function canTell(register: Register, teller: PartyId, { party, means }: z.output<typeof body>): boolean {
  if (teller === party) return true;
  const takesPart = register.entries.some((_, row) => writtenAt(register, row)?.by.party === party);
  return means === "letter" && takesPart;
}
