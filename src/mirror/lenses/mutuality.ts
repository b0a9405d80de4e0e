import * as z from "zod";
import { NONE } from "../columns.ts";
import { wantedAndDoubted, type WantedAndDoubted } from "../doubts.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { partyNamed } from "../parties.ts";
import { periodOf, periodSentence } from "../period.ts";
import { RESIDENTS, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";
import { type Acts, type Pair, pairsOf } from "./mutuality-pairs.ts";
import { columns } from "./table.ts";

const parameters = z.object({
  /** A party's id: only the pairs of which it is an end. */
  party: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;
type Ends = Pick<Pair, "institution" | "party">;

/**
 * What is asked and given in both directions between institutions and residents' parties, which doubts run both ways, and which
 * institution asks a party for something and doubts it too. In a real book everybody sees the pairs it is an end of itself.
 */
export const mutuality: Lens<"mutuality", Parameters> = {
  name: "mutuality",
  parameters,
  look(view, { party }) {
    const isShown = shownIn(view, party === "" ? undefined : partyNamed(view, party));
    const [sides, pairs] = [sidesOf(view), pairsOf(view, isShown)];
    const wanted = wantedAndDoubted(view).filter((pair) => isShown(pair) && sides[pair.party] === RESIDENTS);
    const basis = basisOf(view, pairs);
    const tables = [directionsTable(pairs), pairsTable(pairs), wantedTable(wanted)];
    return {
      lens: "mutuality",
      enough: pairs.length > 0,
      sentences: sentencesOf(pairs, wanted, basis),
      tables: tables.filter(({ rows }) => rows.length > 0),
      pictures:
        pairs.length === 0
          ? []
          : [{ kind: "paired-bars", table: "directions", label: "what", left: "institutions", right: "residents" }],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

/** Whose pairs may stand here: in a made-up or retold book all, elsewhere the viewer's own; of these those of the chosen party. */
const shownIn =
  (view: View, chosen: number | undefined) =>
  (pair: Ends): boolean =>
    (view.whole || isEnd(pair, view.own)) && (chosen === undefined || isEnd(pair, chosen));

const isEnd = ({ institution, party }: Ends, number: number): boolean =>
  number !== NONE && (institution === number || party === number);

const ACTS = ["asked", "granted", "gave", "doubts"] as const satisfies readonly (keyof Acts)[];

const sum = (pairs: readonly Pair[], rows: (pair: Pair) => readonly number[]): number =>
  pairs.reduce((total, pair) => total + rows(pair).length, 0);

function directionsTable(pairs: readonly Pair[]): Table {
  const shown = pairs.length === 0 ? [] : ACTS;
  return {
    key: "directions",
    columns: columns({ what: "word", institutions: "count", residents: "count" }),
    rows: shown.map((act): Cell[] => [
      act,
      sum(pairs, ({ theirs }) => theirs[act]),
      sum(pairs, ({ ours }) => ours[act]),
    ]),
  };
}

/** Pairs listed at most, in order of writing: a longer list is read nowhere. */
const MOST_LISTED = 200;

function pairsTable(pairs: readonly Pair[]): Table {
  return {
    key: "pairs",
    columns: columns({
      institution: "party",
      party: "party",
      "institution-asked": "count",
      "party-granted": "count",
      "party-asked": "count",
      "institution-granted": "count",
      "institution-gave": "count",
      "party-gave": "count",
      "institution-doubts": "count",
      "party-doubts": "count",
    }),
    rows: pairs
      .slice(0, MOST_LISTED)
      .map(({ institution, party, theirs, ours }): Cell[] => [
        institution,
        party,
        theirs.asked.length,
        theirs.granted.length,
        ours.asked.length,
        ours.granted.length,
        theirs.gave.length,
        ours.gave.length,
        theirs.doubts.length,
        ours.doubts.length,
      ]),
  };
}

/** Seen from the institution's own acts, with the last of each to read. */
function wantedTable(wanted: readonly WantedAndDoubted[]): Table {
  return {
    key: "wanted",
    columns: columns({
      institution: "party",
      party: "party",
      wants: "count",
      request: "entry",
      doubts: "count",
      doubt: "entry",
    }),
    rows: wanted
      .slice(0, MOST_LISTED)
      .map(({ institution, party, wants, doubts }): Cell[] => [
        institution,
        party,
        wants.length,
        wants.at(-1) ?? null,
        doubts.length,
        doubts.at(-1) ?? null,
      ]),
  };
}

function sentencesOf(pairs: readonly Pair[], wanted: readonly WantedAndDoubted[], basis: Basis): readonly Sentence[] {
  if (pairs.length === 0) return [{ key: "none", values: {} }];
  const institutions = new Set(pairs.map(({ institution }) => institution)).size;
  const parties = new Set(pairs.map(({ party }) => party)).size;
  const both = (rows: keyof Acts) =>
    pairs.filter(({ theirs, ours }) => theirs[rows].length > 0 && ours[rows].length > 0).length;
  const asked = { theirs: sum(pairs, ({ theirs }) => theirs.asked), ours: sum(pairs, ({ ours }) => ours.asked) };
  const granted = {
    theirsGranted: sum(pairs, ({ theirs }) => theirs.granted),
    oursGranted: sum(pairs, ({ ours }) => ours.granted),
  };
  const gave = { theirs: sum(pairs, ({ theirs }) => theirs.gave), ours: sum(pairs, ({ ours }) => ours.gave) };
  const doubts = { theirs: sum(pairs, ({ theirs }) => theirs.doubts), ours: sum(pairs, ({ ours }) => ours.doubts) };
  return [
    { key: "found", values: { pairs: pairs.length, institutions, parties } },
    { key: "asked", values: { ...asked, ...granted, both: both("asked") } },
    { key: "gave", values: gave },
    { key: "doubts", values: { ...doubts, both: both("doubts") } },
    { key: "wanted", values: { n: wanted.length } },
    ...(pairs.length > MOST_LISTED ? [{ key: "part", values: { shown: MOST_LISTED } }] : []),
    periodSentence(basis),
    { key: "not-written", values: {} },
    { key: "not-why", values: {} },
  ];
}

function basisOf(view: View, pairs: readonly Pair[]): Basis {
  const acts = pairs.flatMap(({ theirs, ours }) => [theirs, ours]);
  const rows = [...new Set(acts.flatMap(({ asked, gave, doubts }) => [...asked, ...gave, ...doubts]))];
  return {
    requests: acts.reduce((total, { asked }) => total + asked.length, 0),
    parties: new Set(pairs.flatMap(({ institution, party }) => [institution, party])).size,
    ...periodOf(view, rows),
    unknown: 0,
    oneSided: 0,
    alike: [],
    rows: rows.sort((a, b) => a - b),
  };
}
