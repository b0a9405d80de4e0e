import type { EntryId } from "./ids.ts";
import type { Link } from "./kind.ts";

/** The link of a kind that hangs on any entry. */
export const anyEntry = (target: EntryId): readonly Link[] => [{ field: "target", id: target, kinds: [] }];

/** Kinds that say something about the world, and hang on nothing. */
export const TOLD = [
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
  "backing",
  "saying",
  "tie",
  "role",
  "comparison",
  "round",
  "unnamed",
  "together",
] as const;

/** The link of a kind that says who may read an entry: what hangs on one is read wherever that is read, never wider or narrower. */
export const toldEntry = (target: EntryId): readonly Link[] => [{ field: "target", id: target, kinds: TOLD }];
