import * as z from "zod";
import { NONE } from "../columns.ts";
import type { Finding, Picture, Sentence, Table } from "../finding.ts";
import { type HalfYear, type HalfYears, halfYearsOf } from "../half-years.ts";
import { chainsOf, circlesOf, introductionsOf } from "../introductions.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import { INSTITUTION, sidesOf } from "../sides.ts";
import { type Tie, type Ties, tiesOf } from "../ties.ts";
import { versionsOf } from "../versions.ts";
import type { View } from "../view.ts";
import { recruitmentIn } from "./oil-stain-recruitment.ts";
import { columns } from "./table.ts";

/**
 * Does the circle grow, or are they the same faces? Who asked or organised something per half year; introductions under the star rule. On
 * a made-up or retold book every chain, and the recruitment measures with what they assume; on a real book only the viewer's own circle.
 */
export const oilStain: Lens<"oil-stain", Record<string, never>> = {
  name: "oil-stain",
  parameters: z.object({}),
  look(view) {
    const did = rowsOf(view);
    const halves = halfYearsOf(view, did.rows);
    const all = tiesOf(view);
    const introductions = introductionsOf(all);
    const recruitment = view.whole ? recruitmentIn(all) : undefined;
    const tables = [
      halfTable(halves.halves),
      chainTable(view, all),
      circleTable(view, all),
      introductionTable(all, introductions),
    ];
    const basis = basisOf(view, { did, halves, introductions });
    const drawn = PICTURES.filter(({ table }) => tables.some(({ key, rows }) => key === table && rows.length > 0));
    return {
      lens: "oil-stain",
      enough: halves.halves.some(({ fresh, returning }) => fresh + returning > 0),
      sentences: [
        ...sentencesOn(halves, introductions.length),
        ...(recruitment?.sentences ?? []),
        ...(halves.halves.length === 0 ? [] : [periodSentence(basis)]),
        { key: "not-why", values: {} },
      ],
      tables: [...tables, ...(recruitment?.tables ?? [])].filter(({ rows }) => rows.length > 0),
      pictures: drawn,
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

const PICTURES: readonly Picture[] = [
  { kind: "paired-bars", table: "halves", label: "half", left: "new", right: "returning" },
  { kind: "growth", table: "circles", series: "start", x: "step", y: "reached" },
  { kind: "chain", table: "chains", chain: "start", step: "brought", entry: "entry", state: "state" },
];

interface Did {
  readonly rows: Int32Array;
  /** Requests among them. */
  readonly requests: number;
}

/** What others than institutions did: asked something, organised something. It is their circle that grows or does not. */
function rowsOf(view: View): Did {
  const sides = sidesOf(view);
  const others = (row: number) => {
    const from = view.columns.from[view.current(row)] as number;
    return from === NONE || sides[from] !== INSTITUTION;
  };
  const [asked, organised] = [view.rows("request").filter(others), view.rows("activity").filter(others)];
  const rows = new Int32Array(asked.length + organised.length);
  rows.set(asked);
  rows.set(organised, asked.length);
  return { rows, requests: asked.length };
}

const nameOf = ({ year, half }: HalfYear): string => `${year}-${half}`;

function sentencesOn({ halves, unknown }: HalfYears, introductions: number): readonly Sentence[] {
  const undated = unknown === 0 ? [] : [{ key: "undated", values: { n: unknown } }];
  const told = { key: "introductions", values: { n: introductions } };
  const last = halves.at(-1);
  if (!last) return [{ key: "none", values: {} }, ...undated, told];
  const { year, half, fresh, returning, untold } = last;
  const units = { year: "year" } as const;
  const now: Sentence =
    fresh + returning === 0
      ? { key: "too-young", values: { year, half, parties: untold }, units }
      : { key: "finding", values: { year, half, fresh, returning, untold }, units };
  const lost = last.lost === null ? [] : [{ key: "lost", values: { n: last.lost } }];
  return [now, ...lost, ...undated, told];
}

const halfTable = (halves: readonly HalfYear[]): Table => ({
  key: "halves",
  columns: columns({ half: "name", new: "count", returning: "count", untold: "count", lost: "count" }),
  rows: halves.map((one) => [nameOf(one), one.fresh, one.returning, one.untold, one.lost]),
});

const introductionTable = ({ parties }: Ties, introductions: readonly Tie[]): Table => ({
  key: "introductions",
  columns: columns({ from: "party", to: "party", since: "year", entry: "entry" }),
  rows: introductions.map(({ row, from, to, year }) => [parties[from] as number, parties[to] as number, year, row]),
});

/** How many each starting party reached, step by step; never a list of parties of a real book, there only the viewer's own. */
function circleTable(view: View, all: Ties): Table {
  const circles = [...circlesOf(introductionsOf(all))];
  const shown = view.whole ? circles : circles.filter(([start]) => all.parties[start] === view.own);
  return {
    key: "circles",
    columns: columns({ start: "party", step: "number", reached: "count" }),
    rows: shown.flatMap(([start, reached]) => reached.map((n, i) => [all.parties[start] as number, i + 1, n])),
  };
}

/** Chains shown at most; the table of introductions has them all. */
const MOST_CHAINS = 12;

/** Who was brought in along each chain, in the order in which it was written; on a real book the viewer's own chain alone. */
function chainTable(view: View, all: Ties): Table {
  const chains = [...chainsOf(introductionsOf(all))];
  const shown = view.whole ? chains : chains.filter(([start]) => all.parties[start] === view.own);
  return {
    key: "chains",
    columns: columns({ start: "party", brought: "party", state: "word", since: "year", entry: "entry" }),
    rows: shown
      .slice(0, MOST_CHAINS)
      .flatMap(([start, ties]) =>
        ties.map(({ to, year, row }) => [
          all.parties[start] as number,
          all.parties[to] as number,
          "brought-in",
          year,
          row,
        ]),
      ),
  };
}

interface Rests {
  readonly did: Did;
  readonly halves: HalfYears;
  readonly introductions: readonly Tie[];
}

function basisOf(view: View, { did, halves, introductions }: Rests): Finding["basis"] {
  const rows = new Int32Array(did.rows.length + introductions.length);
  rows.set(did.rows);
  rows.set(
    introductions.map(({ row }) => row),
    did.rows.length,
  );
  // Requests alone are in order already.
  if (rows.length > did.requests) rows.sort();
  const versions = [versionsOf(view, "request"), versionsOf(view, "activity"), versionsOf(view, "tie")].filter(
    ({ size }) => size > 0,
  );
  let oneSided = rows.length;
  if (versions.length > 0) for (const row of rows) oneSided -= Number(versions.some((of) => of.has(row)));
  const requests = view.rows("request").length;
  return {
    requests,
    parties: partiesIn(view, did.rows),
    ...periodOf(view, rows),
    unknown: halves.unknown,
    oneSided,
    alike: [],
    rows,
  };
}

/** How many parties did any of these rows; nobody known is no party. */
function partiesIn({ columns, current }: View, rows: Int32Array): number {
  const seen = new Uint8Array(columns.parties.length);
  let parties = 0;
  for (let i = 0; i < rows.length; i++) {
    const party = columns.from[current(rows[i] as number)] as number;
    if (party === NONE || seen[party] === 1) continue;
    seen[party] = 1;
    parties++;
  }
  return parties;
}
