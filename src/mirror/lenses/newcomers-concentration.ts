import {
  chanceBand,
  type ChanceBand,
  type Concentration,
  concentration,
  drawsFor,
  FEWEST_FOR_INEQUALITY,
  type SpreadItems,
  totalsOf,
} from "../statistics/concentration.ts";
import { type Known, unknown } from "../statistics/known.ts";
import { chanceFrom } from "../statistics/random.ts";
import { type Asking, isYes } from "./newcomers-asking.ts";

/** How the money that was granted is spread over the parties that got any, beside what chance alone would give. */
export interface Spread {
  readonly totals: Float64Array;
  readonly measured: Known<Concentration>;
  readonly band: Known<ChanceBand>;
  /** Enough parties for Gini, Theil and the curve. */
  readonly wide: boolean;
}

/** Parties are those that got money; grants of an unknown amount or to somebody without a name are left out. */
export function concentrated(asking: Asking): Spread {
  const items = grantsOf(asking);
  const totals = totalsOf(items);
  if (items.parties === 0) return { totals, measured: unknown("no-cases"), band: unknown("no-cases"), wide: false };
  const draws = drawsFor(items.amount.length);
  return {
    totals,
    measured: concentration(totals),
    band: chanceBand(items, { chance: chanceFrom("newcomers"), draws }),
    wide: items.parties >= FEWEST_FOR_INEQUALITY,
  };
}

function grantsOf({ length, party, parties, answer, granted, keep }: Asking): SpreadItems {
  const numbers = new Int32Array(parties).fill(-1);
  const amount: number[] = [];
  const to: number[] = [];
  let receivers = 0;
  for (let i = 0; i < length; i++) {
    const j = party[i] as number;
    const cents = granted[i] as number;
    if (j < 0 || !keep(i) || !isYes(answer[i] as number) || !(cents > 0)) continue;
    if (numbers[j] === -1) numbers[j] = receivers++;
    amount.push(cents);
    to.push(numbers[j] as number);
  }
  return { amount: Float64Array.from(amount), party: Int32Array.from(to), parties: receivers };
}
