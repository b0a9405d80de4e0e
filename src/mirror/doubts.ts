import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { partiesOf } from "./parties.ts";
import { RESIDENTS, sidesOf } from "./sides.ts";
import type { View } from "./view.ts";

/** A question mark by somebody, put by a claim, activity or request of somebody else. */
export interface DoubtRow {
  readonly row: number;
  /** NONE for residents without a name. */
  readonly by: number;
  readonly byResidents: boolean;
  /** Whose claim or activity it is; for a request, who it is between. The doubter itself is left out. */
  readonly about: readonly number[];
}

/** Every doubt that may be read, with whom it is about. */
export function doubtsOf(view: View): readonly DoubtRow[] {
  const { columns } = view;
  const sides = sidesOf(view);
  return [...view.rows("doubt")].map((row) => {
    const now = view.current(row);
    const by = columns.from[now] as number;
    const nameless = wordAt(columns.words.form, columns.form[now] as number) === "resident";
    const about = partiesBehind(view, view.follow(columns.target[now] as number)).filter((party) => party !== by);
    return { row, by, byResidents: nameless || sides[by] === RESIDENTS, about };
  });
}

/** The parties behind a claim, an activity or a request. */
function partiesBehind({ columns, current }: View, target: number): readonly number[] {
  if (target === NONE) return [];
  const now = current(target);
  const isRequest = wordAt(columns.words.kind, columns.kind[now] as number) === "request";
  const ends = isRequest ? [columns.from[now], columns.to[now]] : [columns.from[now]];
  return ends.filter((end): end is number => end !== undefined && end !== NONE);
}

/** Doubts about a party: by institutions and by other residents alike. */
export const doubtsAbout = (view: View, party: number): readonly DoubtRow[] =>
  doubtsOf(view).filter(({ about }) => about.includes(party));

/** Doubts in both directions between a party and one other. */
export interface MutualDoubt {
  readonly other: number;
  /** Doubts by the party about the other, and back. */
  readonly there: readonly number[];
  readonly back: readonly number[];
}

/** With whom a party's doubts run both ways; a doubt by residents without a name can run one way only. */
export function mutualDoubts(view: View, party: number): readonly MutualDoubt[] {
  const between = new Map<number, Map<number, number[]>>();
  for (const { row, by, about } of doubtsOf(view)) for (const one of about) add(between, [by, one], row);
  return partiesOf(view).flatMap(({ number: other }) => {
    const there = between.get(party)?.get(other);
    const back = between.get(other)?.get(party);
    return other !== party && there && back ? [{ other, there, back }] : [];
  });
}

/** An institution that asks a party for something and doubts it too. */
export interface WantedAndDoubted {
  readonly institution: number;
  readonly party: number;
  /** Requests by the institution to the party. */
  readonly wants: readonly number[];
  readonly doubts: readonly number[];
}

/** Who wants and doubts the same party. Seen from the institution's own acts; nothing is said of the party. Linear in the rows. */
export function wantedAndDoubted(view: View): readonly WantedAndDoubted[] {
  const { columns } = view;
  const doubts = new Map<number, Map<number, number[]>>();
  for (const { row, by, about } of doubtsOf(view)) for (const party of about) add(doubts, [by, party], row);
  if (doubts.size === 0) return [];
  const wants = new Map<number, Map<number, number[]>>();
  for (const row of view.rows("request")) {
    const now = view.current(row);
    const [from, to] = [columns.from[now] as number, columns.to[now] as number];
    if (doubts.get(from)?.has(to)) add(wants, [from, to], row);
  }
  const institutions = partiesOf(view).filter(({ side }) => side === "institution");
  return institutions.flatMap(({ number: institution }) =>
    [...(doubts.get(institution) ?? [])].flatMap(([party, about]) => {
      const asked = wants.get(institution)?.get(party);
      return asked ? [{ institution, party, wants: asked, doubts: about }] : [];
    }),
  );
}

function add(rows: Map<number, Map<number, number[]>>, [from, to]: readonly [number, number], row: number): void {
  const of = rows.get(from) ?? new Map<number, number[]>();
  const between = of.get(to) ?? [];
  between.push(row);
  rows.set(from, of.set(to, between));
}
