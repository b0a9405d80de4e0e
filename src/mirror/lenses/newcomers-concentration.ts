import { institutionCases } from "../asked.ts";
import { growing } from "../growth.ts";
import { codesOf } from "../likeness.ts";
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
import { crossing } from "../statistics/crossing.ts";
import { type Known, unknown } from "../statistics/known.ts";
import { chanceFrom } from "../statistics/random.ts";
import { theil, type Theil } from "../statistics/theil.ts";
import type { View } from "../view.ts";
import { type Asking, isYes } from "./newcomers-asking.ts";

/** How the money that was granted is spread over the parties that got any, beside what chance alone would give. */
export interface Spread {
  readonly totals: Float64Array;
  readonly measured: Known<Concentration>;
  readonly band: Known<ChanceBand>;
  /** Enough parties for Gini, Theil and the curve. */
  readonly wide: boolean;
  /** Of how unequal it is, what lies within and between kinds of request, or else institutions or departments; null with one of each. */
  readonly parts: (Theil & { readonly by: Grouping }) | null;
}

/** What money may be split by, in the order in which it is tried: the first of which there is more than one. */
const GROUPINGS = ["matter", "to", "unit"] as const;
type Grouping = (typeof GROUPINGS)[number];

interface Measured {
  readonly grants: Grants;
  readonly spread: Spread;
}

const measuredOf = growing<{ last?: Measured }>(() => ({}));

/** Parties are those that got money; grants of an unknown amount or to somebody without a name are left out. Measured anew only when somebody got money since. */
export function concentrated(view: View, asking: Asking): Spread {
  const grants = grantsOf(asking);
  const measured = measuredOf(view);
  if (measured.last === undefined || !isSame(measured.last.grants, grants))
    measured.last = { grants, spread: spreadOf(view, grants) };
  return measured.last.spread;
}

const isSame = (one: Grants, other: Grants): boolean =>
  one.parties === other.parties &&
  areEqual(one.amount, other.amount) &&
  areEqual(one.party, other.party) &&
  areEqual(one.places, other.places);

function areEqual(one: Float64Array | Int32Array, other: Float64Array | Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

function spreadOf(view: View, grants: Grants): Spread {
  const totals = totalsOf(grants);
  const none = unknown("no-cases");
  if (grants.parties === 0) return { totals, measured: none, band: none, wide: false, parts: null };
  const wide = grants.parties >= FEWEST_FOR_INEQUALITY;
  const draws = drawsFor(grants.amount.length);
  return {
    totals,
    measured: concentration(totals),
    band: chanceBand(grants, { chance: chanceFrom("newcomers"), draws }),
    wide,
    parts: wide ? partsOf(view, grants) : null,
  };
}

/** Theil within and between groups, over what each receiver got in each of them; grants of which the group is unknown are left out. */
function partsOf(view: View, { amount, party, places }: Grants): Spread["parts"] {
  const cases = institutionCases(view);
  for (const by of GROUPINGS) {
    const all = codesOf(view, cases, by);
    const code = places.map((i) => all[i] as number);
    const groups = crossing([code], code.length);
    if (groups.strata < 2) continue;
    const cells = crossing([party, code], code.length);
    const totals = new Float64Array(cells.strata);
    const group = new Int32Array(cells.strata);
    for (let k = 0; k < amount.length; k++) {
      const cell = cells.stratum[k] as number;
      if (cell < 0) continue;
      totals[cell]! += amount[k] as number;
      group[cell] = groups.stratum[k] as number;
    }
    const split = theil(totals, group, groups.strata);
    if (split.known) return { ...split, by };
  }
  return null;
}

interface Grants extends SpreadItems {
  /** Which cases the grants are of. */
  readonly places: Int32Array;
}

function grantsOf({ length, party, parties, answer, granted, keep }: Asking): Grants {
  const numbers = new Int32Array(parties).fill(-1);
  const amount = new Float64Array(length);
  const to = new Int32Array(length);
  const places = new Int32Array(length);
  let [grants, receivers] = [0, 0];
  for (let i = 0; i < length; i++) {
    const j = party[i] as number;
    const cents = granted[i] as number;
    if (j < 0 || !keep(i) || !isYes(answer[i] as number) || !(cents > 0)) continue;
    if (numbers[j] === -1) numbers[j] = receivers++;
    amount[grants] = cents;
    places[grants] = i;
    to[grants++] = numbers[j] as number;
  }
  return {
    amount: amount.subarray(0, grants),
    party: to.subarray(0, grants),
    parties: receivers,
    places: places.subarray(0, grants),
  };
}
