import * as z from "zod";
import { NO_DAY, NONE } from "../columns.ts";
import type { Cell, Finding, Picture, Sentence, Table, Unit } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { type Found, mostAlike } from "../most-alike.ts";
import { partiesOf, sideOfNumber } from "../parties.ts";
import { periodOf, periodSentence } from "../period.ts";
import { likenessOf } from "../shared-traits.ts";
import { type Case, caseNamed } from "../story.ts";
import { partingsOf } from "../turning.ts";
import type { View } from "../view.ts";
import {
  type Both,
  difference,
  isPublic,
  likeness,
  linked,
  partings,
  timeLines,
  told,
  type Told,
  undated,
  undatedRows,
  wordEntries,
  words,
  written,
} from "./contrast-tables.ts";
import { chooseOf } from "./party-choice.ts";

const parameters = z.object({
  /** Two cases: each a party's id, or the entry id of a request. With one of them the other is looked for. */
  a: z.string().max(40).default(""),
  b: z.string().max(40).default(""),
});
type Parameters = z.output<typeof parameters>;

/**
 * Two cases side by side, likeness first: what they share, their time lines, what differs, and where their paths part. Every
 * word rests on entries. A case that is neither the viewer's own nor public stays nameless, and its entries unlinked.
 */
export const contrast: Lens<"contrast", Parameters> = {
  name: "contrast",
  parameters,
  look(view, { a, b }) {
    const first = caseNamed(view, a) ?? ownCase(view, a);
    const found = first && b === "" ? mostAlike(view, first) : undefined;
    const second = found?.other ?? caseNamed(view, b);
    const same = first?.party === second?.party && first?.request === second?.request;
    if (!first || !second || same) return choose(view, first);
    const finding = findingOn(view, [told(view, first), told(view, second)]);
    return found ? { ...finding, sentences: [...finding.sentences, foundSentence(found)] } : finding;
  },
};

/** Nothing chosen: the viewer's own party, when it is one of residents. */
const ownCase = (view: View, a: string): Case | undefined =>
  a === "" && sideOfNumber(view, view.own) === "residents" ? { party: view.own, request: NONE } : undefined;

/** The other case was looked for: the most unlike treatment there is, so that chance is no question. */
const foundSentence = ({ looked }: Found): Sentence => ({ key: "found", values: { n: looked } });

function findingOn(view: View, both: Both): Finding {
  const [lines, said] = [timeLines(view, both), words(view, both)];
  const tables = [
    likeness(view, both),
    lines,
    undated(view, both),
    said,
    wordEntries(view, both),
    difference(view, both),
    partings(view, both),
  ];
  const rows = [...new Set(both.flatMap((one) => one.rows.filter((row) => linked(view, one, row) !== null)))].sort(
    (x, y) => x - y,
  );
  return {
    lens: "contrast",
    enough: both.every((one) => one.rows.length > 0),
    sentences: sentencesOn(view, both),
    tables: tables.filter((table) => table.rows.length > 0),
    pictures: picturesOf(said, lines),
    comparisons: [],
    basis: {
      requests: both.reduce((sum, { story }) => sum + story.asks.length + story.calls.length, 0),
      parties: new Set(both.map(({ story }) => story.party)).size,
      ...periodOf(
        view,
        both.flatMap((one) => one.rows),
      ),
      unknown: undatedRows(view, both[0]).length + undatedRows(view, both[1]).length,
      oneSided: 0,
      alike: [],
      rows,
    },
  };
}

/** Four words of which none stands behind either case are no picture; nor are time lines without a day. */
function picturesOf(said: Table, lines: Table): readonly Picture[] {
  const isSaid = said.rows.some(([, first, second]) => first !== 0 || second !== 0);
  return [
    ...(isSaid
      ? [{ kind: "paired-bars", table: "words", label: "word", left: "first", right: "second" } as const]
      : []),
    ...(lines.rows.length > 0
      ? [{ kind: "time-lines", table: "time-lines", lane: "case", day: "day", label: "entry" } as const]
      : []),
  ];
}

function sentencesOn(view: View, both: Both): readonly Sentence[] {
  const [a, b] = both;
  const alike = likenessOf(view, a.story, b.story);
  const unknown = undatedRows(view, a).length + undatedRows(view, b).length;
  return [
    { key: alike.length > 0 ? "alike" : "not-alike", ...names(both, { n: alike.length }) },
    ...alike
      .filter(({ kind, word }) => kind === "fact" && word === "fact.yes")
      .map(({ text }) => ({ key: "both", values: { text }, units: { text: "name" as const } })),
    partingSentence(view, both),
    { key: "counts", ...names(both, countsOf(both)) },
    periodSentence(
      periodOf(
        view,
        both.flatMap(({ rows }) => rows),
      ),
    ),
    ...(unknown > 0 ? [{ key: "undated", values: { n: unknown } }] : []),
    { key: "called", ...names(both, {}) },
    { key: "not-why", values: {} },
  ];
}

const countsOf = (both: Both) => ({
  firstRequests: both[0].story.asks.length,
  secondRequests: both[1].story.asks.length,
});

/** The two cases as a sentence may call them: by name, or as "another party". */
function names(
  both: Both,
  values: Readonly<Record<string, number>>,
): Pick<Sentence, "values"> & { units: Record<string, Unit> } {
  const cell = ({ named, story }: Told, nameless: string): Cell => (named ? story.party : nameless);
  const unit = ({ named }: Told): Unit => (named ? "party" : "word");
  return {
    values: { a: cell(both[0], "one-party"), b: cell(both[1], "another-party"), ...values },
    units: { a: unit(both[0]), b: unit(both[1]) },
  };
}

/** The decision after which the paths part: the first dated one, else the first in order of writing, said to be undated. */
function partingSentence(view: View, both: Both): Sentence {
  const [first] = partingsOf(view, both[0].story, both[1].story);
  if (!first) return { key: "no-parting", values: {} };
  const { values, units } = names(both, {});
  const said = { need: `need.${first.need}`, first: `answer.${first.a.answer}`, second: `answer.${first.b.answer}` };
  if (first.day === NO_DAY) return { key: "parting-undated", values: { ...values, ...said }, units };
  return { key: "parting-dated", values: { ...values, ...said, day: first.day }, units: { ...units, day: "day" } };
}

/** Nothing chosen, or something that cannot be read: which parties may be chosen, and what people compared themselves. */
function choose(view: View, first: Case | undefined): Finding {
  const residents = partiesOf(view).filter(({ side }) => side === "residents");
  const shown = residents.filter(({ row, number }) => number === view.own || isPublic(view, row));
  const choice = chooseOf("contrast", shown, residents.length);
  return {
    ...choice,
    sentences: [...(first ? [{ key: "none-found", values: {} }] : []), ...choice.sentences],
    tables: [...choice.tables, ...[written(view)].filter(({ rows }) => rows.length > 0)],
  };
}
