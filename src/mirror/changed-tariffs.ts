import type { TariffGroup } from "../register/kinds/rule.ts";
import { subjectOf } from "./changed-outcomes.ts";
import { type Change, weighChanged } from "./changed-rule.ts";
import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { ANSWER, type Known, not, weigh } from "./kleene.ts";
import { isParty } from "./parties.ts";
import { decidedOn, partyDecidedOn, type RuleRows } from "./rule-rows.ts";
import { knownOf, type RuleTest } from "./rule-test.ts";
import {
  besideTable,
  type BesideTable,
  type Charged,
  cheaper,
  groupCharged,
  groupsThatFollow,
  hourlyIn,
} from "./tariff-follows.ts";
import type { View } from "./view.ts";

/** What another rule gives beside the tariff that was charged. */
export const TARIFF_MOVES = ["lower-tariff", "higher-tariff", "same-tariff", "other-tariff", "unknown"] as const;
export type TariffMove = (typeof TARIFF_MOVES)[number];

/** One tariff charged under a rule, beside what the changed table would give. Amounts in cents, NaN when unknown. */
export interface ChangedTariff {
  readonly decision: number;
  readonly party: number;
  readonly move: TariffMove;
  /** As the decider called it; "unknown" when nobody said. */
  readonly charged: string;
  /** Names of the groups that may follow; one when it is settled. */
  readonly follows: readonly string[];
  /** The amount that was asked. */
  readonly asked: number;
  /** What an hour cost, and what it would cost. */
  readonly hourly: number;
  readonly hourlyThen: number;
}

/** The decisions on a tariff of parties of the book, in order of writing, with the table weighed anew from the facts that may be read. */
export function changedTariffs(
  view: View,
  { test, rows }: { readonly test: RuleTest; readonly rows: RuleRows },
  change: Change,
): readonly ChangedTariff[] {
  const groups = view.said(test.rule, "rule")?.groups ?? [];
  return rows.decision.flatMap((row) => {
    const charged = chargedIn(view, row);
    if (charged === undefined || !isParty(view.columns, partyDecidedOn(view, row))) return [];
    const subject = subjectOf(view, test, row);
    const holds = groups.map((group, i) =>
      subject ? holdsChanged(groups.slice(i), knownOf(test.criteria, subject), change) : openUnless(group),
    );
    return [
      {
        decision: row,
        party: partyDecidedOn(view, row),
        ...outcome({ groups, holds, charged }),
        asked: askedIn(view, row),
      },
    ];
  });
}

/** Of somebody of whom nothing is known every group may hold. */
const openUnless = ({ when }: TariffGroup): number => (when === true ? ANSWER.yes : ANSWER.unknown);

function chargedIn(view: View, decision: number): Charged | undefined {
  const { words, tariff } = view.columns;
  const name = wordAt(words.tariff, tariff[view.current(decision)] as number);
  const hourly = view.said(decision, "decision")?.hourly ?? "unknown";
  return name === "unknown" && hourly === "unknown" ? undefined : { tariff: name, hourly };
}

function askedIn(view: View, decision: number): number {
  const on = decidedOn(view, decision);
  return on === NONE ? Number.NaN : (view.columns.amount[on] as number);
}

/**
 * Whether the first of these groups holds after a change. A change that loosens makes the cheaper tariff easier to get: a group
 * that is dearer than what comes after it gets harder to fall in. Where the table does not say which is dearer, both are tried.
 */
function holdsChanged([group, ...after]: readonly TariffGroup[], known: Known, change: Change): number {
  if (group === undefined || group.when === true) return ANSWER.yes;
  if (change.how === "everybody") return weigh(group.when, known);
  const easier = weighChanged(group.when, known, change);
  const harder = not(weighChanged({ "!": group.when }, known, change));
  const signs = after.map((other) => cheaper(group, other));
  if (signs.length > 0 && signs.every((sign) => sign !== undefined && sign <= 0)) return easier;
  if (signs.length > 0 && signs.every((sign) => sign !== undefined && sign >= 0)) return harder;
  return easier === harder ? easier : ANSWER.unknown;
}

const MOVE: Readonly<Record<BesideTable, TariffMove>> = {
  higher: "lower-tariff",
  lower: "higher-tariff",
  same: "same-tariff",
  different: "other-tariff",
  possible: "unknown",
  unknown: "unknown",
};

interface Weighed {
  readonly groups: readonly TariffGroup[];
  readonly holds: readonly number[];
  readonly charged: Charged;
}

function outcome({ groups, holds, charged }: Weighed): Omit<ChangedTariff, "decision" | "party" | "asked"> {
  const follows = groupsThatFollow(groups, holds);
  const [only, ...others] = follows;
  const own = { group: groupCharged(groups, charged), hourly: charged.hourly };
  const then = only === undefined || others.length > 0 ? undefined : hourlyIn(only, own);
  return {
    move: MOVE[besideTable(groups, holds, charged)],
    charged: charged.tariff,
    follows: follows.map(({ name }) => name),
    hourly: charged.hourly === "unknown" ? Number.NaN : charged.hourly,
    hourlyThen: then ?? Number.NaN,
  };
}
