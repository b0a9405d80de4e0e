import * as z from "zod";
import type { Kind } from "../kind.ts";
import { concernedBy } from "../register.ts";
import { entryId, text } from "../values.ts";
import { anyEntry } from "../target.ts";

const body = z.object({ target: entryId, text });

/** An answer to any entry, by any party concerned. It is read wherever its target is read. */
export const reply: Kind<"reply", z.output<typeof body>> = {
  name: "reply",
  body,
  about: () => [],
  links: (b) => anyEntry(b.target),
  mayWrite: (register, { by, body: b }) => concernedBy(register, b.target).includes(by.party) || "only-about-own-acts",
};
