import { NO_DAY, NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Cell, Table } from "../finding.ts";
import { partiesOf } from "../parties.ts";
import { likenessOf } from "../shared-traits.ts";
import { type Case, decisionOn, rowsOf, type Story, storyOf } from "../story.ts";
import { partingsOf } from "../turning.ts";
import type { View } from "../view.ts";

/** A case with how it may be shown. */
export interface Told {
  readonly story: Story;
  readonly rows: readonly number[];
  readonly own: boolean;
  readonly named: boolean;
}
export type Both = readonly [Told, Told];

export function told(view: View, one: Case): Told {
  const story = storyOf(view, one);
  const own = one.party !== NONE && one.party === view.own;
  const row = partiesOf(view).find(({ number }) => number === one.party)?.row ?? NONE;
  return { story, rows: rowsOf(story), own, named: own || isPublic(view, row) };
}

export const isPublic = ({ columns, now }: View, row: number): boolean =>
  row !== NONE && (columns.publicFrom[row] as number) <= now;

/** A row as this finding may link it: what is public, or about the viewer's own party. */
export const linked = (view: View, { own }: Told, row: number): Cell =>
  row !== NONE && (own || isPublic(view, row)) ? row : null;

const CASES = ["first", "second"] as const;

export function likeness(view: View, [a, b]: Both): Table {
  return {
    key: "likeness",
    columns: [
      { key: "likeness", unit: "word" },
      { key: "what", unit: "word" },
      { key: "text", unit: "name" },
      { key: "with", unit: "party" },
      { key: "first-entry", unit: "entry" },
      { key: "second-entry", unit: "entry" },
    ],
    rows: likenessOf(view, a.story, b.story).map((one) => [
      one.kind,
      one.word ?? "",
      one.text ?? "",
      one.party === NONE ? "" : one.party,
      linked(view, a, one.a),
      linked(view, b, one.b),
    ]),
  };
}

const daysOf = ({ columns, current }: View, row: number): readonly [number, number] => [
  columns.first[current(row)] as number,
  columns.last[current(row)] as number,
];
export const undatedRows = (view: View, { rows }: Told): readonly number[] =>
  rows.filter((row) => daysOf(view, row)[0] === NO_DAY);
const kindOf = ({ columns }: View, row: number): string =>
  `kind.${wordAt(columns.words.kind, columns.kind[row] as number)}`;

/** Both time lines on one scale: first and last day it can have been. What has no date stands apart, in `undated`. */
export function timeLines(view: View, both: Both): Table {
  const rows = both.flatMap((one, i) =>
    one.rows
      .map((row) => ({ row, days: daysOf(view, row) }))
      .filter(({ days }) => days[0] !== NO_DAY)
      .sort((x, y) => x.days[0] - y.days[0] || x.row - y.row)
      .map(({ row, days }): Cell[] => [CASES[i] ?? null, ...days, kindOf(view, row), linked(view, one, row)]),
  );
  return {
    key: "time-lines",
    columns: [
      { key: "case", unit: "word" },
      { key: "day", unit: "day" },
      { key: "last-day", unit: "day" },
      { key: "kind", unit: "word" },
      { key: "entry", unit: "entry" },
    ],
    rows,
  };
}

export function undated(view: View, both: Both): Table {
  return {
    key: "undated",
    columns: [
      { key: "case", unit: "word" },
      { key: "kind", unit: "word" },
      { key: "entry", unit: "entry" },
    ],
    rows: both.flatMap((one, i) =>
      undatedRows(view, one).map((row): Cell[] => [CASES[i] ?? null, kindOf(view, row), linked(view, one, row)]),
    ),
  };
}

/** The four words one may use of a case, and the rows that stand behind each. */
const WORDS = {
  embraced: (view, { supports }) => supports.filter((row) => matterOf(view, row) !== "recognition"),
  celebrated: (view, { supports }) => supports.filter((row) => matterOf(view, row) === "recognition"),
  questioned: (view, { held }) => held.filter((row) => matterOf(view, row) === "asked"),
  doubted: (_view, { doubts }) => doubts,
} as const satisfies Record<string, (view: View, story: Story) => readonly number[]>;

const matterOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.matter, columns.matter[current(row)] as number);

const outcomeOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.outcome, columns.outcome[current(row)] as number);

const paired = (key: string, label: string): Pick<Table, "key" | "columns"> => ({
  key,
  columns: [
    { key: label, unit: "word" },
    { key: "first", unit: "count" },
    { key: "second", unit: "count" },
  ],
});

export function words(view: View, [a, b]: Both): Table {
  const rows = Object.entries(WORDS).map(([word, of]) => [word, of(view, a.story).length, of(view, b.story).length]);
  return { ...paired("words", "word"), rows };
}

export function wordEntries(view: View, both: Both): Table {
  const rows = Object.entries(WORDS).flatMap(([word, of]) =>
    both.flatMap((one, i) =>
      of(view, one.story).map((row): Cell[] => [word, CASES[i] ?? null, linked(view, one, row), oftenOf(view, row)]),
    ),
  );
  return {
    key: "word-entries",
    columns: [
      { key: "word", unit: "word" },
      { key: "case", unit: "word" },
      { key: "entry", unit: "entry" },
      { key: "often", unit: "name" },
    ],
    rows,
  };
}

/** How often, in the words or number of who wrote it: one row may stand for many times. Nothing to say of support. */
function oftenOf(view: View, row: number): Cell {
  if (view.said(row, "support")) return "";
  const often = view.said(row, "held")?.often ?? view.said(row, "doubt")?.often ?? "unknown";
  return often === "unknown" ? null : String(often);
}

/** What else differs, as counts of entries; never a sum of unlike things. */
export function difference(view: View, [a, b]: Both): Table {
  const count = (what: (story: Story) => readonly number[]): Cell[] => [what(a.story).length, what(b.story).length];
  const silent = (story: Story) => story.asks.filter((row) => decisionOn(view, story, row) === NONE);
  const rows: Cell[][] = [
    ["asked-of", ...count(({ calls }) => calls)],
    ["asks", ...count(({ asks }) => asks)],
    ["unanswered", ...count(silent)],
    ["stopped-count", ...count(({ decisions }) => decisions.filter((row) => outcomeOf(view, row) === "stopped"))],
    ["held-to", ...count(({ held }) => held.filter((row) => matterOf(view, row) === "held"))],
    ["burdens", ...count(({ burdens }) => burdens)],
  ];
  return { ...paired("difference", "difference"), rows };
}

export function partings(view: View, [a, b]: Both): Table {
  return {
    key: "partings",
    columns: [
      { key: "need", unit: "word" },
      { key: "first-answer", unit: "word" },
      { key: "first-entry", unit: "entry" },
      { key: "second-answer", unit: "word" },
      { key: "second-entry", unit: "entry" },
      { key: "day", unit: "day" },
    ],
    rows: partingsOf(view, a.story, b.story).map((one) => [
      `need.${one.need}`,
      one.a.answer,
      linked(view, a, one.a.row),
      one.b.answer,
      linked(view, b, one.b.row),
      one.day === NO_DAY ? null : one.day,
    ]),
  };
}

/** Comparisons that people wrote, likeness first, as far as they may be read. */
export const written = (view: View): Table => ({
  key: "written",
  columns: [{ key: "entry", unit: "entry" }],
  rows: [...view.rows("comparison")].map((row) => [row]),
});
