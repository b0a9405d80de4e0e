import * as z from "zod";
import { dayRange } from "../../register/partial-date.ts";
import { dayAt } from "../../register/term.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { partiesOf, partyNamed } from "../parties.ts";
import { periodOf, periodSentence } from "../period.ts";
import { decisionOn, type Story, storyOf } from "../story.ts";
import { versionsOf } from "../versions.ts";
import type { View } from "../view.ts";
import { chooseOf } from "./party-choice.ts";

const parameters = z.object({
  /** A party's id. */
  party: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;

/**
 * What a party gets beside what it costs those who run it: per giver, over time, with what the giver gets back and what stops
 * when one giver stops. Unlike things are never added up, and an amount nobody told stays unknown.
 */
export const balance: Lens<"balance", Parameters> = {
  name: "balance",
  parameters,
  look(view, { party }) {
    const number = partyNamed(view, party);
    return number === NONE ? choose(view) : findingOn(view, storyOf(view, { party: number, request: NONE }));
  },
};

function findingOn(view: View, story: Story): Finding {
  const tables = [years(view, story), supports(view, story), givers(view, story), burdens(view, story)];
  return {
    lens: "balance",
    enough: story.supports.length + story.burdens.length > 0,
    sentences: sentencesOn(view, story),
    tables: tables.filter((table) => table.rows.length > 0),
    pictures: [
      { kind: "paired-bars" as const, table: "years", label: "year", left: "support", right: "burden" },
    ].filter(() => tables[0]?.rows.length !== 0),
    comparisons: [],
    basis: basisOf(view, story),
  };
}

const yearOf = ({ columns, current }: View, row: number): number | null => columns.year[current(row)] || null;
const figure = (value: number | undefined): Cell => (value === undefined || Number.isNaN(value) ? null : value);
const told = (text: string | undefined): Cell => (text === undefined || text === "unknown" ? null : text);
const typeOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.matter, columns.matter[current(row)] as number);
const giverOf = ({ columns, current }: View, row: number): number => columns.from[current(row)] as number;

/** How many kinds of support and of burden began in each year; those of which nobody told the year in a row of their own. */
function years(view: View, { supports, burdens }: Story): Table {
  const all = new Set([...supports, ...burdens].map((row) => yearOf(view, row)));
  const ordered = [...all].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  const count = (rows: readonly number[], year: number | null) =>
    rows.filter((row) => yearOf(view, row) === year).length;
  return {
    key: "years",
    columns: [
      { key: "year", unit: "year" },
      { key: "support", unit: "count" },
      { key: "burden", unit: "count" },
    ],
    rows: ordered.map((year) => [year, count(supports, year), count(burdens, year)]),
  };
}

function supports(view: View, story: Story): Table {
  const { columns } = view;
  return {
    key: "supports",
    columns: [
      { key: "giver", unit: "party" },
      { key: "type", unit: "word" },
      { key: "amount", unit: "cents" },
      { key: "hours", unit: "minutes" },
      { key: "since", unit: "year" },
      { key: "returns", unit: "name" },
      { key: "interest", unit: "name" },
      { key: "decision", unit: "word" },
      { key: "entry", unit: "entry" },
    ],
    rows: story.supports.map((row) => {
      const now = view.current(row);
      const said = view.said(row, "support");
      const figures = [figure(columns.amount[now]), figure(columns.minutes[now]), yearOf(view, row)];
      const gets = [told(said?.returns), told(said?.interest)];
      return [
        giverOf(view, row),
        `support.${typeOf(view, row)}`,
        ...figures,
        ...gets,
        outcomeOn(view, story, row),
        row,
      ];
    }),
  };
}

/** What was last decided about a support; nothing decided is not unknown, so it is said. */
function outcomeOn(view: View, story: Story, row: number): string {
  const decision = decisionOn(view, story, row);
  if (decision === NONE) return "no-decision";
  return wordAt(view.columns.words.outcome, view.columns.outcome[view.current(decision)] as number);
}

/** Support with a price of which nobody told the amount; recognition has none. */
const untoldAmounts = (view: View, { supports }: Story): readonly number[] =>
  supports.filter((row) => typeOf(view, row) !== "recognition" && Number.isNaN(view.columns.amount[view.current(row)]));

/** Support that may still run: not stopped by a decision, and not known to have ended. */
function runs(view: View, story: Story, row: number): boolean {
  if (outcomeOn(view, story, row) === "stopped") return false;
  const end = dayRange(view.said(row, "support")?.until ?? "unknown");
  return end === undefined || end.last >= dayAt(view.now);
}

/** Per giver and kind that still runs: who else gives that kind, so what stops when this giver stops. Whether the rest is enough is not told by numbers of givers. */
function givers(view: View, story: Story): Table {
  const running = story.supports.filter((row) => runs(view, story, row));
  return {
    key: "givers",
    columns: [
      { key: "giver", unit: "party" },
      { key: "type", unit: "word" },
      { key: "other-givers", unit: "count" },
      { key: "if-stops", unit: "word" },
      { key: "entry", unit: "entry" },
    ],
    rows: running.map((row) => {
      const alike = running.filter((other) => typeOf(view, other) === typeOf(view, row));
      const others = new Set(alike.map((other) => giverOf(view, other)));
      others.delete(giverOf(view, row));
      const stops = others.size === 0 ? "stops" : "others-give";
      return [giverOf(view, row), `support.${typeOf(view, row)}`, others.size, stops, row];
    }),
  };
}

function burdens(view: View, story: Story): Table {
  const { columns } = view;
  return {
    key: "burdens",
    columns: [
      { key: "type", unit: "word" },
      { key: "amount", unit: "cents" },
      { key: "hours", unit: "minutes" },
      { key: "tariff", unit: "name" },
      { key: "since", unit: "year" },
      { key: "entry", unit: "entry" },
    ],
    rows: story.burdens.map((row) => {
      const now = view.current(row);
      const figures = [figure(columns.amount[now]), figure(columns.minutes[now])];
      const tariff = told(wordAt(columns.words.tariff, columns.tariff[now] as number));
      return [`burden.${typeOf(view, row)}`, ...figures, tariff, yearOf(view, row), row];
    }),
  };
}

function sentencesOn(view: View, story: Story): readonly Sentence[] {
  const { supports, burdens, calls, asks } = story;
  const units = { party: "party" } as const;
  if (supports.length + burdens.length === 0) return [{ key: "nothing", values: { party: story.party }, units }];
  const givers = new Set(supports.map((row) => giverOf(view, row))).size;
  const count = (key: string, n: number): readonly Sentence[] => (n === 0 ? [] : [{ key, values: { n } }]);
  const saysReturn = supports.filter((row) => told(view.said(row, "support")?.returns) !== null).length;
  return [
    {
      key: "finding",
      values: { party: story.party, supports: supports.length, givers, burdens: burdens.length },
      units,
    },
    { key: "requests", values: { asked: calls.length, asks: asks.length } },
    periodSentence(periodOf(view, [...supports, ...burdens])),
    ...count("amounts-unknown", untoldAmounts(view, story).length),
    ...count("returns", saysReturn),
    ...count("stopped", supports.filter((row) => outcomeOn(view, story, row) === "stopped").length),
    { key: "no-sum", values: {} },
  ];
}

function basisOf(view: View, story: Story): Basis {
  const { supports, burdens, calls, asks, decisions } = story;
  const onSupport = decisions.filter((row) => supports.includes(view.columns.target[view.current(row)] as number));
  const versions = versionsOf(view, "support");
  return {
    requests: calls.length + asks.length,
    parties: 1 + new Set(supports.map((row) => giverOf(view, row))).size,
    ...periodOf(view, [...supports, ...burdens]),
    unknown: untoldAmounts(view, story).length,
    oneSided: supports.filter((row) => !versions.has(row)).length,
    alike: [],
    rows: [...new Set([...supports, ...burdens, ...calls, ...asks, ...onSupport])].sort((a, b) => a - b),
  };
}

/** No party chosen, or none that may be read: which residents' parties there are. */
function choose(view: View): Finding {
  return chooseOf(
    "balance",
    partiesOf(view).filter(({ side }) => side === "residents"),
  );
}
