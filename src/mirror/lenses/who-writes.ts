import * as z from "zod";
import { answersOf, NO_ANSWER_KNOWN } from "../answers.ts";
import { basisOf } from "../basis.ts";
import { type Cases, casesOf } from "../cases.ts";
import { NO_DAY, NONE } from "../columns.ts";
import { codeOf } from "../dictionary.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import type { Lens } from "../lens.ts";
import { type Selection, selected, SELECTION } from "../selection.ts";
import { INSTITUTION, RESIDENTS, SIDE_WORDS, sidesOf } from "../sides.ts";
import { BOTH_SIDES, IMPORTED, ONE_SIDE, toldOf } from "../told.ts";
import type { View } from "../view.ts";
import { columns, part } from "./table.ts";

/** Whose record is this? Entries per side and party, how many requests both sides tell, and how much is unknown. */
export const whoWrites: Lens<"who-writes", Selection> = {
  name: "who-writes",
  parameters: z.object(SELECTION),
  look(view, parameters) {
    const cases = selected(view, casesOf(view), parameters);
    const written = writtenBy(view);
    const told = countsOf(toldOf(view, cases), 3);
    const unknown = countsOf(answersOf(view, cases), NO_ANSWER_KNOWN + 1)[NO_ANSWER_KNOWN] as number;
    const basis = basisOf(view, cases, { unknown });
    return {
      lens: "who-writes",
      enough: written.entries > 0,
      sentences: sentencesOf(written, told, basis),
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

/** Who publishes a register is an institution, also where nothing else of it may be read. */
function writtenBy(view: View): Written {
  const { columns, mask } = view;
  const codes = new Set(SAYING.map((kind) => codeOf(columns.words.kind, kind)));
  const perParty = new Map<number, number>();
  const publishers = new Set<number>();
  let entries = 0;
  for (let row = 0; row < columns.length; row++) {
    if (!mask[row] || columns.corrects[row] !== NONE || !codes.has(columns.kind[row] as number)) continue;
    const author = columns.author[row] as number;
    perParty.set(author, (perParty.get(author) ?? 0) + 1);
    if (columns.source[row] !== 0) publishers.add(author);
    entries++;
  }
  const sides = sidesOf(view);
  for (const party of publishers) if (sides[party] === 0) sides[party] = INSTITUTION;
  const perSide = [0, 0, 0];
  for (const [party, count] of perParty) perSide[sides[party] as number]! += count;
  return { entries, perParty, perSide, sides };
}

function countsOf(codes: Uint8Array, kinds: number): readonly number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (const code of codes) if (code < kinds) counts[code]!++;
  return counts;
}

function sentencesOf(
  { entries, perParty, perSide }: Written,
  told: readonly number[],
  { requests: cases, unknown, firstYear, lastYear }: Basis,
): readonly Sentence[] {
  if (entries === 0) return [{ key: "none", values: {} }];
  const [, residents = 0, institutions = 0] = perSide;
  const writers = { entries, parties: perParty.size, residents, institutions };
  const requests = { cases, both: told[BOTH_SIDES] ?? 0, imported: told[IMPORTED] ?? 0, alone: told[ONE_SIDE] ?? 0 };
  return [
    { key: "written", values: writers },
    { key: "told", values: requests },
    { key: "period", values: { first: firstYear, last: lastYear }, units: { first: "year", last: "year" } },
    { key: "unknown", values: { unknown, cases } },
    { key: "not-nothing", values: {} },
  ];
}

function sidesTable({ entries, perSide }: Written): Table {
  const rows = [RESIDENTS, INSTITUTION, 0].flatMap((side): Cell[][] => {
    const count = perSide[side] as number;
    return side === 0 && count === 0 ? [] : [[SIDE_WORDS[side] as string, count, entries, part(count, entries)]];
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
  rows: Array.from(perParty, ([party, count]) => [party, SIDE_WORDS[sides[party] as number] as string, count]),
});

function toldTable(told: readonly number[]): Table {
  const cases = told.reduce((sum, count) => sum + count, 0);
  const row = (word: string, code: number) => [word, told[code] ?? 0, cases, part(told[code] ?? 0, cases)];
  return {
    key: "told",
    columns: columns({ by: "word", requests: "count", of: "count", share: "share" }),
    rows: [row("both-sides", BOTH_SIDES), row("one-side", ONE_SIDE), row("imported", IMPORTED)],
  };
}

function unknownTable(view: View, cases: Cases, unanswered: number): Table {
  const { columns: book } = view;
  const { current, decision } = cases;
  const known = decision.filter((row) => row !== NONE);
  const row = (what: string, rows: Int32Array, isUnknown: (row: number) => boolean): Cell[] => {
    const count = rows.reduce((sum, one) => sum + Number(isUnknown(one)), 0);
    return [what, count, rows.length, part(count, rows.length)];
  };
  return {
    key: "unknown",
    columns: columns({ what: "word", unknown: "count", of: "count", share: "share" }),
    rows: [
      ["answer", unanswered, cases.length, part(unanswered, cases.length)],
      row("who-asked", current, (at) => book.from[at] === NONE),
      row("asked-on", current, (at) => book.first[at] === NO_DAY),
      row("under-rule", current, (at) => view.follow(book.rule[at] as number) === NONE),
      row("reason-given", known, (at) => book.reason[at] === 0),
      row("heard-first", known, (at) => book.heard[at] === 0),
      row("decided-on", known, (at) => book.first[at] === NO_DAY),
    ],
  };
}
