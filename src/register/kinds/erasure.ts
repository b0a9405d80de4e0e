import * as z from "zod";
import type { Kind } from "../kind.ts";
import { refusalOf } from "../refused.ts";
import { concernedBy, sideOf, writtenById } from "../register.ts";
import { KEEPER } from "../ids.ts";
import { mayLapse } from "../retention.ts";
import { entryId, text } from "../values.ts";
import { CORRECTABLE } from "./correction.ts";

const body = z.object({
  target: entryId,
  /** Its corrections and withdrawal, whose words go with it. Filled in by the desk; a tombstone that no erasure names does not verify. */
  along: z.array(entryId).default([]),
  /** By order of a court or authority, carried out and noted by who keeps the book: which order. */
  order: text.optional(),
});

/** What holds words, and what a party said of its door. Who agreed, published or erased holds none, and taking it away would change who may read. */
export const ERASABLE = [...CORRECTABLE, "together", "door", "correction", "withdrawal"] as const;

/**
 * Drops the words of an entry for good. Residents' parties only, and only what they wrote themselves or what an institution
 * wrote about them; an institution corrects or replies, and erases nothing. Whom a listing names is in the book for everybody.
 * Who keeps the book erases only what has lapsed, or what a court or authority orders.
 */
export const erasure: Kind<"erasure", z.output<typeof body>> = {
  name: "erasure",
  body,
  about: () => [],
  links: (b) => [{ field: "target", id: b.target, kinds: ERASABLE }],
  mayWrite: (register, { by, body: b, now }) => {
    const told = writtenById(register, b.target);
    if (by.party === KEEPER)
      return (told && (b.order !== undefined || mayLapse(register, told, now))) || "not-yours-to-erase";
    if (b.order !== undefined) return "not-yours-to-erase";
    if (sideOf(register, by.party) !== "residents") return "institution-may-not-erase";
    if (told?.kind === "party") return (told.id as string) === by.party || "not-yours-to-erase";
    if (told?.by.party === by.party) return true;
    // Else erasing it would undo it; taken back, it goes like any other.
    if (told !== undefined && refusalOf(register, by.party)?.id === told.id) return "refusal-stands";
    const byInstitution = told !== undefined && sideOf(register, told.by.party) === "institution";
    return (byInstitution && concernedBy(register, b.target).includes(by.party)) || "not-yours-to-erase";
  },
};
