import * as z from "zod";
import { NO_DAY, NONE } from "../columns.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { type Chain, chainsOf, isInOrder, isRound, type Step } from "../loops/chain.ts";
import { partiesOf, partyNamed, sideOfNumber } from "../parties.ts";
import { periodOf, periodSentence } from "../period.ts";
import { type Story, storyOf } from "../story.ts";
import type { View } from "../view.ts";
import { isPublic } from "./contrast-tables.ts";
import { chooseOf } from "./party-choice.ts";

const parameters = z.object({
  /** A residents' party's id; without it the viewer's own. */
  party: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;

/**
 * Five ways in which one thing leads to the next, each a chain of entries of one party's case. It shows what came after what,
 * never why. Only rows that are public or that concern the viewer's own party become a link.
 */
export const loops: Lens<"loops", Parameters> = {
  name: "loops",
  parameters,
  look(view, { party }) {
    const named = party === "" ? view.own : partyNamed(view, party);
    return named !== NONE && sideOfNumber(view, named) === "residents" ? findingOn(view, named) : choose(view);
  },
};

function findingOn(view: View, party: number): Finding {
  const open = openTo(view, party);
  const story = onlyOpen(storyOf(view, { party, request: NONE }), open);
  const claims = new Set(story.claims);
  const chains = chainsOf({
    view,
    story,
    roles: rowsOf(view, "role", open).filter((row) => view.columns.from[view.current(row)] === party),
    backings: rowsOf(view, "backing", open).filter((row) =>
      claims.has(view.columns.target[view.current(row)] as number),
    ),
    rules: rowsOf(view, "rule", open),
  });
  const rows = [...new Set(chains.flatMap(({ steps }) => steps.map(({ row }) => row)))].filter((row) => row !== NONE);
  return {
    lens: "loops",
    enough: rows.length > 0,
    sentences: sentencesOn(view, party, { chains, rows }),
    tables: [chainTable(view, chains)],
    pictures: [{ kind: "chain", table: "chains", chain: "loop", step: "step", entry: "entry", state: "state" }],
    comparisons: [],
    basis: basisOf(view, { rows, story, chains }),
  };
}

/** What may become a link on this page: what is public, and what is about the viewer's own party. */
function openTo(view: View, party: number): (row: number) => boolean {
  if (party === view.own) return () => true;
  const own = view.columns.parties[view.own];
  return (row) =>
    isPublic(view, row) || (own !== undefined && view.concerned(row).some((id) => (id as string) === own));
}

const rowsOf = (view: View, kind: "role" | "backing" | "rule", open: (row: number) => boolean): readonly number[] =>
  [...view.rows(kind)].filter(open);

const onlyOpen = (story: Story, open: (row: number) => boolean): Story =>
  Object.fromEntries(
    Object.entries(story).map(([name, value]) => [name, Array.isArray(value) ? value.filter(open) : value]),
  ) as unknown as Story; // the same record, its lists shortened

function chainTable(view: View, chains: readonly Chain[]): Table {
  return {
    key: "chains",
    columns: [
      { key: "loop", unit: "word" },
      { key: "step", unit: "word" },
      { key: "state", unit: "word" },
      { key: "day", unit: "day" },
      { key: "entry", unit: "entry" },
    ],
    rows: chains.flatMap(({ loop, steps }) => steps.map((one): Cell[] => [`loop.${loop}`, ...stepCells(view, one)])),
  };
}

function stepCells({ columns, current }: View, { word, row, state }: Step): readonly Cell[] {
  const day = row === NONE ? NO_DAY : (columns.first[current(row)] as number);
  return [`step.${word}`, `state.${state}`, day === NO_DAY ? null : day, row === NONE ? null : row];
}

interface Seen {
  readonly chains: readonly Chain[];
  readonly rows: readonly number[];
}

function sentencesOn(view: View, party: number, { chains, rows }: Seen): readonly Sentence[] {
  const units = { party: "party" } as const;
  if (rows.length === 0) return [{ key: "nothing", values: { party }, units }];
  const round = chains.filter(isRound);
  const ordered = round.filter((chain) => isInOrder(view, chain));
  const missing = chains.flatMap(({ steps }) => steps).filter(({ state }) => state === "missing").length;
  return [
    { key: "finding", values: { party, n: round.length, entries: rows.length }, units },
    ...ordered.map(({ loop }) => ({ key: `round.${loop}`, values: {} })),
    ...(ordered.length < round.length ? [{ key: "order-unknown", values: { n: round.length - ordered.length } }] : []),
    periodSentence(periodOf(view, rows)),
    ...(missing > 0 ? [{ key: "missing", values: { n: missing } }] : []),
    { key: "not-why", values: {} },
  ];
}

interface Rests extends Seen {
  readonly story: Story;
}

const basisOf = (view: View, { rows, story, chains }: Rests): Basis => ({
  requests: story.asks.length + story.calls.length,
  parties: 1,
  ...periodOf(view, rows),
  unknown: chains.flatMap(({ steps }) => steps).filter(({ state }) => state === "missing").length,
  oneSided: 0,
  alike: [],
  rows: rows.toSorted((a, b) => a - b),
});

/** No party chosen: the residents' parties of which something may be shown. */
function choose(view: View): Finding {
  const shown = partiesOf(view).filter(({ side, row }) => side === "residents" && isPublic(view, row));
  return chooseOf("loops", shown);
}
