import * as z from "zod";
import type { Kind } from "../kind.ts";
import { concernedBy } from "../register.ts";
import { anyEntry } from "../target.ts";
import { entryId, partyId } from "../values.ts";

const body = z.object({ target: entryId, party: partyId, means: z.enum(["page", "digest", "letter"]) });

/** The moment an entry reached an institution it is about; silence counts from here. Never written about residents' reading (never 7). */
export const delivery: Kind<"delivery", z.output<typeof body>> = {
  name: "delivery",
  body,
  about: () => [],
  links: (b) => anyEntry(b.target),
  mayWrite: (register, { by, body: b }) => {
    const concerned = concernedBy(register, b.target);
    const institution = register.parties.get(b.party)?.side === "institution";
    return (institution && concerned.includes(b.party) && concerned.includes(by.party)) || "only-about-own-acts";
  },
};
