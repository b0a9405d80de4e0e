import * as z from "zod";
import type { Kind } from "../kind.ts";
import { concernedBy, rootOf, sideOf, writtenAt } from "../register.ts";
import { anyEntry } from "../target.ts";
import { entryId } from "../values.ts";

const body = z.object({ target: entryId });

/**
 * Drops the words of an entry for good. Residents' parties only, and only what they wrote themselves or what an institution
 * wrote about them; an institution corrects or replies, and erases nothing.
 */
export const erasure: Kind<"erasure", z.output<typeof body>> = {
  name: "erasure",
  body,
  about: () => [],
  links: (b) => anyEntry(b.target),
  mayWrite: (register, { by, body: b }) => {
    if (sideOf(register, by.party) !== "residents") return "institution-may-not-erase";
    const root = writtenAt(register, rootOf(register, b.target));
    const target = writtenAt(register, register.rowOf.get(b.target));
    if (target?.by.party === by.party) return true;
    const byInstitution = target !== undefined && sideOf(register, target.by.party) === "institution";
    const about = root !== undefined && concernedBy(register, b.target).includes(by.party);
    return (byInstitution && about) || "not-yours-to-erase";
  },
};
