import type { EntryId } from "./ids.ts";
import type { Link } from "./kind.ts";

/** The link of a kind that hangs on any entry. */
export const anyEntry = (target: EntryId): readonly Link[] => [{ field: "target", id: target, kinds: [] }];
