import * as z from "zod";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { concernedBy, hangingOn, rootOf, writtenAt } from "../register.ts";
import { anyEntry } from "../target.ts";
import { entryId } from "../values.ts";

const body = z.object({ target: entryId, agrees: z.boolean() });

/** The one an entry is about agrees to it, or does not: the only way an institution's entry about residents gets wider. */
export const agreement: Kind<"agreement", z.output<typeof body>> = {
  name: "agreement",
  body,
  about: () => [],
  links: (b) => anyEntry(b.target),
  mayWrite: (register, { by, body: b }) => {
    const root = writtenAt(register, rootOf(register, b.target));
    return (concernedBy(register, b.target).includes(by.party) && root?.by.party !== by.party) || "not-yours-to-write";
  },
  check: (register, { by, body: b }) => {
    const last = hangingOn(register, b.target, "agreement").findLast((entry) => entry.by.party === by.party);
    if (last?.body.agrees === b.agrees) throw new Refusal("already-agreed");
  },
};
