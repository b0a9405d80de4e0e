import * as z from "zod";
import { basisOf as basisOfCases } from "../basis.ts";
import type { Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import type { Basis, Finding, Picture, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { partyNamed, sideOfNumber } from "../parties.ts";
import { periodSentence } from "../period.ts";
import type { View } from "../view.ts";
import { type AgreedRole, askedIn, askedPerYear, askersOf, putToResidents, rolesOf, withEnd } from "./load-asking.ts";
import { halvesOf, halvesSentences, halvesTable } from "./load-halves.ts";
import { landingOf } from "./load-landing.ts";
import { institutionSentences, landingSentences, residentsSentences } from "./load-sentences.ts";
import { askersTable, landingTable, ownTable, yearsTable } from "./load-tables.ts";
import { drawable } from "./table.ts";

const parameters = z.object({
  /** A party's id, in a made-up or retold book; elsewhere everybody sees its own load only. */
  party: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;

/**
 * How often is an initiative asked, by how many, and on whom does the asking land? Holder first: what one party is asked is told
 * to that party alone, and an institution sees what it asks itself. How it is spread over all is told without a name.
 */
export const load: Lens<"load", Parameters> = {
  name: "load",
  parameters,
  look(view, { party }) {
    const named = view.whole && party !== "" ? partyNamed(view, party) : view.own;
    const all = putToResidents(view);
    const landing = landingOf(view, all);
    const one = onOne(view, all, named);
    const basis = basisOf(view, all, one.roles);
    const tables = [...one.tables, landingTable(landing)].filter(({ rows }) => rows.length > 0);
    return {
      lens: "load",
      enough: tables.length > 0,
      sentences: [
        ...one.sentences,
        ...landingSentences(landing, basis),
        periodSentence(basis),
        { key: "not-why", values: {} },
      ],
      sure: one.sure,
      tables,
      pictures: picturesOf(tables),
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

interface One extends Required<Pick<Finding, "sentences" | "sure" | "tables">> {
  readonly roles: readonly AgreedRole[];
}

/** About one party: what a residents' party is asked, what an institution asks; nothing when there is no such party. */
function onOne(view: View, all: Cases, party: number): One {
  const side = party === NONE ? undefined : sideOfNumber(view, party);
  if (side === undefined) return { sentences: [], sure: [], tables: [], roles: [] };
  if (side === "institution") {
    const asks = withEnd(view, all, { end: "from", party });
    const sentences = institutionSentences(party, askedIn(view, asks, { other: "to", year: null }));
    return { sentences, sure: [], tables: [ownTable(askedPerYear(view, asks, "to"))], roles: [] };
  }
  const calls = withEnd(view, all, { end: "to", party });
  const [years, roles] = [askedPerYear(view, calls, "from"), rolesOf(view, party)];
  const total = askedIn(view, calls, { other: "from", year: null });
  const halves = halvesOf(view, calls, all);
  return {
    sure: halvesSentences(halves),
    sentences: residentsSentences(party, { total, all: all.length, years, ...roles }),
    tables: [askersTable(askersOf(view, calls)), yearsTable(years, roles.agreed), halvesTable(halves)],
    roles: roles.agreed,
  };
}

function picturesOf(tables: readonly Table[]): readonly Picture[] {
  const shown = tables.map(({ key }) => key);
  const years = tables.find(({ key }) => key === "years");
  const timed = years !== undefined && drawable(years, ["minutes", "agreed"]);
  return [
    ...(timed
      ? [{ kind: "paired-bars" as const, table: "years", label: "year", left: "minutes", right: "agreed" }]
      : []),
    ...(shown.includes("own") ? [{ kind: "bars" as const, table: "own", label: "year", value: "requests" }] : []),
    ...(shown.includes("landing")
      ? [{ kind: "bars" as const, table: "landing", label: "what", value: "requests" }]
      : []),
  ];
}

function basisOf(view: View, all: Cases, roles: readonly AgreedRole[]): Basis {
  const { unwritten } = askedIn(view, all, { other: "from", year: null });
  const basis = basisOfCases(view, all, { unknown: unwritten });
  return { ...basis, rows: [...basis.rows, ...roles.map(({ row }) => row)] };
}
