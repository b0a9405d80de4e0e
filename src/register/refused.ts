import type { EntryOf } from "./entry.ts";
import { hangs } from "./hanging.ts";
import type { PartyId } from "./ids.ts";
import { hangingOn, type Register, rootOf, writtenAt } from "./register.ts";

/** The decision by which the holder of the book refuses a party, as long as it was not taken back. */
export function refusalOf(register: Register, party: PartyId | undefined): EntryOf<"decision"> | undefined {
  if (register.refusals.size === 0 || party === undefined) return undefined;
  for (const row of register.refusals.get(party) ?? []) {
    const entry = writtenAt(register, row);
    if (entry?.kind === "decision" && hangingOn(register, entry.id, "withdrawal").length === 0) return entry;
  }
  return undefined;
}

/** Whether a row is the refusal itself, or hangs on it: what a refused party still reads, and where it answers. */
export function isOfRefusal(register: Register, row: number, refusal: EntryOf<"decision">): boolean {
  const entry = writtenAt(register, row);
  const root = entry && hangs(entry.kind) ? rootOf(register, entry.id) : row;
  return root === register.rowOf.get(refusal.id);
}

/** The party that a decision is about, when it refuses one. */
export function refusedBy(register: Register, entry: EntryOf<"decision">): PartyId | undefined {
  const on = writtenAt(register, register.rowOf.get(entry.body.on));
  return on?.kind === "party" ? (on.id as string as PartyId) : undefined;
}
