import * as z from "zod";
import { SAID_OF } from "../../register/kinds/saying.ts";
import { NO_DAY, NONE } from "../columns.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { periodOf, periodSentence } from "../period.ts";
import type { View } from "../view.ts";
import { columns } from "./table.ts";
import { type Said, sayingsOf } from "./wordings-sayings.ts";

/**
 * Who calls whom what, and who answers? Words never stand without who said them: they are somebody's words, not what somebody
 * is (never 3). Each reader sees the sayings it may read.
 */
export const wordings: Lens<"wordings", Record<string, never>> = {
  name: "wordings",
  parameters: z.object({}),
  look(view) {
    const all = sayingsOf(view);
    const basis = basisOf(view, all);
    return {
      lens: "wordings",
      enough: all.length > 0,
      sentences: sentencesOf(all, basis),
      tables: [aboutTable(all), quotesTable(view, all), answersTable(view, all)].filter(({ rows }) => rows.length > 0),
      pictures:
        all.length === 0
          ? []
          : [{ kind: "paired-bars", table: "about", label: "of", left: "institutions", right: "residents" }],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

const count = (all: readonly Said[], which: (one: Said) => boolean): number => all.filter(which).length;
const isAnswered = ({ replies }: Said): boolean => replies.length > 0;

/** By about whom it is and on which side the speaker stands. */
function aboutTable(all: readonly Said[]): Table {
  const shown = all.length === 0 ? [] : SAID_OF;
  return {
    key: "about",
    columns: columns({ of: "word", institutions: "count", residents: "count", unknown: "count", answered: "count" }),
    rows: shown.map((of): Cell[] => {
      const these = all.filter((one) => one.of === of);
      const by = (side: Said["side"]) => count(these, (one) => one.side === side);
      return [`of.${of}`, by("institution"), by("residents"), by("unknown"), count(these, isAnswered)];
    }),
  };
}

/** Quotes listed at most, the last ones: a longer list is read nowhere. */
const MOST_LISTED = 200;

function quotesTable(view: View, all: readonly Said[]): Table {
  return {
    key: "quotes",
    columns: columns({
      speaker: "party",
      words: "name",
      of: "word",
      party: "party",
      day: "day",
      writer: "party",
      replies: "count",
      entry: "entry",
    }),
    rows: all.slice(-MOST_LISTED).map(({ row, words, speaker, of, party, writer, replies }): Cell[] => {
      const day = view.columns.first[view.current(row)] as number;
      const about = party === NONE ? null : party;
      return [speaker, words, `of.${of}`, about, day === NO_DAY ? null : day, writer, replies.length, row];
    }),
  };
}

/** What those it is about said back, beside the words they answer. */
function answersTable(view: View, all: readonly Said[]): Table {
  return {
    key: "answers",
    columns: columns({ speaker: "party", words: "name", by: "party", answer: "name", entry: "entry" }),
    rows: all.slice(-MOST_LISTED).flatMap(({ speaker, words, replies }) =>
      replies.flatMap((reply): readonly Cell[][] => {
        const text = view.said(reply, "reply")?.text;
        return text === undefined ? [] : [[speaker, words, view.columns.author[reply] as number, text, reply]];
      }),
    ),
  };
}

function sentencesOf(all: readonly Said[], basis: Basis): readonly Sentence[] {
  if (all.length === 0) return [{ key: "none", values: {} }];
  const speakers = new Set(all.map(({ speaker }) => speaker)).size;
  const of = (wanted: Said["of"]) => count(all, (one) => one.of === wanted);
  const answerable = count(all, (one) => one.of !== "others");
  const institutions = count(all, ({ side }) => side === "institution");
  const residents = count(all, ({ side }) => side === "residents");
  return [
    { key: "found", values: { n: all.length, speakers, institutions, residents } },
    { key: "about", values: { party: of("party"), neighbourhood: of("neighbourhood"), others: of("others") } },
    { key: "answered", values: { n: count(all, isAnswered), of: answerable } },
    ...(all.length > MOST_LISTED ? [{ key: "part", values: { shown: MOST_LISTED } }] : []),
    periodSentence(basis),
    { key: "somebodys", values: {} },
    { key: "not-why", values: {} },
  ];
}

function basisOf(view: View, all: readonly Said[]): Basis {
  const sayings = all.map(({ row }) => row);
  const parties = new Set(all.flatMap(({ speaker, party }) => [speaker, party]));
  parties.delete(NONE);
  return {
    requests: 0,
    parties: parties.size,
    ...periodOf(view, sayings),
    unknown: count(all, ({ of, party }) => of === "party" && party === NONE),
    oneSided: count(all, (one) => !isAnswered(one)),
    alike: [],
    rows: [...sayings, ...all.flatMap(({ replies }) => replies)].sort((a, b) => a - b),
  };
}
