import { NO, NO_ANSWER_KNOWN } from "../answers.ts";
import type { Compared, Setting } from "../comparing.ts";
import type { Cell, Sentence, Table } from "../finding.ts";
import { bootstrap } from "../statistics/bootstrap.ts";
import { type DrawBounds, drawsWithin } from "../statistics/draws.ts";
import { hodgesLehmann } from "../statistics/hodges-lehmann.ts";
import { FEWEST_PARTIES } from "../statistics/jackknife.ts";
import type { Interval } from "../statistics/known.ts";
import { chanceFrom } from "../statistics/random.ts";
import { vanElteren } from "../statistics/rank-strata.ts";
import { risingOf } from "../statistics/rising.ts";
import type { View } from "../view.ts";
import { columns } from "./table.ts";

/** Like requests for money of which asked and granted are both known, in cents; equal lengths. */
export interface Amounts {
  /** 1 the group, 0 the others. */
  readonly group: Uint8Array;
  readonly asked: Float64Array;
  readonly granted: Float64Array;
  readonly stratum: Int32Array;
  readonly strata: number;
  readonly party: Int32Array;
  readonly parties: number;
}

/** Requests of which the answer is known, and both amounts; no is nothing granted. */
export function amountsOf({ columns: { amount } }: View, { cases, answers }: Setting, main: Compared): Amounts {
  const places = new Int32Array(main.group.length);
  const asked = new Float64Array(main.group.length);
  const granted = new Float64Array(main.group.length);
  let length = 0;
  for (let i = 0; i < main.group.length; i++) {
    const answer = answers[i] as number;
    if (answer >= NO_ANSWER_KNOWN || !main.liked(i)) continue;
    const wanted = amount[cases.current[i] as number] as number;
    const got = answer === NO ? 0 : (amount[cases.decision[i] as number] as number);
    if (Number.isNaN(wanted) || Number.isNaN(got)) continue;
    asked[length] = wanted;
    granted[length] = got;
    places[length++] = i;
  }
  const kept = places.subarray(0, length);
  return {
    group: at(main.group, kept, new Uint8Array(length)),
    asked: asked.subarray(0, length),
    granted: granted.subarray(0, length),
    stratum: at(main.stratum, kept, new Int32Array(length)),
    strata: main.strata,
    party: at(main.party, kept, new Int32Array(length)),
    parties: main.parties,
  };
}

/** The values at these places. */
function at<T extends Uint8Array | Int32Array>(values: T, places: Int32Array, into: T): T {
  for (let k = 0; k < places.length; k++) into[k] = values[places[k] as number] as number;
  return into;
}

/** Values of the group and of the others, without those that are not known. */
function sidesOf({ group }: Amounts, values: Float64Array): Sides {
  const size = [0, 0] as [number, number];
  for (let k = 0; k < values.length; k++) if (!Number.isNaN(values[k])) size[group[k] as 0 | 1]++;
  const [others, own] = [new Float64Array(size[0]), new Float64Array(size[1])];
  let [i, j] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (Number.isNaN(value)) continue;
    if (group[k] === 1) own[i++] = value;
    else others[j++] = value;
  }
  return [own, others];
}

/** All pairs of both sides are laid out: past this many nobody waits for them. */
const MOST_PAIRS = 300_000;

type Sides = readonly [Float64Array, Float64Array];
const isTooMany = ([one, two]: Sides): boolean => one.length * two.length > MOST_PAIRS;

/** The middle difference of all pairs (Hodges and Lehmann), with its interval: three cells. */
function shiftCells(sides: Sides): readonly Cell[] {
  if (isTooMany(sides)) return ["too-many-pairs", "too-many-pairs", "too-many-pairs"];
  const shift = hodgesLehmann(...sides);
  return shift.known ? [shift.shift, shift.low, shift.high] : [null, null, null];
}

/** Whether a party, or somebody without a name, may stand in it twice: then an ordinary test finds too much. */
function isTwice({ party }: Amounts): boolean {
  const seen = new Set<number>();
  for (const one of party) {
    if (one < 0 || seen.has(one)) return true;
    seen.add(one);
  }
  return false;
}

/** How amounts of both sides lie beside each other, kinds of request taken together; chance is weighed within kinds, and only where nobody stands in it twice. */
export function shiftsTable(amounts: Amounts): readonly Table[] {
  const others = amounts.group.reduce((count, side) => count + Number(side === 0), 0);
  const group = amounts.group.length - others;
  if (group === 0 || others === 0) return [];
  const row = (what: "asked" | "granted"): Cell[] => {
    const sides = sidesOf(amounts, amounts[what]);
    const word = what === "asked" ? what : "granted-amount";
    return [word, group, others, ...shiftCells(sides), superiorityOf(sides), chanceOf(amounts, what)];
  };
  return [
    {
      key: "shifts",
      columns: columns({
        amount: "word",
        group: "count",
        others: "count",
        shift: "cents",
        "shift-low": "cents",
        "shift-high": "cents",
        superiority: "share",
        "rank-chance": "number",
      }),
      rows: [row("asked"), row("granted")],
    },
    ratioTable(amounts),
  ];
}

