import { askersOf } from "../askers.ts";
import { LEFT_OUT } from "../comparing.ts";
import type { Cell, Sentence, Table } from "../finding.ts";
import { strataOf } from "../likeness.ts";
import { DECIDED, WITHDRAWN } from "../statistics/aalen-johansen.ts";
import { type DrawBounds, drawsWithin } from "../statistics/draws.ts";
import { FEWEST_PARTIES } from "../statistics/jackknife.ts";
import { kaplanMeier, quantileOf } from "../statistics/kaplan-meier.ts";
import { type Known, unknown } from "../statistics/known.ts";
import { type GroupedWaits, logRank, partyLogRank } from "../statistics/log-rank.ts";
import { LARGEST_SMALLEST_P } from "../statistics/party-evidence.ts";
import type { Permutation } from "../statistics/party-permutation.ts";
import { effectiveParties, partyRows } from "../statistics/party-rows.ts";
import { chanceFrom } from "../statistics/random.ts";
import type { View } from "../view.ts";
import { daysOf } from "../waiting.ts";
import { isLate } from "./silence-curve.ts";
import type { Silent } from "./silence-waiting.ts";
import { columns } from "./table.ts";

/** Forms without a legal person, and with one. Institutions, residents without a name and "other" are neither. */
const WITHOUT: readonly string[] = ["initiative", "group"];
const WITH: readonly string[] = ["foundation", "association", "owners-association", "company", "school"];

/** Waits of parties without a legal form (group 1) and with one (0), beside likes of the other side. */
interface LegalWaits extends GroupedWaits {
  readonly party: Int32Array;
  readonly parties: number;
  /** Cases by place in these columns. */
  readonly places: Int32Array;
}

/**
 * Do groups without a legal form wait longer? A party keeps its form, so forms change hands over whole parties (party-permuted
 * log-rank) within the kind of request of one institution. Undecided requests count as long as they waited; withdrawn ones end
 * without a decision, and are counted the other way too. Requests written down late make left truncation; they are counted per side.
 */
export interface Legal {
  readonly waits: LegalWaits;
  /** By lottery over parties: withdrawn as not decided, and as ended. */
  readonly lottery: Known<Permutation>;
  readonly lotteryEnded: Known<Permutation>;
  /** Decisions there would be without a legal form if it waited like the others. */
  readonly expected: number | null;
}

/** So many parties drawn take a few hundredths of a second. */
const DRAWS: DrawBounds = { work: 2_000_000, fewest: 199, most: 1_999 };

export function legalOf(silent: Silent): Legal {
  const waits = legalWaits(silent);
  const draws = drawsWithin(DRAWS, waits.parties);
  const ordinary = logRank(waits);
  const drawn = (one: LegalWaits) => partyLogRank(one, { chance: chanceFrom("legal form"), draws });
  const enough = isEnough(waits);
  const ended = waits.event.map((event, k) =>
    silent.waits.state[waits.places[k] as number] === WITHDRAWN ? 1 : event,
  );
  return {
    waits,
    lottery: enough ? drawn(waits) : unknown("too-few-parties"),
    lotteryEnded: enough ? drawn({ ...waits, event: ended }) : unknown("too-few-parties"),
    expected: ordinary.known ? ordinary.expected : null,
  };
}

function isEnough(waits: LegalWaits): boolean {
  const { group, others } = effectiveParties(partyRows({ ...waits, outcome: waits.event }));
  return Math.min(group, others) >= FEWEST_PARTIES;
}

