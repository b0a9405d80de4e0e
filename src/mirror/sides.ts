import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** On which side a party stands: code in the column `side`, word of the language files. */
export const SIDE_WORDS = ["unknown", "residents", "institution"] as const;
export const RESIDENTS = 1;
export const INSTITUTION = 2;

/** Party number → code of its side, as its readable entry says now; 0 for an applicant in a register and for whom nothing may be read of. */
export function sidesOf(view: View): Uint8Array {
  const { columns } = view;
  const sides = new Uint8Array(columns.parties.length);
  for (const row of view.rows("party")) {
    const party = columns.from[row] as number;
    if (party !== NONE) sides[party] = columns.side[view.current(row)] as number;
  }
  return sides;
}
