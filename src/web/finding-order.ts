import type { Finding } from "../mirror/finding.ts";

/** A piece of a finding on its page: a picture or a table of what one table holds, or tables folded away under words of their own. */
export interface Piece {
  readonly show: "picture" | "table" | "folded";
  readonly table: string;
}

const picture = (table: string): Piece => ({ show: "picture", table });
const table = (key: string): Piece => ({ show: "table", table: key });
const folded = (key: string): Piece => ({ show: "folded", table: key });

/** What is read in one minute, in the order in which it is understood. What is not named here is folded away as more figures. */
const ORDER: Readonly<Record<string, readonly Piece[]>> = {
  contrast: [
    table("choices"),
    table("likeness"),
    table("partings"),
    picture("words"),
    folded("word-entries"),
    table("difference"),
    folded("time-lines"),
    folded("undated"),
  ],
  "like-for-like": [picture("between"), table("figures"), table("answers")],
  landscape: [picture("ties"), table("parts"), table("bridges"), folded("ties"), folded("mixing"), folded("between")],
  newcomers: [picture("years"), table("years"), table("shares"), folded("lorenz")],
  "oil-stain": [
    picture("halves"),
    table("halves"),
    picture("circles"),
    folded("chains"),
    folded("circles"),
    folded("recruitment"),
  ],
  loops: [picture("chains"), table("choices")],
  silence: [picture("classes"), table("units"), folded("compared"), folded("legal"), folded("curve"), folded("past")],
  "who-writes": [picture("sides"), table("sides"), table("told")],
};

/** Tables that stand open on a page whose lens has no order of its own. */
const MOST_OPEN = 2;

export interface Arranged {
  readonly shown: readonly Piece[];
  /** Tables for who wants more figures. */
  readonly more: readonly string[];
}

/** How the page of a finding shows its pictures and tables: few at once, all of them there. */
export function arrangementOf({ lens, tables, pictures }: Finding): Arranged {
  const there = tables.filter(({ rows }) => rows.length > 0).map(({ key }) => key);
  const drawn = pictures.map((one) => one.table).filter((key) => there.includes(key));
  const usual = [...drawn.map(picture), ...there.slice(0, MOST_OPEN).map(table)];
  const shown = (ORDER[lens] ?? usual).filter((piece) =>
    (piece.show === "picture" ? drawn : there).includes(piece.table),
  );
  const named = new Set(shown.filter(({ show }) => show !== "picture").map((piece) => piece.table));
  return { shown, more: there.filter((key) => !named.has(key)) };
}
