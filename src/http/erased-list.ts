import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { Settings } from "./settings.ts";

/** An entry that was erased, an account, or all that was kept of a party beside its book. Random ids only. */
export type Erased =
  | { readonly book: BookId; readonly id: EntryId }
  | { readonly book: BookId; readonly party: PartyId }
  | { readonly account: string };

/** The list of what was erased that is kept outside the backups and applied on restore: a line of JSON each. */
export const erasedFile = (settings: Settings): string => join(settings.DATA_DIR, "erased.jsonl");

/** Told before the erasure is final, so that no backup can bring back what went. */
export function noteErased(settings: Settings, erased: readonly Erased[]): void {
  const lines = erased.map((one) => `${JSON.stringify(one)}\n`);
  appendFileSync(erasedFile(settings), lines.join(""), { mode: 0o600, flush: true });
}

/** What was erased, before or after any backup was made; nothing when there is no list yet. */
export function erasedIn(path: string): readonly Erased[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Erased);
}

/** The entries among them, for whoever verifies. */
export const erasedEntries = (list: readonly Erased[]): ReadonlySet<string> =>
  new Set(list.flatMap((one) => ("id" in one ? [one.id as string] : [])));
