import * as z from "zod";
import { basisOf } from "../basis.ts";
import type { Basis, Finding, Sentence } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import { SELECTION, type Selection } from "../selection.ts";
import { versionsOf } from "../versions.ts";
import { countSureness } from "../sureness.ts";
import type { View } from "../view.ts";
import { type Flow, type Trail, trailOf } from "./money-trail-flows.ts";
import { flowsTable, partiesTable, receiversTable, type Sum, sumOf } from "./money-trail-tables.ts";

/** Of the money for the neighbourhood, what reaches residents' own initiatives? Whom nobody described stays unknown. */
export const moneyTrail: Lens<"money-trail", Selection> = {
  name: "money-trail",
  parameters: z.object(SELECTION),
  look(view, parameters) {
    const trail = trailOf(view, parameters);
    const all = sumOf(trail.flows);
    const basis = restsOn(view, trail, all);
    return {
      lens: "money-trail",
      enough: all.total > 0,
      sentences: sentencesOf(trail, basis),
      sure: all.total > 0 ? surenessOf(trail.flows, all) : [],
      tables: [receiversTable(trail.flows), flowsTable(trail.flows), partiesTable(trail.flows)],
      pictures:
        all.total > 0 ? [{ kind: "sankey", table: "flows", from: "giver", to: "receiver", value: "total" }] : [],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

function restsOn(view: View, { cases, supports }: Trail, { unpriced }: Sum): Basis {
  const basis = basisOf(view, cases, { unknown: unpriced });
  if (supports.length === 0) return { ...basis, ...periodOf(view, basis.rows) };
  const versions = versionsOf(view, "support");
  const rows = new Int32Array(basis.rows.length + supports.length);
  rows.set(basis.rows);
  rows.set(supports, basis.rows.length);
  const alone = supports.filter((row) => !versions.has(row)).length;
  return { ...basis, oneSided: basis.oneSided + alone, rows, ...periodOf(view, rows) };
}

/** From so many cases on a number of every hundred may be written. */
const HUNDREDS_FROM = 20;
const NAMED = ["residents", "institution", "unknown"];

function sentencesOf({ flows, twice }: Trail, basis: Basis): readonly Sentence[] {
  const all = sumOf(flows);
  const given = flows.filter(({ granted, beside, unpriced }) => granted + beside + unpriced > 0);
  const end: readonly Sentence[] = [periodSentence(basis), { key: "not-why", values: {} }];
  if (given.length === 0) return [{ key: "none", values: { requests: basis.requests } }, ...end];
  const givers = new Set(given.map(({ giver }) => giver)).size;
  if (all.total === 0) return [{ key: "amounts-unknown", values: { times: all.unpriced, givers } }, ...end];
  return [
    ...reachSentences(flows),
    ...askedSentence(all, basis),
    ...counted("unpriced", all.unpriced),
    ...counted("twice", twice),
    ...end,
  ];
}

function reachSentences(flows: readonly Flow[]): readonly Sentence[] {
  const to = (wanted: (word: string) => boolean) => sumOf(flows.filter(({ receiver }) => wanted(receiver))).total;
  const residents = to((word) => word === "residents");
  const units = { all: "cents", residents: "cents", part: "cents" } as const;
  const reach = {
    key: residents === 0 ? "reach-none" : "reach",
    values: { all: sumOf(flows).total, residents },
    units,
  };
  const parts = [
    ["institutions", to((word) => word === "institution")],
    ["unknown", to((word) => word === "unknown")],
    ["listed", to((word) => !NAMED.includes(word))],
  ] as const;
  return [reach, ...parts.flatMap(([key, part]) => (part === 0 ? [] : [{ key, values: { part }, units }]))];
}

/** What reached residents at least and at most: money of an unknown receiver may all have, or none. What has no amount can add to any. */
function surenessOf(flows: readonly Flow[], { unpriced }: Sum): readonly Sentence[] {
  const to = (wanted: string) => sumOf(flows.filter(({ receiver }) => receiver === wanted)).total;
  const counted = countSureness({ counted: to("residents"), unknown: to("unknown") }, "cents");
  return [...counted, ...(unpriced === 0 ? [] : [{ key: "sure.unpriced", values: { times: unpriced } }])];
}

/** Asked and granted never stand without each other: who asks for more, gets more. */
function askedSentence({ requests, both, asked, granted }: Sum, { parties }: Basis): readonly Sentence[] {
  if (asked === 0) return [];
  const values = { requests, both, asked, granted, parties: parties ?? 0, points: Math.round((100 * granted) / asked) };
  const key = parties === null ? "asked-nameless" : "asked";
  const units = { asked: "cents", granted: "cents" } as const;
  return [
    { key, values, units },
    ...(both >= HUNDREDS_FROM ? [{ key: "ratio", values: { points: values.points } }] : []),
  ];
}

const counted = (key: string, times: number): readonly Sentence[] => (times === 0 ? [] : [{ key, values: { times } }]);
