import { institutionCases } from "../asked.ts";
import { type Cases } from "../cases.ts";
import { NONE } from "../columns.ts";
import { codeOf, wordAt } from "../dictionary.ts";
import { casesWhere } from "../selection.ts";
import type { View } from "../view.ts";

/** Requests to institutions for a room, an hour in one, or its price. */
export function roomCases(view: View): Cases {
  const { columns } = view;
  const wanted = new Set(["space", "tariff"].map((word) => codeOf(columns.words.matter, word)));
  const cases = institutionCases(view);
  return casesWhere(cases, (i) => wanted.has(columns.matter[cases.current[i] as number] as number));
}

/** Those for a room of one's own: not for one activity, and not under a table of tariffs. */
export function ownRoomCases(view: View, cases: Cases): Cases {
  const { columns } = view;
  const [space, tariff] = [codeOf(columns.words.matter, "space"), codeOf(columns.words.matter, "tariff")];
  return casesWhere(cases, (i) => {
    const row = cases.current[i] as number;
    const rule = view.follow(columns.rule[row] as number);
    const hall = rule !== NONE && columns.matter[view.current(rule)] === tariff;
    return columns.matter[row] === space && view.follow(columns.target[row] as number) === NONE && !hall;
  });
}

/** What came of a case, as a word of the language files. */
export function outcomeOf({ columns }: View, { decision }: Cases, i: number): string {
  const row = decision[i] as number;
  if (row === NONE) return "no-decision";
  return wordAt(columns.words.outcome, columns.outcome[row] as number);
}

/** One tariff of one manager, as it was charged. */
export interface Price {
  readonly decider: number;
  readonly tariff: string;
  times: number;
  readonly parties: Set<number>;
  /** Cents an hour. */
  lowest: number;
  highest: number;
  unpriced: number;
}

/** What was charged: every decision that names a tariff or a price of an hour, per manager and tariff, in order of first use. */
export function pricesOf(view: View, cases: Cases): readonly Price[] {
  const { columns } = view;
  const prices = new Map<string, Price>();
  for (let i = 0; i < cases.length; i++) {
    const row = cases.decision[i] as number;
    if (row === NONE) continue;
    const hourly = hourlyAt(view, row);
    const tariff = wordAt(columns.words.tariff, columns.tariff[row] as number);
    if (tariff === "unknown" && hourly === null) continue;
    const price = priceAt(prices, columns.from[row] as number, tariff);
    price.times++;
    price.parties.add(columns.from[cases.current[i] as number] as number);
    if (hourly === null) price.unpriced++;
    else [price.lowest, price.highest] = [Math.min(price.lowest, hourly), Math.max(price.highest, hourly)];
  }
  return [...prices.values()];
}

function priceAt(prices: Map<string, Price>, decider: number, tariff: string): Price {
  const key = `${decider} ${tariff}`;
  const fresh = {
    decider,
    tariff,
    times: 0,
    parties: new Set<number>(),
    lowest: Infinity,
    highest: -Infinity,
    unpriced: 0,
  };
  const price = prices.get(key) ?? fresh;
  prices.set(key, price);
  return price;
}

/** A case's decision is read at its last correction; what it says in full hangs on the first telling. */
function hourlyAt(view: View, row: number): number | null {
  const corrects = view.columns.corrects[row] as number;
  const hourly = view.said(corrects === NONE ? row : corrects, "decision")?.hourly;
  return typeof hourly === "number" ? hourly : null;
}
