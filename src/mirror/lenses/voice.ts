import * as z from "zod";
import { NO_DAY, NONE } from "../columns.ts";
import type { Basis, Cell, Finding, Picture, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import { countSureness } from "../sureness.ts";
import type { View } from "../view.ts";
import { columns } from "./table.ts";
import { type Meetings, meetingsOf, meetingsTable } from "./voice-meetings.ts";
import { questionedOf, type Speaker, speakersOf, wasAsked } from "./voice-speakers.ts";

/**
 * Whose "we" is doubted, and doubted again after proof was accepted? Institutions are speakers like others. What a claim says
 * is shown nowhere here (never 3): counts, and the question marks one by one.
 */
export const voice: Lens<"voice", Record<string, never>> = {
  name: "voice",
  parameters: z.object({}),
  look(view) {
    const [all, meetings] = [speakersOf(view), meetingsOf(view)];
    const told = all.filter((one) => one.claims.length > 0 || wasAsked(one));
    const basis = basisOf(view, { all, told, meetings });
    return {
      lens: "voice",
      enough: told.length > 0 || meetings.length > 0,
      sentences: sentencesOf({ all, told, meetings }, basis),
      tables: [speakersTable(all, told), againTable(told), meetingsTable(meetings), lineTable(view, told)].filter(
        ({ rows }) => rows.length > 0,
      ),
      pictures: told.length > 0 ? PICTURES : [],
      sure: meetings.length === 0 ? [] : countSureness(rateOf(meetings)),
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

const PICTURES: readonly Picture[] = [
  { kind: "paired-bars", table: "speakers", label: "party", left: "questioned", right: "proofs" },
  { kind: "time-lines", table: "line", lane: "party", day: "day", label: "what" },
];

interface Seen {
  readonly all: readonly Speaker[];
  /** Those of whom a claim, a doubt of it, or such a question is written. */
  readonly told: readonly Speaker[];
  readonly meetings: readonly Meetings[];
}

/** Also who was never asked: that nobody asked is the other half of the picture. */
function speakersTable(all: readonly Speaker[], told: readonly Speaker[]): Table {
  const shown = told.length === 0 ? [] : all;
  return {
    key: "speakers",
    columns: columns({
      party: "party",
      claims: "count",
      doubted: "count",
      doubts: "count",
      occasions: "count",
      proofs: "count",
      accepted: "count",
      again: "count",
      questioned: "count",
      asked: "word",
      often: "name",
    }),
    rows: shown.map((one): Cell[] => [
      one.party,
      one.claims.length,
      one.doubted.size,
      one.doubts.length,
      one.occasions.size,
      one.proofs.length,
      one.accepted,
      one.again.length,
      questionedOf(one),
      wasAsked(one) ? "yes" : "never-asked",
      one.often.length === 0 ? null : one.often.join(" · "),
    ]),
  };
}

/** One by one: whose proof had been accepted when, and who asked again when. */
function againTable(told: readonly Speaker[]): Table {
  return {
    key: "again",
    columns: columns({ party: "party", "accepted-on": "day", by: "party", day: "day", entry: "entry" }),
    rows: told.flatMap(({ party, again }) =>
      again.map(({ row, by, accepted, day }): Cell[] => [party, accepted, by === NONE ? null : by, day, row]),
    ),
  };
}

/** Speakers drawn on the line of time, in order of entering: more are read nowhere. */
const MOST_LINES = 6;

function lineTable(view: View, told: readonly Speaker[]): Table {
  return {
    key: "line",
    columns: columns({ party: "party", day: "day", what: "word" }),
    rows: told
      .filter(({ doubts, proofs, asked }) => doubts.length + proofs.length + asked.length > 0)
      .slice(0, MOST_LINES)
      .flatMap((one) => stepsOf(view, one).map(({ day, what }): Cell[] => [one.party, day, what])),
  };
}

function stepsOf(view: View, { claims, doubts, proofs, asked, again }: Speaker) {
  const later = new Set(again.map(({ row }) => row));
  const steps = [
    ...claims.map((row) => ({ row, what: "claim" })),
    ...proofs.map((row) => ({ row, what: "proof" })),
    ...asked.map(({ row }) => ({ row, what: later.has(row) ? "again" : "asked" })),
    ...doubts.map((row) => ({ row, what: later.has(row) ? "again" : "doubt" })),
  ].map(({ row, what }) => ({ what, day: view.columns.first[view.current(row)] as number }));
  const dated = steps.filter(({ day }) => day !== NO_DAY).sort((a, b) => a.day - b.day);
  return [...dated, ...steps.filter(({ day }) => day === NO_DAY).map(({ what }) => ({ what, day: null }))];
}

const sum = <Of>(all: readonly Of[], count: (one: Of) => number): number =>
  all.reduce((total, one) => total + count(one), 0);

/** Meetings with a doubt about whom they spoke for, of those whose attendance is written; of the others it is unknown. */
const rateOf = (meetings: readonly Meetings[]) => ({
  counted: sum(meetings, (one) => one.doubted),
  unknown: sum(meetings, (one) => one.all - one.attended),
  attended: sum(meetings, (one) => one.attended),
});

function sentencesOf({ all, told, meetings }: Seen, basis: Basis): readonly Sentence[] {
  const { counted, unknown, attended } = rateOf(meetings);
  const rate = { meetings: attended, doubted: counted, unknown };
  const speaking = told.filter(({ claims }) => claims.length > 0);
  const values = { claims: sum(speaking, (one) => one.claims.length), parties: speaking.length };
  const doubts = sum(told, (one) => one.doubts.length);
  const questions = { questioned: sum(told, questionedOf), doubts, asks: sum(told, (one) => one.asked.length) };
  const doubted = sum(told, (one) => one.doubted.size);
  const proofs = { proofs: sum(told, (one) => one.proofs.length), accepted: sum(told, (one) => one.accepted) };
  const asked = told.filter((one) => one.asked.length > 0).length;
  const [order, open] = [sum(told, (one) => one.order), sum(told, (one) => one.open)];
  return [
    told.length === 0 ? { key: "none", values: {} } : { key: "found", values: { ...values, doubted, ...questions } },
    ...(asked > 0 ? [{ key: "asked", values: { n: asked } }] : []),
    ...(told.length === 0 ? [] : [{ key: "proofs", values: proofs }]),
    ...(proofs.accepted > 0 ? [{ key: "again", values: { n: sum(told, (one) => one.again.length) } }] : []),
    ...(open > 0 ? [{ key: "open", values: { n: open } }] : []),
    ...(order > 0 ? [{ key: "order", values: { n: order } }] : []),
    { key: "never", values: { n: all.filter((one) => !wasAsked(one)).length, of: all.length } },
    ...(meetings.length === 0
      ? []
      : [rate.meetings === 0 ? { key: "no-rate", values: { unknown: rate.unknown } } : { key: "rate", values: rate }]),
    periodSentence(basis),
    { key: "not-why", values: {} },
  ];
}

function basisOf(view: View, { all, told, meetings }: Seen): Basis {
  const seen = new Set<number>();
  for (const one of told) for (const row of [...one.claims, ...one.doubts, ...one.proofs]) seen.add(row);
  for (const { asked } of told) for (const { row } of asked) seen.add(row);
  for (const one of meetings) for (const row of one.rows) seen.add(row);
  const rows = [...seen].sort((a, b) => a - b);
  return {
    requests: 0,
    parties: all.length,
    ...periodOf(view, rows),
    unknown: sum(meetings, (one) => one.all - one.attended) + sum(told, (one) => one.order),
    oneSided: 0,
    alike: [],
    rows,
  };
}
