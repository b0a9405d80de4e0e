import type { Audience } from "./audience.ts";
import type { EntryId } from "./ids.ts";

/** What stands in the database of an entry; `text` is stored and hashed as it is, never serialised again. */
export interface SealedEntry {
  readonly seq: number;
  readonly id: EntryId;
  readonly audience: Audience;
  readonly text: string;
  /** Empty once the entry is erased. */
  readonly salt: string;
  readonly commitment: string;
  readonly link: string;
}
