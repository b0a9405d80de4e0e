import * as z from "zod";
import type { Kind } from "../kind.ts";
import { isAuthor, type Register, writtenById } from "../register.ts";
import { TOLD } from "../target.ts";
import type { EntryId, PartyId } from "../ids.ts";
import { entryId } from "../values.ts";

/** Only what says something can be corrected or taken back. */
export const CORRECTABLE = [...TOLD.filter((kind) => kind !== "together"), "reply"] as const;

const body = z.object({
  target: entryId,
  /** The full new body, of the target's own kind; checked against that kind before it is written. */
  body: z.record(z.string(), z.json()),
});

/** Changes what an earlier entry of the same author says, by saying it anew. The old words stay readable beside it. */
export const correction: Kind<"correction", z.output<typeof body>> = {
  name: "correction",
  body,
  about: () => [],
  links: (b) => [{ field: "target", id: b.target, kinds: CORRECTABLE }],
  mayWrite: (register, { by, body: b }) => mayChange(register, b.target, by.party) || "not-yours-to-write",
};

/** Its author; but who a party is it says itself, also when somebody else listed it (never 3). */
export function mayChange(register: Register, target: EntryId, party: PartyId): boolean {
  if (writtenById(register, target)?.kind !== "party") return isAuthor(register, target, party);
  if ((target as string) === party) return true;
  return isAuthor(register, target, party) && register.parties.get(target as string as PartyId)?.byItself === false;
}
