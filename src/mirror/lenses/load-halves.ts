import type { Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import type { Cell, Sentence, Table } from "../finding.ts";
import { halfAt, halfOf } from "../half-years.ts";
import type { Interval } from "../statistics/known.ts";
import { rateRatioTest } from "../statistics/rates.ts";
import type { View } from "../view.ts";
import { columns } from "./table.ts";

/** What was asked of one party in one whole half year. */
interface AskedInHalf {
  /** Twice the year, plus one in its second half. */
  readonly half: number;
  readonly requests: number;
  readonly askers: number;
}

/** The last two whole half years beside each other. */
export interface TwoHalves {
  readonly earlier: AskedInHalf;
  readonly later: AskedInHalf;
  /** How many times as much a month in the later one, and the ratios it fits with. */
  readonly ratio: (Interval & { readonly estimate: number }) | null;
  /** Whether somebody asked more than once, or without a name: then the exact interval is too narrow. */
  readonly again: boolean;
}

const MONTHS = 6;

/**
 * Requests a month in the last whole half year beside the one before, with the exact interval of their ratio. The halves are those
 * of the calendar, so that no request itself chooses where they begin.
 * @param all requests to all residents: where none is from before both halves, a young book would seem to grow
 */
export function halvesOf(view: View, calls: Cases, all: Cases): TwoHalves | undefined {
  const now = halfAt(view.now);
  const [earlier, later] = [now - 2, now - 1];
  const isBefore = (row: number): boolean => halfOf(view, row) > 0 && halfOf(view, row) < earlier;
  if (!all.current.some(isBefore)) return undefined;
  const halves = [earlier, later].map((half) => askedInHalf(view, calls, half)) as [Half, Half];
  const [one, two] = halves;
  if (one.requests + two.requests === 0) return undefined;
  const over = { over: MONTHS };
  const test = rateRatioTest({ count: two.requests, ...over }, { count: one.requests, ...over });
  const told = test.known && Number.isFinite(test.estimate) && Number.isFinite(test.high);
  const askers = new Set([...one.from, ...two.from]);
  return {
    earlier: one,
    later: two,
    ratio: told ? { estimate: test.estimate, low: test.low, high: test.high } : null,
    again: askers.has(NONE) || askers.size < one.requests + two.requests,
  };
}

interface Half extends AskedInHalf {
  readonly from: readonly number[];
}

function askedInHalf(view: View, calls: Cases, half: number): Half {
  const from = Array.from(calls.current)
    .filter((row) => halfOf(view, row) === half)
    .map((row) => view.columns.from[row] as number);
  const named = new Set(from.filter((party) => party !== NONE));
  return { half, requests: from.length, askers: named.size, from };
}

export const halvesTable = (halves: TwoHalves | undefined): Table => ({
  key: "halves",
  columns: columns({ half: "name", requests: "count", others: "count", "per-month": "number" }),
  rows: halves
    ? [halves.earlier, halves.later].map(({ half, requests, askers }): Cell[] => [
        `${Math.floor(half / 2)}-${1 + (half % 2)}`,
        requests,
        askers,
        Math.round((100 * requests) / MONTHS) / 100,
      ])
    : [],
});

/** In words, under "how sure": told to the holder alone, as all of its load. */
export function halvesSentences(halves: TwoHalves | undefined): readonly Sentence[] {
  if (!halves) return [];
  const { earlier, later, ratio, again } = halves;
  const counts: Sentence = { key: "sure.halves", values: { earlier: earlier.requests, later: later.requests } };
  if (ratio === null) return [counts];
  const units = { ratio: "number", low: "number", high: "number" } as const;
  const times = { ratio: tenths(ratio.estimate), low: tenths(ratio.low), high: tenths(ratio.high) };
  return [
    counts,
    { key: "sure.halves-times", values: times, units },
    ...(again ? [{ key: "sure.halves-again", values: {} }] : []),
  ];
}

const tenths = (value: number): number => Math.round(10 * value) / 10;
