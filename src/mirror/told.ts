import { type Cases, casesOf } from "./cases.ts";
import { NONE } from "./columns.ts";
import { growing } from "./growth.ts";
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

interface Telling {
  told: Int8Array;
  /** How many cases and decisions were looked at. */
  cases: number;
  decisions: number;
  /** Who wrote readable second versions, by the row they are a version of. */
  readonly versions: ReadonlyMap<number, readonly number[]>;
}

const tellingOf = growing<Telling>((view) => ({
  told: new Int8Array(0),
  cases: 0,
  decisions: 0,
  versions: versionAuthors(view),
}));

function tell(view: View, cases: Cases): Int8Array {
  const all = tellingOf(view);
  const decided = view.rows("decision");
  const by = tellerOf(view, all.versions);
  const before = all.cases;
  if (all.told.length < view.mask.length) all.told = withRoom(all.told, view);
  // A decision on a case that was told before may be by its other side.
  else if (before > 0 && all.decisions < decided.length) all.told = all.told.slice();
  const { told } = all;
  for (let i = before; i < cases.length; i++) {
    const request = cases.request[i] as number;
    told[request] = by(request, cases.decision[i] as number);
  }
  for (let d = before > 0 ? all.decisions : decided.length; d < decided.length; d++) {
    const decision = view.current(decided[d] as number);
    const request = view.follow(view.columns.target[decision] as number);
    if (request !== NONE && told[request] !== NONE) told[request] = by(request, decision);
  }
  all.cases = cases.length;
  all.decisions = decided.length;
  return told.subarray(0, view.mask.length);
}

function withRoom(told: Int8Array, { columns }: View): Int8Array {
  const wider = new Int8Array(columns.kind.length).fill(NONE);
  wider.set(told);
  return wider;
}

/** By whom a request and the decision on it were told: by their authors and those of their second versions. */
function tellerOf(view: View, versions: Telling["versions"]): (request: number, decision: number) => number {
  const { author, from, to, source } = view.columns;
  return (request, decision) => {
    const current = view.current(request);
    const others = versions.size === 0 ? NOBODY : versionsOfCase(view, versions, { request, decision });
    const [asker, asked] = [from[current] as number, to[current] as number];
    const [first, second] = [author[request] as number, decision === NONE ? NONE : (author[decision] as number)];
    const byAsker = asker === first || asker === second || others.includes(asker);
    const both = byAsker && (asked === first || asked === second || others.includes(asked));
    if (both && asker !== NONE && asked !== NONE) return BOTH_SIDES;
    return source[current] === 0 ? ONE_SIDE : IMPORTED;
  };
}

const NOBODY: readonly number[] = [];

/** Who wrote second versions of a request and of its decision. */
function versionsOfCase(
  view: View,
  versions: ReadonlyMap<number, readonly number[]>,
  { request, decision }: { readonly request: number; readonly decision: number },
): readonly number[] {
  const ofRequest = versions.get(request) ?? NOBODY;
  if (decision === NONE) return ofRequest;
  const entered = enteredAt(view, decision);
  return [...ofRequest, view.columns.author[entered] as number, ...(versions.get(entered) ?? NOBODY)];
}

/** The row of what was told first, of a row that may be a correction or another telling of it. */
function enteredAt({ columns, mask }: View, row: number): number {
  const entered = columns.corrects[row] === NONE ? row : (columns.corrects[row] as number);
  const of = columns.versionOf[entered] as number;
  return of !== NONE && mask[of] === 1 ? of : entered;
}

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
