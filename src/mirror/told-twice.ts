import { NONE } from "./columns.ts";
import { codeOf } from "./dictionary.ts";
import type { Basis, Sentence } from "./finding.ts";
import type { View } from "./view.ts";

/**
 * Of how many things that a finding rests on another side tells its own version, as far as may be read: the finding says so and which
 * telling counts. What was decided on a request or support goes with it.
 */
export function toldTwice({ columns, mask }: View, { rows }: Basis, telling: string): readonly Sentence[] {
  const rests = new Uint8Array(mask.length);
  for (const row of rows) if (row !== NONE) rests[row] = 1;
  const decision = codeOf(columns.words.kind, "decision");
  const twice = new Set<number>();
  for (let row = 0; row < mask.length; row++) {
    const of = columns.versionOf[row] as number;
    if (of === NONE || mask[row] !== 1) continue;
    const on = columns.kind[row] === decision ? (columns.target[of] as number) : NONE;
    if (rests[of] === 1 || (on !== NONE && rests[on] === 1)) twice.add(of);
  }
  const key = telling === "other" ? "about.versions-other" : "about.versions";
  return twice.size === 0 ? [] : [{ key, values: { count: twice.size } }];
}
