import { type Cases, casesOf } from "./cases.ts";
import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** By whom a case was told: one side, both sides, or one side as a row of a published file that holds them all. */
export const ONE_SIDE = 0;
export const BOTH_SIDES = 1;
export const IMPORTED = 2;

const known = new WeakMap<View, Int8Array>();

/** Per row of a request ONE_SIDE, BOTH_SIDES or IMPORTED, of any other row NONE. Both are those who asked and who was asked. */
export function toldAt(view: View): Int8Array {
  const told = known.get(view) ?? tell(view, casesOf(view));
  known.set(view, told);
  return told;
}

/** The same per case. */
export function toldOf(view: View, cases: Cases): Uint8Array {
  const told = toldAt(view);
  const of = new Uint8Array(cases.length);
  for (let i = 0; i < cases.length; i++) of[i] = told[cases.request[i] as number] as number;
  return of;
}

/** Authors of the request, of the decision and of their second versions. */
function tell(view: View, cases: Cases): Int8Array {
  const { author, from, to, source, length } = view.columns;
  const told = new Int8Array(length).fill(NONE);
  const versions = versionAuthors(view);
  for (let i = 0; i < cases.length; i++) {
    const request = cases.request[i] as number;
    const current = cases.current[i] as number;
    const decision = cases.decision[i] as number;
    const others = versions.size === 0 ? NOBODY : versionsOfCase(view, versions, { request, decision });
    const [asker, asked] = [from[current] as number, to[current] as number];
    const [first, second] = [author[request] as number, decision === NONE ? NONE : (author[decision] as number)];
    const byAsker = asker === first || asker === second || others.includes(asker);
    const both = byAsker && (asked === first || asked === second || others.includes(asked));
    told[request] = both && asker !== NONE && asked !== NONE ? BOTH_SIDES : source[current] === 0 ? ONE_SIDE : IMPORTED;
  }
  return told;
}

const NOBODY: readonly number[] = [];

/** Who wrote second versions of a request and of its decision. */
function versionsOfCase(
  view: View,
  versions: ReadonlyMap<number, readonly number[]>,
  { request, decision }: { readonly request: number; readonly decision: number },
): readonly number[] {
  const ofRequest = versions.get(request) ?? NOBODY;
  return decision === NONE ? ofRequest : [...ofRequest, ...(versions.get(enteredAt(view, decision)) ?? NOBODY)];
}

const enteredAt = ({ columns }: View, row: number): number =>
  columns.corrects[row] === NONE ? row : (columns.corrects[row] as number);

/** Who wrote readable second versions, by the row they are a version of. */
function versionAuthors({ columns, mask }: View): ReadonlyMap<number, readonly number[]> {
  const authors = new Map<number, number[]>();
  for (let row = 0; row < columns.length; row++) {
    const of = columns.versionOf[row] as number;
    if (of === NONE || mask[row] !== 1) continue;
    const known = authors.get(of);
    if (known) known.push(columns.author[row] as number);
    else authors.set(of, [columns.author[row] as number]);
  }
  return authors;
}
