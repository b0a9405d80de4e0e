import { betaQuantile } from "../src/mirror/statistics/distributions.ts";
import { type Chance, drawBelow } from "../src/mirror/statistics/random.ts";
import type { PartyCases } from "../src/mirror/statistics/strata.ts";

export const LABELS = ["independent", "tied to stratum", "tied to regulars"] as const;
export const SILENCES = ["evenly", "one side"] as const;

/** How requests come about. */
export interface Making {
  readonly size: number;
  /** Intraclass correlation of the answers to one party. */
  readonly effect: number;
  /** So many parties together ask REGULARS_SHARE of everything; all others ask once or twice. */
  readonly regulars: number;
  /** What the label goes with. */
  readonly label: (typeof LABELS)[number];
  /** Whether the label differs between requests of one party; if not it is fixed per party. */
  readonly changing: boolean;
  /** Where the unknown answers are: evenly, or all on the side of the group. */
  readonly silence: (typeof SILENCES)[number];
  /** True difference of the shares of yes, group minus others; 0 when left out. */
  readonly difference?: number;
}

export const REGULARS_SHARE = 0.3;
export const UNKNOWN_SHARE = 0.3;
/** Share of yes in each stratum when there is no difference. */
const RATES: readonly number[] = [0.3, 0.45, 0.6, 0.75];
/** Chance that a party asks for what it mostly asks for. */
const MAIN = 0.7;
const LABEL_RATES: readonly number[] = [0.2, 0.4, 0.6, 0.8];

interface Party {
  readonly main: number;
  readonly regular: boolean;
  readonly label: number;
  /** Where it stands among parties, 0 … 1; the same in every stratum. */
  readonly rank: number;
}

/** Draws one set of cases. Unknown answers and the label of a case are drawn apart from the answer itself. */
export function madeCases(making: Making, chance: Chance): PartyCases {
  const { size } = making;
  const columns = {
    party: new Int32Array(size),
    group: new Uint8Array(size),
    outcome: new Uint8Array(size),
    stratum: new Int32Array(size),
  };
  const parties: Party[] = Array.from({ length: making.regulars }, () => drawParty(making, true, chance));
  const fromRegulars = Math.round(size * REGULARS_SHARE);
  let [asker, left] = [0, 0];
  for (let i = 0; i < size; i++) {
    if (i < fromRegulars) asker = i % making.regulars;
    else if (left-- <= 0) {
      asker = parties.push(drawParty(making, false, chance)) - 1;
      left = drawBelow(chance, 2);
    }
    const party = parties[asker] as Party;
    const stratum = chance() < MAIN ? party.main : drawBelow(chance, RATES.length);
    const group = making.changing ? labelOf(making, { ...party, main: stratum }, chance) : party.label;
    columns.party[i] = asker;
    columns.group[i] = group;
    columns.stratum[i] = stratum;
    columns.outcome[i] = isUnknown(making, group, chance)
      ? 2
      : Number(chance() < rateOf(making, party, stratum, group));
  }
  return { ...columns, parties: parties.length, strata: RATES.length };
}

function drawParty(making: Making, regular: boolean, chance: Chance): Party {
  const bare = { main: drawBelow(chance, RATES.length), regular, rank: chance(), label: 0 };
  return { ...bare, label: labelOf(making, bare, chance) };
}

function labelOf({ label }: Making, { main, regular }: Pick<Party, "main" | "regular">, chance: Chance): number {
  if (label === "tied to stratum") return Number(chance() < (LABEL_RATES[main] as number));
  if (label === "tied to regulars") return Number(chance() < (regular ? 0.9 : 0.35));
  return Number(chance() < 0.5);
}

/** On average over a book about UNKNOWN_SHARE of the answers, whichever side they are on. */
function isUnknown({ silence }: Making, group: number, chance: Chance): boolean {
  if (silence === "evenly") return chance() < UNKNOWN_SHARE;
  return group === 1 && chance() < 2 * UNKNOWN_SHARE;
}

/** A party's share of yes is beta distributed around that of the stratum, with the intraclass correlation asked for. */
function rateOf({ effect, difference = 0 }: Making, { rank }: Party, stratum: number, group: number): number {
  const mean = (RATES[stratum] as number) + (group - 0.5) * difference;
  if (effect === 0) return mean;
  const strength = (1 - effect) / effect;
  return betaQuantile(Math.min(1 - 1e-9, Math.max(1e-9, rank)), mean * strength, (1 - mean) * strength);
}