/** Share of pairs in which the group's amount is the larger, ties for half (Mann and Whitney 1947): both put in rising order, so one pass. */
function superiorityOf(sides: Sides): number | null {
  const [one, two] = [risingOf(sides[0]), risingOf(sides[1])];
  if (one.length === 0 || two.length === 0) return null;
  let [smaller, upTo, pairs] = [0, 0, 0];
  for (const value of one) {
    while (smaller < two.length && (two[smaller] as number) < value) smaller++;
    while (upTo < two.length && (two[upTo] as number) <= value) upTo++;
    pairs += (smaller + upTo) / 2;
  }
  return pairs / (one.length * two.length);
}

/** Van Elteren's chance within kinds of request; a word where a party stands in it twice. */
function chanceOf(amounts: Amounts, what: "asked" | "granted"): Cell {
  if (isTwice(amounts)) return "somebody-twice";
  const test = vanElteren({ ...amounts, value: amounts[what] });
  return test.known ? test.p : null;
}

/** The part granted of what was asked: of all money together, over parties, and of the middle pair of requests. */
function ratioTable(amounts: Amounts): Table {
  const part = amounts.granted.map((granted, k) => {
    const one = granted / (amounts.asked[k] as number);
    return Number.isFinite(one) ? one : Number.NaN;
  });
  const middle = shiftCells(sidesOf(amounts, part));
  const { difference, interval } = ratioOver(amounts);
  return {
    key: "ratio",
    columns: columns({ of: "word", difference: "difference", low: "difference", high: "difference" }),
    rows: [
      ["of-all-money", difference, interval?.low ?? null, interval?.high ?? null],
      ["of-the-middle", ...middle],
    ],
  };
}

/** So many parties drawn take a few hundredths of a second. */
const DRAWS: DrawBounds = { work: 1_000_000, fewest: 199, most: 999 };

/** Difference of the parts granted, with Efron's BCa interval over whole parties; no interval with few parties, or somebody without a name. */
function ratioOver(amounts: Amounts): { readonly difference: number | null; readonly interval: Interval | null } {
  const parties = perParty(amounts);
  const all = new Float64Array(parties.count).fill(1);
  const difference = differenceOver(parties, all);
  const few = Math.min(...parties.sides) < FEWEST_PARTIES;
  if (difference === null || few || amounts.party.some((one) => one < 0)) return { difference, interval: null };
  const drawn = bootstrap(parties.count, (times) => differenceOver(parties, times), {
    chance: chanceFrom("part granted"),
    draws: drawsWithin(DRAWS, parties.count),
  });
  return { difference, interval: drawn.known ? drawn.accelerated : null };
}

interface PerParty {
  readonly count: number;
  /** How many have money on each side, the others first. */
  readonly sides: readonly [number, number];
  /** Cents per party and side: asked and granted of the others, then of the group. */
  readonly cents: Float64Array;
}

/** Parties numbered by their first amount, so that how a book numbers them changes nothing; all without a name are one. */
function perParty({ group, asked, granted, party, parties }: Amounts): PerParty {
  const numbers = new Int32Array(parties + 1).fill(-1);
  const places = new Int32Array(party.length);
  let count = 0;
  for (let k = 0; k < places.length; k++) {
    const one = 1 + Math.max(-1, party[k] as number);
    if (numbers[one] === -1) numbers[one] = count++;
    places[k] = numbers[one] as number;
  }
  const cents = new Float64Array(4 * count);
  const seen = new Uint8Array(2 * count);
  const sides: [number, number] = [0, 0];
  for (let k = 0; k < places.length; k++) {
    const side = group[k] as 0 | 1;
    const j = 2 * (places[k] as number) + side;
    cents[2 * j]! += asked[k] as number;
    cents[2 * j + 1]! += granted[k] as number;
    if (seen[j] === 0) sides[side]++;
    seen[j] = 1;
  }
  return { count, sides, cents };
}

function differenceOver({ count, cents }: PerParty, times: Float64Array): number | null {
  const sum = [0, 0, 0, 0];
  for (let j = 0; j < count; j++)
    for (let c = 0; c < 4; c++) sum[c]! += (times[j] as number) * (cents[4 * j + c] as number);
  const [askedOthers = 0, grantedOthers = 0, asked = 0, granted = 0] = sum;
  return asked === 0 || askedOthers === 0 ? null : granted / asked - grantedOthers / askedOthers;
}

/** Why chance is not weighed there. */
export const shiftSentences = (amounts: Amounts): readonly Sentence[] =>
  amounts.group.length > 0 && isTwice(amounts) ? [{ key: "sure.somebody-twice", values: {} }] : [];
