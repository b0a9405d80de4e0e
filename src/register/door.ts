import type { PartyId } from "./ids.ts";
import type { DoorState } from "./kinds/door.ts";
import { isoToDay } from "./partial-date.ts";
import type { Register } from "./register.ts";
import { hungBy, type Readable } from "./said.ts";
import { dayAt } from "./term.ts";

export interface Door {
  readonly state: DoorState;
  /** 2026-12-12 where it is closed until then, else "unknown". */
  readonly until: string;
}

interface Looking {
  readonly readable: Readable;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a party last said of its door; undefined when it said nothing, or when the day it was closed until has come. */
export function doorOf(register: Register, party: PartyId, { readable, now }: Looking): Door | undefined {
  const row = register.parties.get(party)?.row;
  if (row === undefined || !readable(row)) return undefined;
  const said = hungBy(register, row, { kind: "door", party, readable })?.body;
  if (!said || (said.state === "closed" && isoToDay(said.until) <= dayAt(now))) return undefined;
  return { state: said.state, until: said.until };
}
