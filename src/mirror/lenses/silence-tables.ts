import { NO_DAY } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Cell, Table } from "../finding.ts";
import { decidedInterval, type Incidence, sharesAt } from "../statistics/aalen-johansen.ts";
import { quartilesOf } from "../waiting.ts";
import { undoCell } from "../sureness.ts";
import type { ComparedBy, ComparedUnit } from "./silence-comparing.ts";
import { daysWaited, isOverdue, type Silent } from "./silence-waiting.ts";
import { columns } from "./table.ts";

/** Upper bounds of the classes of days, each included. */
const CLASSES = [28, 56, 112, 182, 365] as const;

/** How long the requests without an answer have waited, as many as are dated, and how many are not. */
export function classesTable({ waits, waiting }: Silent): Table {
  const counts = new Array<number>(CLASSES.length + 2).fill(0);
  for (const i of waiting) counts[classOf(waits.fewest[i] as number)]!++;
  const words = [...CLASSES.map((days) => `days-${days}`), "days-more", "undated"];
  return {
    key: "classes",
    columns: columns({ waited: "word", requests: "count" }),
    rows: words.map((word, i): Cell[] => [word, counts[i] ?? 0]),
  };
}

function classOf(days: number): number {
  if (Number.isNaN(days)) return CLASSES.length + 1;
  const at = CLASSES.findIndex((bound) => days <= bound);
  return at < 0 ? CLASSES.length : at;
}

/** Waiting per unit of the one asked, in the order of their names; all together first. */
export function unitsTable(silent: Silent): Table {
  const units = unitsOf(silent);
  const named = units.length < 2 ? [] : units.toSorted(({ name: a }, { name: b }) => (a < b ? -1 : 1));
  const all = { name: "all", requests: silent.cases.length, waiting: silent.waiting };
  return {
    key: "units",
    columns: columns({
      unit: "word",
      requests: "count",
      waiting: "count",
      median: "days",
      "first-quarter": "days",
      "last-quarter": "days",
      longest: "days",
      past: "count",
      undated: "count",
    }),
    rows: [all, ...named].map((unit) => unitRow(silent, unit)),
  };
}

interface Unit {
  readonly name: string;
  readonly requests: number;
  /** Places of its cases without an answer. */
  readonly waiting: Int32Array;
}

/** Units in order of first request. */
function unitsOf({ view: { columns: book }, cases, waiting }: Silent): readonly Unit[] {
  const requests = new Int32Array(book.words.unit.words.length);
  const codes: number[] = [];
  for (let i = 0; i < cases.length; i++) {
    const code = book.unit[cases.current[i] as number] as number;
    if (requests[code]!++ === 0) codes.push(code);
  }
  const inUnit = Map.groupBy(waiting, (i) => book.unit[cases.current[i] as number] as number);
  return codes.map((code) => ({
    name: wordAt(book.words.unit, code),
    requests: requests[code] as number,
    waiting: Int32Array.from(inUnit.get(code) ?? []),
  }));
}

function unitRow(silent: Silent, { name, requests, waiting }: Unit): Cell[] {
  const { waits } = silent;
  const dated = daysWaited(waits, waiting);
  const [low, median, high] = quartilesOf(dated) ?? [null, null, null];
  const longest = dated.length === 0 ? null : dated.reduce((most, days) => Math.max(most, days), 0);
  const past = waiting.reduce((count, i) => count + Number(isOverdue(silent, i) === "yes"), 0);
  return [name, requests, waiting.length, median, low, high, longest, past, waiting.length - dated.length];
}

/** Requests without an answer past the term, the longest wait first; each can be opened. */
export function pastTable(silent: Silent): Table {
  const { view, cases, waits, waiting } = silent;
  const { columns: book } = view;
  const past = waiting.filter((i) => isOverdue(silent, i) === "yes");
  const days = (i: number) => waits.fewest[i] as number;
  const rows = Array.from(past)
    .sort((a, b) => days(b) - days(a) || a - b)
    .map((i): Cell[] => {
      const row = cases.current[i] as number;
      const asked =
        book.first[row] === book.last[row] && book.first[row] !== NO_DAY ? (book.first[row] as number) : null;
      const unit = book.words.unit.words[book.unit[row] as number] ?? null;
      return [cases.request[i] as number, asked, days(i), unit === "unknown" ? null : unit];
    });
  return { key: "past", columns: columns({ request: "entry", asked: "day", waited: "days", unit: "name" }), rows };
}

/**
 * How much more or less often requests of one unit, institution or kind end within the term than like requests of the others; how much
 * at least and at most when all those of which that is unknown fall one way or the other, and how few of them undo it.
 */
export const comparedTable = (units: readonly ComparedUnit[], by: ComparedBy): Table => ({
  key: "compared",
  columns: columns({
    [by]: by === "matter" ? "word" : "name",
    difference: "difference",
    low: "difference",
    high: "difference",
    "unknown-unit": "count",
    "unknown-others": "count",
    lowest: "difference",
    highest: "difference",
    undo: "count",
    smallest: "difference",
    "e-value": "number",
  }),
  rows: units.map(({ comparison: { groups, difference, low, high }, sureness }): Cell[] => {
    const { bounds, unknownPerSide, smallest, eValue } = sureness;
    return [
      groups[0],
      difference,
      low,
      high,
      unknownPerSide.group,
      unknownPerSide.others,
      ...(bounds.known ? [bounds.low, bounds.high] : [null, null]),
      undoCell(sureness),
      smallest.known ? smallest.difference : null,
      eValue.known ? eValue.estimate : null,
    ];
  }),
});

const CURVE_POINTS = 60;

/** The curve at so many days that it can be drawn and read; the bounds take requests for independent. */
export function curveTable(curve: Incidence): Table {
  const last = curve.times.at(-1) ?? 0;
  const step = Math.max(1, Math.ceil(last / CURVE_POINTS));
  const days = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return {
    key: "curve",
    columns: columns({
      days: "days",
      waiting: "share",
      decided: "share",
      "decided-low": "share",
      "decided-high": "share",
      withdrawn: "share",
    }),
    rows: days.map((day): Cell[] => {
      const shares = sharesAt(curve, day);
      const bounds = decidedInterval(shares);
      const [low, high] = bounds.known ? [bounds.low, bounds.high] : [null, null];
      return [day, shares.waiting, shares.decided, low, high, shares.withdrawn];
    }),
  };
}
