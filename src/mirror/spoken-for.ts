import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { partiesOf } from "./parties.ts";
import type { View } from "./view.ts";

/** The criterion under which a rule asks on whose behalf somebody speaks. */
export const BACKING = "backing";

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
  const rows = [...view.rows("held")].filter((row) => asksForBacking(view, row));
  const rowsOf = Map.groupBy(rows, (row) => columns.to[view.current(row)] as number);
  return partiesOf(view).flatMap(({ number, side }) => {
    const own = rowsOf.get(number) ?? [];
    if (side !== "residents" && own.length === 0) return [];
    const asked = own.map((row) => ({ row, by: columns.from[view.current(row)] ?? NONE, often: oftenAt(view, row) }));
    return [{ party: number, asked }];
  });
}

const oftenAt = (view: View, row: number): number | string => view.said(row, "held")?.often ?? "unknown";

function asksForBacking({ columns, current }: View, row: number): boolean {
  const now = current(row);
  const how = wordAt(columns.words.matter, columns.matter[now] as number);
  return how === "asked" && wordAt(columns.words.criterion, columns.criterion[now] as number) === BACKING;
}
