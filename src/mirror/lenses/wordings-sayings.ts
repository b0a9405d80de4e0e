import { NONE } from "../columns.ts";
import { RESIDENTS, SIDE_WORDS, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";

/** Words somebody used about somebody, with what those they are about answered. */
export interface Said {
  readonly row: number;
  readonly words: string;
  /** Who said it, and who wrote it down. */
  readonly speaker: number;
  readonly writer: number;
  readonly side: (typeof SIDE_WORDS)[number];
  readonly of: "party" | "neighbourhood" | "others";
  /** The party it is about; NONE for the neighbourhood, others, or when unknown. */
  readonly party: number;
  /** Rows of replies by those it is about: the party, or for the neighbourhood residents' parties. Others have no voice here. */
  readonly replies: readonly number[];
}

/** Every saying that may be read, in order of writing. Linear in the rows. */
export function sayingsOf(view: View): readonly Said[] {
  const { columns } = view;
  const sides = sidesOf(view);
  const replies = repliesOf(view);
  return [...view.rows("saying")].flatMap((row): readonly Said[] => {
    const body = view.said(row, "saying");
    if (!body) return [];
    const now = view.current(row);
    const [speaker, party] = [columns.from[now] as number, columns.to[now] as number];
    const isAnswer = (reply: number): boolean => {
      const by = columns.author[reply] as number;
      if (by === speaker || body.of === "others") return false;
      return body.of === "party" ? by === party : sides[by] === RESIDENTS;
    };
    return [
      {
        row,
        words: body.words,
        speaker,
        writer: columns.author[row] as number,
        side: SIDE_WORDS[sides[speaker] ?? 0] ?? "unknown",
        of: body.of,
        party: body.of === "party" ? party : NONE,
        replies: (replies.get(row) ?? []).filter(isAnswer),
      },
    ];
  });
}

function repliesOf(view: View): ReadonlyMap<number, readonly number[]> {
  const replies = new Map<number, number[]>();
  for (const row of view.rows("reply")) {
    const target = view.follow(view.columns.target[row] as number);
    const known = replies.get(target) ?? [];
    known.push(row);
    replies.set(target, known);
  }
  return replies;
}
