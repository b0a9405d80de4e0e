import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { Engine } from "../storage/engine.ts";
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
  const path = erasedFile(settings);
  const lines = erased.map((one) => `${JSON.stringify(one)}\n`);
  appendFileSync(path, (isCut(path) ? "\n" : "") + lines.join(""), { mode: 0o600, flush: true });
}

/** Whether the last line broke off: a full disk takes as much as there is room for. */
function isCut(path: string): boolean {
  const size = sizeOf(path);
  if (size === 0) return false;
  const file = openSync(path, "r");
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  closeSync(file);
  return last.toString() !== "\n";
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** How far in the list the files of the database were scrubbed: bytes, in a file beside it. */
const scrubbedFile = (settings: Settings): string => join(settings.DATA_DIR, "erased.scrubbed");

/** The engine, which remembers how much of what was erased is gone from its files too. */
export function rememberingScrubs(engine: Engine, settings: Settings): Engine {
  const scrub: Engine["scrub"] = async (tables) => {
    const listed = sizeOf(erasedFile(settings));
    await engine.scrub(tables);
    if (listed > 0) writeFileSync(scrubbedFile(settings), String(listed), { mode: 0o600 });
  };
  return { ...engine, scrub };
}

/** Whether something was erased after which no scrubbing came: the process fell in between. */
export function owesScrub(settings: Settings): boolean {
  const path = scrubbedFile(settings);
  const scrubbed = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
  return !(scrubbed >= sizeOf(erasedFile(settings)));
}

/** What was erased, before or after any backup was made; nothing when there is no list yet. Of a line that broke off nothing was erased. */
export function erasedIn(path: string): readonly Erased[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line.endsWith("}")).map((line) => JSON.parse(line) as Erased);
}

/** The entries among them, for whoever verifies. */
export const erasedEntries = (list: readonly Erased[]): ReadonlySet<string> =>
  new Set(list.flatMap((one) => ("id" in one ? [one.id as string] : [])));
