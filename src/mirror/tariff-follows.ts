import type { TariffGroup } from "../register/kinds/rule.ts";
import { ANSWER, type Known, weigh } from "./kleene.ts";

/**
 * The groups of a tariff table that may apply, in order: the first that holds, and before it each that nobody can rule out yet.
 * One group is certain; several are "one of"; none means that no group of the table holds.
 */
export function groupsThatFollow(groups: readonly TariffGroup[], known: Known): readonly TariffGroup[] {
  const possible: TariffGroup[] = [];
  for (const group of groups) {
    const holds = weigh(group.when, known);
    if (holds === ANSWER.no) continue;
    possible.push(group);
    if (holds === ANSWER.yes) break;
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
export function besideTable(groups: readonly TariffGroup[], known: Known, charged: Charged): BesideTable {
  const own = groupCharged(groups, charged);
  const follows = groupsThatFollow(groups, known);
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
