import type { PartyId } from "./ids.ts";
import { isThereFor } from "./reading.ts";
import type { Register } from "./register.ts";
import { eyedName } from "./seen.ts";

/** Who names a party, which one where it is in the book, and when: milliseconds since 1970. */
interface Naming {
  readonly by: PartyId;
  readonly party?: PartyId | undefined;
  readonly name: string;
  readonly now: number;
}

/** Whether the eye takes a name for that of another party, as far as whoever gives it may know of that: nobody passes for somebody else. */
export function isAnothersName(register: Register, { by, party, name, now }: Naming): boolean {
  const wanted = eyedName(name);
  if (wanted === "") return false;
  const isThere = (id: PartyId): boolean => isThereFor(register, id, { party: by }, now);
  const others = [...register.parties].filter(([id]) => id !== by && id !== party);
  return others.some(([id, other]) => eyedName(other.name) === wanted && isThere(id));
}
