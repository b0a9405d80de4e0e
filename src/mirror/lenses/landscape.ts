import * as z from "zod";
import type { Basis, Finding, Picture, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { fallsApart } from "../network/cut-vertices.ts";
import { partyNamed } from "../parties.ts";
import { periodOf, periodSentence } from "../period.ts";
import { SIDE_WORDS } from "../sides.ts";
import { networkOf, type Tie, type Ties, tiesOf } from "../ties.ts";
import { versionsOf } from "../versions.ts";
import type { View } from "../view.ts";
import { wholeOf } from "./landscape-whole.ts";
import { columns } from "./table.ts";

const parameters = z.object({
  /** A party's id: only its ties. */
  party: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;

/** Parties in one picture at most. */
const MOST_DRAWN = 60;

/**
 * In how many parts does the neighbourhood fall, and who is the only bridge? On a real book from the viewer's own ties and those that
 * both ends published, and who is the only bridge is told to that party alone; on a made-up or retold book of the whole.
 */
export const landscape: Lens<"landscape", Parameters> = {
  name: "landscape",
  parameters,
  look(view, { party }) {
    const all = tiesOf(view);
    const at = all.parties.indexOf(partyNamed(view, party));
    const shown = party === "" ? all.ties : all.ties.filter(({ from, to }) => from === at || to === at);
    const whole = view.whole && party === "" ? wholeOf(all) : undefined;
    return {
      lens: "landscape",
      enough: shown.length > 0,
      sentences: [
        ...(whole?.sentences ?? ownSentences(view, all, shown)),
        ...(shown.length === 0
          ? []
          : [
              periodSentence(
                periodOf(
                  view,
                  shown.map(({ row }) => row),
                ),
              ),
            ]),
        { key: "not-why", values: {} },
      ],
      tables: [tieTable(all, shown), ...(whole?.tables ?? [])].filter(({ rows }) => rows.length > 0),
      pictures: pictureOf(shown),
      comparisons: [],
      basis: basisOf(view, shown),
    } satisfies Finding;
  },
};

function ownSentences(view: View, all: Ties, shown: readonly Tie[]): readonly Sentence[] {
  const me = all.parties.indexOf(view.own);
  const own = shown.filter(({ from, to }) => me >= 0 && (from === me || to === me));
  const others = new Set(own.flatMap(({ from, to }) => [from, to]));
  others.delete(me);
  const rest = view.whole ? [] : [{ key: "rest", values: {} }];
  if (shown.length === 0) return [{ key: "none", values: {} }, ...rest];
  return [
    ...(me < 0 ? [] : [{ key: "own", values: { ties: own.length, parties: others.size } }]),
    { key: "published", values: { ties: shown.length - own.length } },
    ...(view.whole ? [] : onlyBridge(all, me)),
    ...rest,
  ];
}

/** Said to the party itself and to nobody else. */
function onlyBridge(all: Ties, me: number): readonly Sentence[] {
  const more = me < 0 ? 0 : (fallsApart(networkOf(all))[me] as number);
  return more === 0 ? [] : [{ key: "you-only", values: { parts: more + 1 } }];
}

function tieTable({ parties, sides }: Ties, shown: readonly Tie[]): Table {
  const side = (at: number) => SIDE_WORDS[sides[at] as number] as string;
  return {
    key: "ties",
    columns: columns({
      from: "party",
      "from-side": "word",
      tie: "word",
      to: "party",
      "to-side": "word",
      since: "year",
      entry: "entry",
    }),
    rows: shown.map(({ row, from, to, type, year }) => [
      parties[from] as number,
      side(from),
      `tie.${type}`,
      parties[to] as number,
      side(to),
      year,
      row,
    ]),
  };
}

/** Too many parties for one picture are read in the table, or party by party. */
function pictureOf(shown: readonly Tie[]): readonly Picture[] {
  const drawn = new Set(shown.flatMap(({ from, to }) => [from, to]));
  if (drawn.size === 0 || drawn.size > MOST_DRAWN) return [];
  const parts = { from: "from", fromSide: "from-side", to: "to", toSide: "to-side", tie: "tie" } as const;
  return [{ kind: "network", table: "ties", ...parts }];
}

function basisOf(view: View, shown: readonly Tie[]): Basis {
  const rows = shown.map(({ row }) => row);
  const versions = versionsOf(view, "tie");
  return {
    requests: 0,
    parties: new Set(shown.flatMap(({ from, to }) => [from, to])).size,
    ...periodOf(view, rows),
    unknown: shown.filter(({ year }) => year === null).length,
    oneSided: rows.filter((row) => !versions.has(row)).length,
    alike: [],
    rows,
  };
}