/** Dated waits of askers that have a name and a known form, of the kinds of request for which both sides asked. */
function legalWaits({ view, cases, waits }: Silent): LegalWaits {
  const askers = askersOf(view, cases);
  const likes = strataOf(view, cases, ["to", "matter"]);
  const group = cases.current.length === 0 ? new Uint8Array() : groupsOf(view, cases.current);
  const dated = (i: number) => !Number.isNaN(daysOf(waits, i));
  const takesPart = (i: number): boolean =>
    (group[i] as number) <= 1 && (askers.party[i] as number) >= 0 && (likes.stratum[i] as number) >= 0 && dated(i);
  const sides = new Uint8Array(likes.strata);
  const some = cases.current.map((_, i) => i).filter(takesPart);
  for (const i of some) sides[likes.stratum[i] as number]! |= 1 << (group[i] as number);
  const places = some.filter((i) => sides[likes.stratum[i] as number] === BOTH);
  return {
    places,
    time: Float64Array.from(places, (i) => daysOf(waits, i)),
    event: Uint8Array.from(places, (i) => Number(waits.state[i] === DECIDED)),
    group: Uint8Array.from(places, (i) => group[i] as number),
    stratum: places.map((i) => likes.stratum[i] as number),
    strata: likes.strata,
    party: places.map((i) => askers.party[i] as number),
    parties: askers.parties,
  };
}

const BOTH = 3;

function groupsOf(view: View, rows: Int32Array): Uint8Array {
  const sideOf = view.columns.words.form.words.map((word) =>
    WITHOUT.includes(word) ? 1 : WITH.includes(word) ? 0 : LEFT_OUT,
  );
  return Uint8Array.from(rows, (row) => sideOf[view.form(row)] ?? LEFT_OUT);
}

/** Both sides, with what is decided, what would be if both waited alike, how long the middle one waits, and how many were written down late. */
export function legalTable(silent: Silent, { waits, expected }: Legal): readonly Table[] {
  if (waits.places.length === 0) return [];
  const decided = waits.event.reduce((sum, one) => sum + one, 0);
  const row = (side: number, word: string, alike: number | null): Cell[] => {
    const own = Array.from(waits.places.keys()).filter((k) => waits.group[k] === side);
    const count = (is: (k: number) => boolean) => own.filter(is).length;
    return [
      word,
      own.length,
      new Set(own.map((k) => waits.party[k])).size,
      count((k) => waits.event[k] === 1),
      alike,
      middleOf(waits, own),
      count((k) => silent.waits.state[waits.places[k] as number] === WITHDRAWN),
      count((k) => isLate(silent, waits.places[k] as number)),
    ];
  };
  return [
    {
      key: "legal",
      columns: columns({
        form: "word",
        requests: "count",
        parties: "count",
        decided: "count",
        alike: "number",
        median: "days",
        withdrawn: "count",
        "written-late": "count",
      }),
      rows: [
        row(1, "without-legal-form", expected),
        row(0, "with-legal-form", expected === null ? null : decided - expected),
      ],
    },
  ];
}

/** Days after which half is decided, undecided ones counted; null when half never is. */
function middleOf({ time, event }: LegalWaits, own: readonly number[]): number | null {
  const curve = kaplanMeier({
    time: Float64Array.from(own, (k) => time[k] as number),
    event: Uint8Array.from(own, (k) => event[k] as number),
  });
  const middle = curve.known ? quantileOf(curve, 0.5) : curve;
  return middle.known ? middle.time : null;
}

/** More often than this by lottery, and which side waits longer is left open. */
const SELDOM = 0.05;

/** In words: which side waits longer, and how often a lottery over the parties gives as much. Exploring always: nothing is claimed. */
export function legalSentences({ waits, lottery, lotteryEnded }: Legal): readonly Sentence[] {
  if (waits.places.length === 0) return [];
  if (!lottery.known || lottery.smallestP > LARGEST_SMALLEST_P) return [{ key: "sure.legal-few", values: {} }];
  const times = ({ p, draws, exact }: Permutation) => Math.round(exact ? p * draws : p * (draws + 1) - 1);
  const way = lottery.p > SELDOM ? "unclear" : lottery.excess < 0 ? "longer" : "shorter";
  const values = { times: times(lottery), draws: lottery.draws };
  const ended = lotteryEnded.known && lotteryEnded.draws === lottery.draws ? times(lotteryEnded) : null;
  return [
    { key: `sure.legal-${way}`, values },
    ...(ended === null || ended === values.times ? [] : [{ key: "sure.legal-ended", values: { times: ended } }]),
  ];
}
