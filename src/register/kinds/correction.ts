import * as z from "zod";
import type { Kind } from "../kind.ts";
import { isAuthor } from "../register.ts";
import { entryId } from "../values.ts";

/** Its kinds are listed here, for only what says something about the world can be corrected. */
export const CORRECTABLE = [
  "party",
  "space",
  "activity",
  "rule",
  "request",
  "decision",
  "support",
  "fact",
  "held",
  "burden",
  "claim",
  "doubt",
  "reply",
] as const;

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
  mayWrite: (register, { by, body: b }) => isAuthor(register, b.target, by.party) || "not-yours-to-write",
};
