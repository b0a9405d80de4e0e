import type { Cell, Sentence, Table } from "../finding.ts";
import { BROKERAGE_ROLES, brokerage } from "../network/brokerage.ts";
import { type Components, components } from "../network/components.ts";
import { fallsApart } from "../network/cut-vertices.ts";
import { externalInternal } from "../network/external-internal.ts";
import { degreeOf, edgesOf, type Network, undirectedNetwork } from "../network/network.ts";
import { besideChance, type BesideChance } from "../network/sides.ts";
import { SIDE_WORDS } from "../sides.ts";
import { networkOf, type Ties } from "../ties.ts";
import { columns } from "./table.ts";

/** Rows of the list of what hangs on one party at most. */
const MOST_LOOSE = 100;
/** Five hundred draws: enough for a band, quick enough for a page. */
const DRAWS = { seed: "landscape", blocks: 5 } as const;

interface Whole {
  readonly sentences: readonly Sentence[];
  readonly tables: readonly Table[];
}

/** The whole network of a made-up or retold book: parts, only bridges, who stands between sides. Undefined without a tie that connects. */
export function wholeOf(all: Ties): Whole | undefined {
  const network = networkOf(all);
  if (network.neighbours.length === 0) return undefined;
  const parts = components(network);
  const tied = parts.sizes.filter((size) => size > 1);
  const alone = parts.sizes.length - tied.length;
  const loose = looseOf(network, parts);
  const between = betweenSides(network, all.sides);
  return {
    sentences: [
      {
        key: "parts",
        values: { parts: tied.length, tied: all.parties.length - alone, ties: network.neighbours.length / 2 },
      },
      ...(alone === 0 ? [] : [{ key: "alone", values: { n: alone } }]),
      { key: "bridges", values: { n: new Set(loose.map(([bridge]) => bridge)).size } },
      ...mixing(between.index),
    ],
    tables: [partTable(tied), looseTable(all, loose), ...between.tables],
  };
}

const partTable = (sizes: readonly number[]): Table => ({
  key: "parts",
  columns: columns({ part: "number", parties: "count" }),
  rows: sizes.map((size, i) => [i + 1, size]),
});

type Loose = readonly [bridge: number, loose: number];

/** Per only bridge who comes loose without it: all but the largest piece, in order of entering. */
function looseOf(network: Network, { part }: Components): readonly Loose[] {
  const falls = fallsApart(network);
  const loose: Loose[] = [];
  for (let v = 0; v < network.size && loose.length < MOST_LOOSE; v++) {
    if (falls[v] === 0) continue;
    const without = components(withoutNode(network, v));
    const pieces = [...part.keys()]
      .filter((w) => w !== v && part[w] === part[v])
      .map((w) => [w, without.part[w] as number] as const);
    const size = (piece: number) => without.sizes[piece] as number;
    const largest = pieces.reduce(
      (best, [, piece]) => (size(piece) > size(best) ? piece : best),
      pieces[0]?.[1] as number,
    );
    for (const [w, piece] of pieces) if (piece !== largest) loose.push([v, w]);
  }
  return loose.slice(0, MOST_LOOSE);
}

function withoutNode(network: Network, v: number): Network {
  const { from, to } = edgesOf(network);
  const kept = from.map((_, i) => i).filter((i) => from[i] !== v && to[i] !== v);
  const ends = (of: Int32Array) => kept.map((i) => of[i] as number);
  return undirectedNetwork(network.size, { from: ends(from), to: ends(to) });
}

const looseTable = ({ parties }: Ties, loose: readonly Loose[]): Table => ({
  key: "bridges",
  columns: columns({ bridge: "party", loose: "party" }),
  rows: loose.map(([bridge, party]) => [parties[bridge] as number, parties[party] as number]),
});

/** Who stands between sides, over the parties that have a tie, beside sides drawn by chance over the same ties. */
function betweenSides(
  network: Network,
  sides: Int32Array,
): { index: BesideChance | undefined; tables: readonly Table[] } {
  const { tied, own } = tiedOnly(network, sides);
  if (new Set(own).size < 2) return { index: undefined, tables: [] };
  const edges = edgesOf(tied);
  const measure = (drawn: Int32Array) => [externalInternal(edges, drawn).index ?? 0, ...brokerage(tied, drawn).totals];
  const [index, ...roles] = besideChance(own, DRAWS, measure);
  const expected = externalInternal(edges, own).expected;
  const bySide = brokerage(tied, own).bySide;
  const count = (word: (typeof SIDE_WORDS)[number], role: number) => bySide[SIDE_WORDS.indexOf(word)]?.[role] ?? 0;
  const row = (name: string, { observed, low, high }: BesideChance): Cell[] => [name, observed, low, high];
  const mix: Table = {
    key: "mixing",
    columns: columns({ measure: "word", value: "number", low: "number", high: "number", expected: "number" }),
    rows: index ? [[...row("ei", index), expected]] : [],
  };
  const brokers: Table = {
    key: "between",
    columns: columns({
      role: "word",
      pairs: "count",
      low: "number",
      high: "number",
      residents: "count",
      institution: "count",
    }),
    rows: BROKERAGE_ROLES.map((role, i) => [
      ...row(role, roles[i] as BesideChance),
      count("residents", i),
      count("institution", i),
    ]),
  };
  return { index, tables: [mix, brokers] };
}

function tiedOnly(network: Network, sides: Int32Array): { tied: Network; own: Int32Array } {
  const kept = [...sides.keys()].filter((v) => degreeOf(network, v) > 0);
  const place = new Map(kept.map((v, i) => [v, i]));
  const { from, to } = edgesOf(network);
  const at = (v: number) => place.get(v) as number;
  return {
    tied: undirectedNetwork(kept.length, { from: from.map(at), to: to.map(at) }),
    own: Int32Array.from(kept, (v) => sides[v] as number),
  };
}

function mixing(index: BesideChance | undefined): readonly Sentence[] {
  if (!index) return [];
  if (index.observed < index.low) return [{ key: "apart", values: {} }];
  return [{ key: index.observed > index.high ? "across" : "mixed", values: {} }];
}
