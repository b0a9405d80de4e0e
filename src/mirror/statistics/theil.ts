import { type Known, unknown } from "./known.ts";

/** An inequality, and the parts of it that lie within groups and between them: together the whole. */
export interface Parts {
  readonly all: number;
  readonly within: number;
  readonly between: number;
}

export interface Theil {
  /** Theil's T (1967): groups count by their share of the amount. */
  readonly t: Parts;
  /** Theil's L, the mean log deviation: groups count by their number of parties. None when a party got nothing: it has no end. */
  readonly l: Known<Parts>;
}

/**
 * How unequal totals are, split by group (Shorrocks 1980). `totals`: one per party, not negative; `group`: 0 … groups − 1, negative
 * is left out.
 */
export function theil(totals: Float64Array, group: Int32Array, groups: number): Known<Theil> {
  const held = sumsOf(totals, group, groups);
  if (held.parties === 0) return unknown("no-cases");
  if (!(held.amount > 0)) return unknown("no-variance");
  if (!Number.isFinite(held.amount)) return unknown("out-of-reach");
  const mean = held.amount / held.parties;
  const t = { all: 0, within: 0, between: 0 };
  const l = { all: 0, within: 0, between: 0 };
  for (let i = 0; i < totals.length; i++) {
    const g = group[i] as number;
    if (g < 0) continue;
    const own = (held.amounts[g] as number) / (held.sizes[g] as number);
    const [share, part] = [(totals[i] as number) / held.amount, 1 / held.parties];
    add(t, share, share === 0 ? ZERO : { far: Math.log((totals[i] as number) / mean), out: Math.log(own / mean) });
    add(l, part, { far: Math.log(mean / (totals[i] as number)), out: Math.log(mean / own) });
  }
  const ends = Number.isFinite(l.all);
  return { known: true, t, l: ends ? { known: true, ...l } : unknown("out-of-reach") };
}

const ZERO = { far: 0, out: 0 };

/** `far` of a party from the mean, of which `out` is how far its group lies from it. */
function add(parts: { all: number; within: number; between: number }, weight: number, far: typeof ZERO): void {
  parts.all += weight * far.far;
  parts.between += weight * far.out;
  parts.within += weight * (far.far - far.out);
}

function sumsOf(totals: Float64Array, group: Int32Array, groups: number) {
  const amounts = new Float64Array(groups);
  const sizes = new Float64Array(groups);
  let [amount, parties] = [0, 0];
  for (let i = 0; i < totals.length; i++) {
    const g = group[i] as number;
    if (g < 0) continue;
    amounts[g]! += totals[i] as number;
    sizes[g]!++;
    amount += totals[i] as number;
    parties++;
  }
  return { amounts, sizes, amount, parties };
}
