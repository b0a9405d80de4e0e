import { NO_ANSWER_KNOWN, PARTLY, TAKEN_BACK } from "./answers.ts";
import type { Askers } from "./askers.ts";
import type { Cases } from "./cases.ts";
import type { Labels } from "./labels.ts";
import type { Crossing } from "./statistics/crossing.ts";
import { type Jackknife, jackknifeOf } from "./statistics/jackknife.ts";
import { type Known, unknown } from "./statistics/known.ts";
import {
  countStrata,
  crudeTable,
  hasLike,
  type PartyCases,
  type Strata,
  tableAt,
  type TwoByTwo,
} from "./statistics/strata.ts";
import { type PartyRows, partyRows } from "./statistics/party-rows.ts";
import { pooledDifference } from "./statistics/mantel-haenszel.ts";

/** Requests laid out to be compared: who asked, what came of it, what it is compared between, and what it has in common. */
export interface Setting {
  readonly cases: Cases;
  readonly askers: Askers;
  readonly answers: Uint8Array;
  /** 1 yes, 0 no, else unknown: `outcomesOf` the answers. */
  readonly outcome: Uint8Array;
  readonly labels: Labels;
  /** The label of each case that is kept, −1 of any other. */
  readonly label: Int32Array;
  readonly likes: Crossing;
}

/** A label beside another, or beside all others (null): places in the words of the labels. */
export interface Pair {
  readonly group: number;
  readonly others: number | null;
}

/** Neither of the two groups, or neither yes nor no. */
export const LEFT_OUT = 2;

/** Two groups of requests, ready for the statistics: yes is granted, in whole or in part. A request taken back takes no part. */
export interface Compared extends PartyCases {
  readonly pair: Pair;
  /** A table per stratum of likes; requests that are not known to be like any other are in none. */
  readonly tables: Strata;
  /** All requests of both groups in one table, alike or not. */
  readonly all: TwoByTwo;
  readonly overLikes: TwoByTwo;
  /** Like-for-like difference of the shares of yes (Mantel-Haenszel), null without likes. */
  readonly difference: number | null;
  /** Whether a case stands beside a like of the other group. */
  readonly liked: (i: number) => boolean;
  /** Cases with a like of which nobody knows whether one asked twice: nothing is tested over them. */
  readonly nameless: number;
}

export function compared(setting: Setting, pair: Pair): Compared {
  const { outcome, likes, askers } = setting;
  const group = groupsOf(setting, pair);
  const cases = { group, outcome, ...likes, party: askers.party, parties: askers.parties };
  const tables = countStrata(cases);
  const liked = likesIn({ ...cases, tables });
  return {
    ...cases,
    pair,
    tables,
    nameless: askers.nameless === 0 ? 0 : namelessIn(askers, liked),
    all: tableOf(group, outcome),
    overLikes: crudeTable(tables, hasLike),
    difference: pooledDifference(tables),
    liked,
  };
}

function namelessIn({ party }: Askers, liked: (i: number) => boolean): number {
  let nameless = 0;
  for (let i = 0; i < party.length; i++) if ((party[i] as number) < 0 && liked(i)) nameless++;
  return nameless;
}

/** 1 for a yes, in whole or in part, 0 for a no; else left out. */
export const outcomesOf = (answers: Uint8Array): Uint8Array =>
  answers.map((answer) => (answer >= NO_ANSWER_KNOWN ? LEFT_OUT : answer >= PARTLY ? 1 : 0));

function groupsOf({ answers, label }: Setting, { group, others }: Pair): Uint8Array {
  const groups = new Uint8Array(label.length);
  for (let i = 0; i < groups.length; i++) {
    const one = label[i] as number;
    const isIn = one === group || (one >= 0 && (others === null || one === others));
    groups[i] = isIn && answers[i] !== TAKEN_BACK ? (one === group ? 1 : 0) : LEFT_OUT;
  }
  return groups;
}

function tableOf(group: Uint8Array, outcome: Uint8Array): TwoByTwo {
  // A place for what is left out too, so that no case needs a question.
  const cells = new Int32Array(16);
  for (let i = 0; i < group.length; i++) cells[4 * (group[i] as number) + (outcome[i] as number)]!++;
  const [d = 0, c = 0, , , b = 0, a = 0] = cells;
  return { a, b, c, d };
}

const packed = new WeakMap<Compared, PartyRows>();

/** Its cases packed by party; once per comparison. */
export function partyRowsOf(one: Compared): PartyRows {
  const rows = packed.get(one) ?? partyRows(one);
  packed.set(one, rows);
  return rows;
}

const intervals = new WeakMap<Compared, Known<Jackknife>>();

/** The interval over parties; none where somebody without a name takes part. */
export function intervalOf(one: Compared): Known<Jackknife> {
  if (one.nameless > 0) return unknown("too-few-parties");
  const interval = intervals.get(one) ?? (one.party.length === 0 ? unknown("no-cases") : jackknifeOf(partyRowsOf(one)));
  intervals.set(one, interval);
  return interval;
}

function likesIn({ tables, group, stratum }: Pick<Compared, "tables" | "group" | "stratum">): (i: number) => boolean {
  const liked = Uint8Array.from({ length: tables.count }, (_, s) => Number(hasLike(tableAt(tables, s))));
  return (i) => (group[i] as number) <= 1 && (stratum[i] as number) >= 0 && liked[stratum[i] as number] === 1;
}
