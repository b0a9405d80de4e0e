import type { Cases } from "./cases.ts";
import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** By whom a case was told: one side, both sides, or one side as a row of a published file that holds them all. */
export const ONE_SIDE = 0;
export const BOTH_SIDES = 1;
export const IMPORTED = 2;

/** Per case ONE_SIDE, BOTH_SIDES or IMPORTED: both are those who asked and who was asked, by the request, the decision and their versions. */
export function toldOf(view: View, cases: Cases): Uint8Array {
  const { columns } = view;
  const versions = versionsOf(view);
  const told = new Uint8Array(cases.length);
  for (let i = 0; i < cases.length; i++) {
    const current = cases.current[i] as number;
    const asker = columns.from[current] as number;
    const asked = columns.to[current] as number;
    const rows = [cases.request[i] as number, cases.decision[i] as number];
    const says = (party: number) =>
      party !== NONE && rows.some((row) => row !== NONE && isToldBy(view, versions, row, party));
    if (says(asker) && says(asked)) told[i] = BOTH_SIDES;
    else if (columns.source[current] !== 0) told[i] = IMPORTED;
  }
  return told;
}

function isToldBy({ columns }: View, versions: ReadonlyMap<number, number[]>, row: number, party: number): boolean {
  if (columns.author[row] === party) return true;
  const entered = columns.corrects[row] === NONE ? row : (columns.corrects[row] as number);
  return (versions.get(entered) ?? []).some((version) => columns.author[version] === party);
}

/** Readable second versions by the row they are a version of. */
function versionsOf({ columns, mask }: View): Map<number, number[]> {
  const versions = new Map<number, number[]>();
  for (let row = 0; row < columns.length; row++) {
    const of = columns.versionOf[row] as number;
    if (of === NONE || !mask[row]) continue;
    versions.set(of, [...(versions.get(of) ?? []), row]);
  }
  return versions;
}
