import { dayRange } from "../register/partial-date.ts";
import { dayAt } from "../register/term.ts";
import { wordAt } from "./dictionary.ts";
import { type Network, undirectedNetwork } from "./network/network.ts";
import { partiesOf } from "./parties.ts";
import { SIDE_WORDS } from "./sides.ts";
import type { View } from "./view.ts";

/** A tie as one of its ends told it. */
export interface Tie {
  readonly row: number;
  /** Places in `Ties.parties`. */
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly year: number | null;
}

export interface Ties {
  /** Numbers of the parties that may be read, in order of entering, and on which side each stands (places in `SIDE_WORDS`). */
  readonly parties: readonly number[];
  readonly sides: Int32Array;
  readonly ties: readonly Tie[];
}

/** The ties a viewer may read, between parties that may be read, that are not known to have ended. Under the star rule these are the viewer's own and what both ends published. */
export function tiesOf(view: View): Ties {
  const rows = partiesOf(view);
  const place = new Map(rows.map(({ number }, i) => [number, i]));
  const ties = [...view.rows("tie")].flatMap((row): readonly Tie[] => {
    const { columns } = view;
    const now = view.current(row);
    const [from, to] = [place.get(columns.from[now] as number), place.get(columns.to[now] as number)];
    if (from === undefined || to === undefined || isOver(view, row)) return [];
    return [
      {
        row,
        from,
        to,
        type: wordAt(columns.words.matter, columns.matter[now] as number),
        year: columns.year[now] || null,
      },
    ];
  });
  return {
    parties: rows.map(({ number }) => number),
    sides: Int32Array.from(rows, ({ side }) => SIDE_WORDS.indexOf(side)),
    ties,
  };
}

function isOver(view: View, row: number): boolean {
  const end = dayRange(view.said(row, "tie")?.until ?? "unknown");
  return end !== undefined && end.last < dayAt(view.now);
}

/** Whether a tie holds two parties together: a tension is something between them, and connects nobody. */
const connects = ({ type }: Tie): boolean => type !== "tension";

/** The network of the ties that connect. */
export function networkOf({ parties, ties }: Ties): Network {
  const held = ties.filter(connects);
  const edges = { from: Int32Array.from(held, ({ from }) => from), to: Int32Array.from(held, ({ to }) => to) };
  return undirectedNetwork(parties.length, edges);
}
