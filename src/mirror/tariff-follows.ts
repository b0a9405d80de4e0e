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
 * Whether more was charged than the table gives, as an answer: yes when it is more than every group that may apply, no when it is
 * more than none of them, unknown in between, or where the two cannot be laid beside each other.
 */
export function chargedHigher(groups: readonly TariffGroup[], known: Known, charged: Charged): number {
  const follows = groupsThatFollow(groups, known);
  if (follows.length === 0) return ANSWER.unknown;
  const higher = follows.map((group) => isHigher(group, groupCharged(groups, charged), charged.hourly));
  if (higher.every((one) => one === true)) return ANSWER.yes;
  return higher.every((one) => one === false) ? ANSWER.no : ANSWER.unknown;
}

/** An hour's price beside an hour's price, otherwise group beside group; undefined when neither can be. */
function isHigher(
  follows: TariffGroup,
  charged: TariffGroup | undefined,
  hourly: Charged["hourly"],
): boolean | undefined {
  const { price, per, percent } = follows;
  if (per === "hour" && price !== undefined && hourly !== "unknown") return hourly > price;
  if (charged === undefined) return percent === 0 && hourly !== "unknown" ? hourly > 0 : undefined;
  if (charged === follows) return false;
  if (percent !== undefined && charged.percent !== undefined) return charged.percent > percent;
  if (price !== undefined && charged.price !== undefined && per === charged.per) return charged.price > price;
  return undefined;
}
