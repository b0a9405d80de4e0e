import { BACKING } from "../register/asking.ts";
import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { partiesOf } from "./parties.ts";
import type { View } from "./view.ts";

/** A time that somebody was asked on whose behalf they speak. */
export interface AskedForWhom {
  readonly row: number;
  /** Who asked; NONE when unknown. */
  readonly by: number;
  /** A number, a word somebody used, or "unknown". */
  readonly often: number | string;
}

export interface SpokenFor {
  readonly party: number;
  /** Empty: never asked or unknown, which is not "accepted". */
  readonly asked: readonly AskedForWhom[];
}

/** Of every residents' party, and of everybody else of whom it is written: who asked on whose behalf it speaks, and how often. */
export function askedForWhom(view: View): readonly SpokenFor[] {
  const { columns } = view;
  const answered = answeredWithProof(view);
  const rows = [...view.rows("held")].filter((row) => asksForBacking(view, row, answered));
  const rowsOf = Map.groupBy(rows, (row) => columns.to[view.current(row)] as number);
  return partiesOf(view).flatMap(({ number, side }) => {
    const own = rowsOf.get(number) ?? [];
    if (side !== "residents" && own.length === 0) return [];
    const asked = own.map((row) => ({ row, by: columns.from[view.current(row)] ?? NONE, often: oftenAt(view, row) }));
    return [{ party: number, asked }];
  });
}

const oftenAt = (view: View, row: number): number | string => view.said(row, "held")?.often ?? "unknown";

/** Who answered a row with proof of its own: the columnar twin of register/asking.ts. */
function answeredWithProof(view: View): ReadonlyMap<number, ReadonlySet<number>> {
  const { columns } = view;
  const answered = new Map<number, Set<number>>();
  for (const row of view.rows("reply")) {
    if (view.said(row, "reply")?.backing === undefined) continue;
    const target = view.follow(columns.target[view.current(row)] as number);
    answered.set(target, (answered.get(target) ?? new Set()).add(columns.author[row] as number));
  }
  return answered;
}

function asksForBacking(
  { columns, current }: View,
  row: number,
  answered: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  const now = current(row);
  if (wordAt(columns.words.matter, columns.matter[now] as number) !== "asked") return false;
  const named = wordAt(columns.words.criterion, columns.criterion[now] as number) === BACKING;
  return named || answered.get(row)?.has(columns.to[now] as number) === true;
}
