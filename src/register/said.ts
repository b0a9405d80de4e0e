import type { EntryOf, WrittenEntry } from "./entry.ts";
import type { HangingKind } from "./hanging.ts";
import type { PartyId } from "./ids.ts";
import type { BodyOf, KindName } from "./kinds.ts";
import type { Side } from "./kinds/party.ts";
import { type Register, writtenAt } from "./register.ts";

/** Whether somebody may read a row, at the moment they look. */
export type Readable = (row: number) => boolean;

/** The entry at a row, when it is of this kind, may be read and was not taken back. */
function readableAt(register: Register, row: number | undefined, readable: Readable): WrittenEntry | undefined {
  const entry = row !== undefined && readable(row) ? writtenAt(register, row) : undefined;
  return entry && !hung(register, row as number, "withdrawal", readable) ? entry : undefined;
}

/** What a row of this kind says now to somebody: its last readable correction's body, or its own; undefined when it says nothing to them. */
export function saidAt<K extends KindName>(
  register: Register,
  { row, kind, readable }: { readonly row: number | undefined; readonly kind: K; readonly readable: Readable },
): BodyOf<K> | undefined {
  const entry = readableAt(register, row, readable);
  if (entry?.kind !== kind) return undefined;
  const correction = hung(register, row as number, "correction", readable);
  const said = correction?.kind === "correction" ? correction.body.body : entry.body;
  return said as BodyOf<K>;
}

/** On which side a party stands, as far as who looks may read of it. */
export const sideRead = (register: Register, party: PartyId, readable: Readable): Side | undefined =>
  saidAt(register, { row: register.parties.get(party)?.row, kind: "party", readable })?.side;

/** The last readable entry of a kind that hangs on a row. */
function hung(register: Register, row: number, kind: KindName, readable: Readable): WrittenEntry | undefined {
  const last = register.hanging.get(row)?.findLast((at) => register.entries[at]?.kind === kind && readable(at));
  return writtenAt(register, last);
}

/** The last readable entry of a kind by one party that hangs on a row. */
export function hungBy<K extends HangingKind>(
  register: Register,
  row: number,
  { kind, party, readable }: { readonly kind: K; readonly party: PartyId; readonly readable: Readable },
): EntryOf<K> | undefined {
  const by = (at: number): boolean => {
    const entry = writtenAt(register, at);
    return entry?.kind === kind && entry.by.party === party && readable(at);
  };
  return writtenAt(register, register.hanging.get(row)?.findLast(by)) as EntryOf<K> | undefined;
}

/** Whether a decision on a request may be read. A walk over the decisions: pages that show many requests join them once instead. */
export function isDecided(register: Register, row: number, readable: Readable): boolean {
  const id = register.entries[row]?.id;
  return register.entries.some(
    (entry, at) =>
      entry.kind === "decision" && entry.body.on === id && saidAt(register, { row: at, kind: "decision", readable }),
  );
}
