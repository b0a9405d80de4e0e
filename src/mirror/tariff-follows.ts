import type { TariffGroup } from "../register/kinds/rule.ts";
import { ANSWER, type Known, weigh } from "./kleene.ts";

/** Per group of a table whether its condition holds, as an answer. */
export const holdsOf = (groups: readonly TariffGroup[], known: Known): readonly number[] =>
  groups.map(({ when }) => weigh(when, known));

/**
 * The groups of a tariff table that may apply, in order: the first that holds, and before it each that nobody can rule out yet.
 * One group is certain; several are "one of"; none means that no group of the table holds.
 */
export function groupsThatFollow(groups: readonly TariffGroup[], holds: readonly number[]): readonly TariffGroup[] {
  const possible: TariffGroup[] = [];
  for (const [i, group] of groups.entries()) {
    if (holds[i] === ANSWER.no) continue;
    possible.push(group);
    if (holds[i] === ANSWER.yes) break;
  }
  return possible;
}

/** A tariff as it was charged: the group as the decider calls it, and cents an hour. */
export interface Charged {
  readonly tariff: string;
  readonly hourly: number | "unknown";
}

/** The group of a table that somebody was charged, by its name; undefined when the table holds no such name. */
export const groupCharged = (groups: readonly TariffGroup[], { tariff }: Charged): TariffGroup | undefined =>
  groups.find(({ name }) => plain(name) === plain(tariff));

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/g, " ");

/**
 * A tariff charged beside what the table gives. "possible": it is one of the groups that may apply, or between them; "different": it
 * is another group, and nobody can tell which of the two is more.
 */
export type BesideTable = "higher" | "lower" | "same" | "possible" | "different" | "unknown";

/**
 * Lays a tariff charged beside the table: "higher" only when it is more than every group that may apply. Unknown where no group
 * holds, or where the two cannot be laid beside each other.
 */
export function besideTable(groups: readonly TariffGroup[], holds: readonly number[], charged: Charged): BesideTable {
  const own = groupCharged(groups, charged);
  const follows = groupsThatFollow(groups, holds);
  const signs = follows.map((group) => signOf(group, own, charged.hourly));
  if (signs.length === 0) return "unknown";
  if (signs.includes(undefined))
    return own === undefined ? "unknown" : follows.includes(own) ? "possible" : "different";
  if (signs.every((sign) => sign === 0)) return "same";
  if (signs.every((sign) => (sign as number) > 0)) return "higher";
  return signs.every((sign) => (sign as number) < 0) ? "lower" : "possible";
}

/** More than zero when more was charged than a group asks: an hour's price beside an hour's price, otherwise group beside group. */
function signOf(follows: TariffGroup, charged: TariffGroup | undefined, hourly: Charged["hourly"]): number | undefined {
  const { price, per, percent } = follows;
  if (charged === follows) return 0;
  if (per === "hour" && price !== undefined && hourly !== "unknown") return hourly - price;
  if (charged === undefined) return percent === 0 && hourly !== "unknown" ? hourly : undefined;
  if (percent !== undefined && charged.percent !== undefined) return charged.percent - percent;
  if (price !== undefined && charged.price !== undefined && per === charged.per) return charged.price - price;
  return undefined;
}

/** Below zero when the first group is cheaper than the other, above when it is dearer; undefined where the table does not say. */
export function cheaper(group: TariffGroup, other: TariffGroup): number | undefined {
  if (group.percent !== undefined && other.percent !== undefined) return group.percent - other.percent;
  if (group.price !== undefined && other.price !== undefined && group.per === other.per)
    return group.price - other.price;
  if (group.percent === 0) return -1;
  return other.percent === 0 ? 1 : undefined;
}

/** What an hour costs in a group, in cents, from what another group of the table charged; undefined where that cannot be told. */
export function hourlyIn(
  group: TariffGroup,
  charged: { readonly group: TariffGroup | undefined; readonly hourly: Charged["hourly"] },
): number | undefined {
  if (group === charged.group) return charged.hourly === "unknown" ? ownHourly(group) : charged.hourly;
  const own = ownHourly(group);
  if (own !== undefined || charged.hourly === "unknown" || charged.group === undefined) return own;
  const share = shareOf(group, charged.group);
  return share === undefined ? undefined : Math.round(charged.hourly * share);
}

function ownHourly({ percent, price, per, atMost }: TariffGroup): number | undefined {
  if (percent === 0) return 0;
  return per === "hour" && !atMost ? price : undefined;
}

/** A price that is "at most" may be anything below it. */
function shareOf(group: TariffGroup, of: TariffGroup): number | undefined {
  if (group.atMost || of.atMost) return undefined;
  if (group.percent !== undefined && of.percent) return group.percent / of.percent;
  return group.price !== undefined && of.price && group.per === of.per ? group.price / of.price : undefined;
}
