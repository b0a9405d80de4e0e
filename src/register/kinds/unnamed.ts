import * as z from "zod";
import type { EntryId, PartyId } from "../ids.ts";
import { type Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { type Register, writtenById } from "../register.ts";
import { entryId, partyId } from "../values.ts";

export const UNNAMED_STEPS = ["noted", "opened"] as const;
export const NOTED_OUTCOMES = ["granted", "partly", "refused", "unknown"] as const;

const body = z
  .object({
    /** The request that was read without its name. */
    on: entryId,
    decider: partyId,
    step: z.enum(UNNAMED_STEPS),
    /** What the decider would do, of what is noted; no words, so nothing about whoever asked. */
    outcome: z.enum(NOTED_OUTCOMES).default("unknown"),
  })
  .refine((b) => b.step === "noted" || b.outcome === "unknown", { message: "choice", path: ["outcome"] });

/**
 * First without a name: what a decider noted about a request before it saw whose it is, and then that it looked. Its own for good: it
 * is never published, and no other party's finding rests on it. Once opened, the note stays as it was.
 */
export const unnamed: Kind<"unnamed", z.output<typeof body>> = {
  name: "unnamed",
  body,
  about: (b) => [b.decider],
  links: (b) => [{ field: "on", id: b.on, kinds: ["request"] }],
  mayWrite: (register, { by, body: b }) => {
    const request = writtenById(register, b.on);
    const asked = request?.kind === "request" && request.body.to === by.party;
    return (asked && b.decider === by.party) || "only-about-own-acts";
  },
  check: (register, { by, body: { on, step } }) => {
    const steps = stepsOn(register, on, by.party);
    if (steps.includes("opened")) throw new Refusal("opened-already");
    if (step === "opened" && !steps.includes("noted")) throw new Refusal("note-first");
  },
};

/** What a party did with a request, oldest first. */
function stepsOn(register: Register, on: EntryId, party: PartyId): readonly string[] {
  return register.entries.flatMap((entry) =>
    entry.kind === "unnamed" && entry.by.party === party && entry.body.on === on ? [entry.body.step] : [],
  );
}
