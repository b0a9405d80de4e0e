import { existsSync, readFileSync } from "node:fs";
import type { BookId, EntryId } from "../register/ids.ts";

/** An entry that was erased: a line of the list that is kept outside the backups. */
export interface ErasedId {
  readonly book: BookId;
  readonly id: EntryId;
}

/** What was erased, before or after any backup was made; nothing when there is no list yet. */
export function erasedIn(path: string): readonly ErasedId[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as ErasedId);
}
