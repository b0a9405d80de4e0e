import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { concernedBy, isAuthor } from "../register.ts";
import { entryId, text } from "../values.ts";
import { anyEntry } from "../target.ts";

const body = z.object({
  target: entryId,
  text,
  /** Proof of its own that it answers with: given once, it answers every later "for whom do you speak?". */
  backing: entryId.optional(),
});

/** An answer to any entry, by any party concerned. It is read wherever its target is read. */
export const reply: Kind<"reply", z.output<typeof body>> = {
  name: "reply",
  body,
  about: () => [],
  links: (b) => [...anyEntry(b.target), ...link("backing", b.backing, ["backing"])],
  mayWrite: (register, { by, body: b }) => {
    if (b.backing !== undefined && !isAuthor(register, b.backing, by.party)) return "describes-itself";
    return concernedBy(register, b.target).includes(by.party) || "only-about-own-acts";
  },
};
