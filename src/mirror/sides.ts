import { partiesOf } from "./parties.ts";
import type { View } from "./view.ts";

/** On which side a party stands, as a word of the language files. */
export const SIDE_WORDS = ["unknown", "residents", "institution"] as const;
export const RESIDENTS = 1;
export const INSTITUTION = 2;

/** Party number → place in SIDE_WORDS; 0 for an applicant in a register and for whom nothing may be read of. */
export function sidesOf(view: View): Uint8Array {
  const sides = new Uint8Array(view.columns.parties.length);
  for (const { number, side } of partiesOf(view)) sides[number] = SIDE_WORDS.indexOf(side);
  return sides;
}
