import * as z from "zod";
import { answersOf, NO_ANSWER_KNOWN } from "../answers.ts";
import { basisOf } from "../basis.ts";
import { type Cases, casesOf } from "../cases.ts";
import { NO_DAY, NONE } from "../columns.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import { yearsCell } from "../period.ts";
import type { Lens } from "../lens.ts";
import { type Selection, selected, SELECTION } from "../selection.ts";
import { INSTITUTION, RESIDENTS, SIDE_WORDS, sidesOf } from "../sides.ts";
import { BOTH_SIDES, IMPORTED, ONE_SIDE, toldOf } from "../told.ts";
import type { View } from "../view.ts";
import { columns, part } from "./table.ts";

/** Whose record is this? Entries per side and party, how many requests both sides tell, and how much is unknown. A retelling has others for an author: its source. */
export const whoWrites: Lens<"who-writes", Selection> = {
  name: "who-writes",
  parameters: z.object(SELECTION),
  look(view, parameters) {
    const cases = selected(view, casesOf(view), parameters);
    const written = writtenBy(view);
    const told = toldBy(view, cases);
    const unknown = countsOf(answersOf(view, cases), NO_ANSWER_KNOWN + 1)[NO_ANSWER_KNOWN] as number;
    const basis = basisOf(view, cases, { unknown });
    return {
      lens: "who-writes",
      enough: written.entries > 0,
      sentences: sentencesOf(view, { written, told, basis }),
      tables: [sidesTable(written), partiesTable(written), toldTable(told), unknownTable(view, cases, unknown)],
      pictures: [{ kind: "bars", table: "sides", label: "side", value: "entries" }],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

/** Kinds that say something about the neighbourhood; the rest hangs on them or names who is there. */
const SAYING = "space activity rule request decision support fact held burden claim doubt reply".split(" ");

interface Written {
  readonly entries: number;
  /** Party numbers in order of first entry, and how many each wrote. */
  readonly perParty: ReadonlyMap<number, number>;
  readonly perSide: readonly number[];
  readonly sides: Uint8Array;
}

/** Neither residents nor an institution: who retells a source. */
const OTHERS = 3;
const WRITERS = [...SIDE_WORDS, "others"] as const;

/** Who publishes a register is an institution, also where nothing else of it may be read; who retells is on no side. */
function writtenBy(view: View): Written {
  const { kind, author, corrects, source, length, words, parties } = view.columns;
  const says = Uint8Array.from(words.kind.words, (word) => Number(SAYING.includes(word)));
  const written = new Int32Array(parties.length);
  const sides = sidesOf(view);
  const authors: number[] = [];
  let entries = 0;
  for (let row = 0; row < length; row++) {
    if (view.mask[row] !== 1 || corrects[row] !== NONE || says[kind[row] as number] !== 1) continue;
    const party = author[row] as number;
    if (written[party]!++ === 0) authors.push(party);
    if (view.retold) sides[party] = OTHERS;
    else if (source[row] !== 0 && sides[party] === 0) sides[party] = INSTITUTION;
    entries++;
  }
  const perParty = new Map(authors.map((party) => [party, written[party] as number]));
  const perSide = WRITERS.map(() => 0);
  for (const [party, count] of perParty) perSide[sides[party] as number]! += count;
  return { entries, perParty, perSide, sides };
}

/** How many requests are told by one side, by both and by a file, and in a retelling by others alone. */
function toldBy(view: View, cases: Cases): readonly number[] {
  const told = countsOf(toldOf(view, cases), 3);
  return view.retold ? [0, 0, 0, cases.length] : told;
}

function countsOf(codes: Uint8Array, kinds: number): readonly number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (let i = 0; i < codes.length; i++) if ((codes[i] as number) < kinds) counts[codes[i] as number]!++;
  return counts;
}

interface Seen {
  readonly written: Written;
  readonly told: readonly number[];
  readonly basis: Basis;
}

function sentencesOf(view: View, { written, told, basis }: Seen): readonly Sentence[] {
  if (written.entries === 0) return [{ key: "none", values: {} }];
  const { requests: cases, unknown, firstYear, lastYear } = basis;
  return [
    ...(view.retold ? retoldSentences(written, cases) : writtenSentences(written, told, cases)),
    { key: "period", values: { years: yearsCell({ firstYear, lastYear }) }, units: { years: "years" } },
    { key: "unknown", values: { unknown, cases } },
    { key: "not-nothing", values: {} },
    { key: "not-why", values: {} },
  ];
}

function writtenSentences(
  { entries, perParty, perSide }: Written,
  told: readonly number[],
  cases: number,
): readonly Sentence[] {
  const [, residents = 0, institutions = 0] = perSide;
  const requests = { cases, both: told[BOTH_SIDES] ?? 0, imported: told[IMPORTED] ?? 0, alone: told[ONE_SIDE] ?? 0 };
  return [
    { key: "written", values: { entries, parties: perParty.size, residents, institutions } },
    { key: "told", values: requests },
  ];
}

const retoldSentences = ({ entries }: Written, cases: number): readonly Sentence[] => [
  { key: "written-retold", values: { entries } },
  { key: "told-retold", values: { cases } },
];

function sidesTable({ entries, perSide }: Written): Table {
  const rows = [RESIDENTS, INSTITUTION, OTHERS, 0].flatMap((side): Cell[][] => {
    const count = perSide[side] as number;
    const always = side === RESIDENTS || side === INSTITUTION;
    return always || count > 0 ? [[WRITERS[side] as string, count, entries, part(count, entries)]] : [];
  });
  return {
    key: "sides",
    columns: columns({ side: "word", entries: "count", of: "count", share: "share" }),
    rows,
  };
}

/** In order of first entry: no order says who matters. */
const partiesTable = ({ perParty, sides }: Written): Table => ({
  key: "parties",
  columns: columns({ party: "party", side: "word", entries: "count" }),
  rows: Array.from(perParty, ([party, count]) => [party, WRITERS[sides[party] as number] as string, count]),
});

function toldTable(told: readonly number[]): Table {
  const cases = told.reduce((sum, count) => sum + count, 0);
  const row = (word: string, code: number) => [word, told[code] ?? 0, cases, part(told[code] ?? 0, cases)];
  return {
    key: "told",
    columns: columns({ by: "word", requests: "count", of: "count", share: "share" }),
    rows: [
      row("both-sides", BOTH_SIDES),
      row("one-side", ONE_SIDE),
      row("imported", IMPORTED),
      ...(told[OTHERS] === undefined ? [] : [row("others", OTHERS)]),
    ],
  };
}

function unknownTable(view: View, cases: Cases, unanswered: number): Table {
  const { asker, day, rule, decisions, reason, heard, decided } = unknownsIn(view, cases);
  const row = (what: string, count: number, of: number): Cell[] => [what, count, of, part(count, of)];
  return {
    key: "unknown",
    columns: columns({ what: "word", unknown: "count", of: "count", share: "share" }),
    rows: [
      row("answer", unanswered, cases.length),
      row("who-asked", asker, cases.length),
      row("asked-on", day, cases.length),
      row("under-rule", rule, cases.length),
      row("reason-given", reason, decisions),
      row("heard-first", heard, decisions),
      row("decided-on", decided, decisions),
    ],
  };
}

/** What nobody wrote down: of requests who asked, when and under which rule; of decisions the reason, whether they heard first, and when. */
function unknownsIn({ columns: book, follow }: View, { length, current, decision }: Cases) {
  const count = { asker: 0, day: 0, rule: 0, decisions: 0, reason: 0, heard: 0, decided: 0 };
  for (let i = 0; i < length; i++) {
    const asked = current[i] as number;
    if (book.from[asked] === NONE) count.asker++;
    if (book.first[asked] === NO_DAY) count.day++;
    if (follow(book.rule[asked] as number) === NONE) count.rule++;
    const answer = decision[i] as number;
    if (answer === NONE) continue;
    count.decisions++;
    if (book.reason[answer] === 0) count.reason++;
    if (book.heard[answer] === 0) count.heard++;
    if (book.first[answer] === NO_DAY) count.decided++;
  }
  return count;
}
