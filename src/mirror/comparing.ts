import { NO_ANSWER_KNOWN, PARTLY, TAKEN_BACK } from "./answers.ts";
import type { Askers } from "./askers.ts";
import type { Cases } from "./cases.ts";
import type { Labels } from "./labels.ts";
import type { Crossing } from "./statistics/crossing.ts";
import { type Jackknife, jackknife } from "./statistics/jackknife.ts";
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
import { pooledDifference } from "./statistics/mantel-haenszel.ts";

/** Requests laid out to be compared: who asked, what came of it, what it is compared between, and what it has in common. */
export interface Setting {
  readonly cases: Cases;
  readonly askers: Askers;
  readonly answers: Uint8Array;
  readonly labels: Labels;
  readonly likes: Crossing;
  readonly keep: (i: number) => boolean;
}

/** A label beside another, or beside all others (null): places in the words of the labels. */
export interface Pair {
  readonly group: number;
  readonly others: number | null;
}

const LEFT_OUT = 2;

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
  const group = groupsOf(setting, pair);
  const outcome = setting.answers.map((answer) => (answer >= NO_ANSWER_KNOWN ? LEFT_OUT : Number(answer >= PARTLY)));
  const { party, parties } = setting.askers;
  const cases = { group, outcome, ...setting.likes, party, parties };
  const tables = countStrata(cases);
  const together = { ...cases, stratum: new Int32Array(group.length), strata: 1 };
  const liked = likesIn({ ...cases, tables });
  let nameless = 0;
  for (let i = 0; i < group.length; i++) if ((party[i] as number) < 0 && liked(i)) nameless++;
  return {
    ...cases,
    pair,
    tables,
    nameless,
    all: crudeTable(countStrata(together)),
    overLikes: crudeTable(tables, hasLike),
    difference: pooledDifference(tables),
    liked,
  };
}

function groupsOf({ answers, labels: { label }, keep }: Setting, { group, others }: Pair): Uint8Array {
  const groups = new Uint8Array(label.length).fill(LEFT_OUT);
  for (let i = 0; i < label.length; i++) {
    const one = label[i] as number;
    if (one < 0 || answers[i] === TAKEN_BACK || !keep(i)) continue;
    if (one === group) groups[i] = 1;
    else if (others === null || one === others) groups[i] = 0;
  }
  return groups;
}

/** The interval over parties; none where somebody without a name takes part. */
export const intervalOf = (one: Compared): Known<Jackknife> =>
  one.nameless > 0 ? unknown("too-few-parties") : jackknife(one);

function likesIn({ tables, group, stratum }: Pick<Compared, "tables" | "group" | "stratum">): (i: number) => boolean {
  const liked = Uint8Array.from({ length: tables.count }, (_, s) => Number(hasLike(tableAt(tables, s))));
  return (i) => (group[i] as number) <= 1 && liked[stratum[i] as number] === 1;
}
