import { dayAt } from "../register/term.ts";
import { hangs } from "../register/hanging.ts";
import { codeOf } from "./dictionary.ts";
import { NONE } from "./columns.ts";
import type { Basis, Sentence } from "./finding.ts";
import type { View } from "./view.ts";

/** A finding about a party is its own for so many days: others see what was written about it later. */
export const HOLDER_DAYS = 14;
const DAY = 86_400_000;

/** Parameters of a lens that choose the party a finding is about. Before deciding is about the decision of whoever looks. */
const CHOOSES = ["party", "a", "b"];
const ABOUT_NOBODY = ["before-deciding"];

/** Numbers of the parties that a question chooses, as far as they may be read; a whole book tells of all at once. */
export function chosenIn(view: View, lens: string, query: Iterable<readonly [string, string]>): readonly number[] {
  if (view.whole || ABOUT_NOBODY.includes(lens)) return [];
  const numbers = [...query].flatMap(([name, value]) => {
    const readable = CHOOSES.includes(name) && view.rowNamed(value) !== NONE;
    const number = readable ? view.columns.partyNumbers.get(value as never) : undefined;
    return number === undefined ? [] : [number];
  });
  return [...new Set(numbers)];
}

/** The view in which others see a finding about these parties: the same one, where nothing has to wait. */
export function withoutLatest(view: View, chosen: readonly number[]): View {
  const others = chosen.filter((party) => party !== view.own);
  const latest = others.length === 0 ? [] : latestAbout(view, others);
  return latest.length === 0 ? view : view.without(latest);
}

/** Rows about the party that looks which a finding shows to it and not yet to others. */
export const heldFor = (view: View, own: number): readonly number[] => (view.whole ? [] : latestAbout(view, [own]));

/** Readable rows of the last fourteen days about one of these parties, by somebody else. What a published source tells, and what hangs on a row, waits for nobody. */
function latestAbout(view: View, parties: readonly number[]): readonly number[] {
  const { columns, mask, now } = view;
  const since = now - HOLDER_DAYS * DAY;
  const rows: number[] = [];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] !== 1 || (columns.at[row] as number) <= since || columns.source[row] !== 0) continue;
    if (columns.author[row] === view.own) continue;
    const about = parties.some((party) => columns.author[row] !== party && isAbout(view, row, party));
    const kind = about ? view.entry(row)?.kind : undefined;
    if (kind !== undefined && kind !== "party" && !hangs(kind)) rows.push(row);
  }
  return rows;
}

/** Whether a row concerns a party, as far as may be read of what it hangs on. */
function isAbout(view: View, row: number, party: number): boolean {
  const { concerned, concernedStart, parties } = view.columns;
  const end = concernedStart[row + 1] as number;
  for (let i = concernedStart[row] as number; i < end; i++)
    if (concerned[i] === party) return view.concerned(row).some((id) => id === parties[party]);
  return false;
}

/** What stands in a finding about parties besides its figures: that the latest waits, and when each last answered and mended what it rests on. */
export function aboutThem(view: View, chosen: readonly number[], { basis, held }: Found): readonly Sentence[] {
  const own = held ? [{ key: "about.held", values: { days: HOLDER_DAYS } }] : [];
  const rests = new Uint8Array(view.mask.length);
  for (const row of basis.rows) if (row !== NONE) rests[row] = 1;
  const said = chosen.flatMap((party) => [
    ...dated("about.answered", party, lastAnswer(view, party, rests)),
    ...dated("about.mended", party, lastMend(view, party, rests)),
  ]);
  return [...own, ...said];
}

interface Found {
  readonly basis: Basis;
  /** Whether something waits. */
  readonly held: boolean;
}

const dated = (key: string, party: number, at: number | undefined): readonly Sentence[] =>
  at === undefined ? [] : [{ key, values: { party, day: dayAt(at) }, units: { party: "party", day: "day" } }];

function lastAnswer({ columns, mask }: View, party: number, rests: Uint8Array): number | undefined {
  const reply = codeOf(columns.words.kind, "reply");
  let last: number | undefined;
  for (let row = 0; row < mask.length; row++) {
    if (columns.kind[row] !== reply || mask[row] !== 1 || columns.author[row] !== party) continue;
    const target = columns.target[row] as number;
    if (target !== NONE && rests[target] === 1) last = columns.at[row] as number;
  }
  return last;
}

function lastMend({ columns, mask }: View, party: number, rests: Uint8Array): number | undefined {
  const mends = columns.corrections.filter(
    (row) => mask[row] === 1 && columns.author[row] === party && rests[columns.corrects[row] as number] === 1,
  );
  const last = mends.at(-1);
  return last === undefined ? undefined : (columns.at[last] as number);
}
