import { NONE } from "./columns.ts";
import type { Basis, Sentence } from "./finding.ts";
import type { View } from "./view.ts";

/** Of how many things that a finding rests on another side tells its own version, as far as may be read: the first telling counts, and the finding says so. */
export function toldTwice({ columns, mask }: View, { rows }: Basis): readonly Sentence[] {
  const rests = new Uint8Array(mask.length);
  for (const row of rows) if (row !== NONE) rests[row] = 1;
  let count = 0;
  for (let row = 0; row < mask.length; row++) {
    const of = columns.versionOf[row] as number;
    if (of === NONE || mask[row] !== 1 || rests[of] !== 1) continue;
    rests[of] = 2;
    count++;
  }
  return count === 0 ? [] : [{ key: "about.versions", values: { count } }];
}
