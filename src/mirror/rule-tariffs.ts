import { wordAt } from "./dictionary.ts";
import { partyDecidedOn, type RuleRows } from "./rule-rows.ts";
import { knownOf, type RuleTest, type Subject } from "./rule-test.ts";
import { type BesideTable, besideTable, type Charged, groupsThatFollow, holdsOf } from "./tariff-follows.ts";
import type { View } from "./view.ts";

/** The tariff that follows from a rule for one subject, beside the one that was charged. */
export interface TariffBeside {
  readonly subject: Subject;
  /** Names of the groups that may apply; one when the answers settle it. */
  readonly follows: readonly string[];
  /** Undefined where no tariff is known to have been charged. */
  readonly charged: (Charged & { readonly row: number }) | undefined;
  readonly beside: BesideTable;
}

/** Per subject of a rule that holds a tariff table; none for a rule without one. */
export function tariffsBeside(view: View, test: RuleTest, rows: RuleRows): readonly TariffBeside[] {
  const groups = view.said(test.rule, "rule")?.groups ?? [];
  if (groups.length === 0) return [];
  const last = lastCharged(view, rows);
  return test.subjects.map((subject) => {
    const holds = holdsOf(groups, knownOf(test.criteria, subject));
    const charged = last.get(subject.party);
    return {
      subject,
      follows: groupsThatFollow(groups, holds).map(({ name }) => name),
      charged,
      beside: charged ? besideTable(groups, holds, charged) : "unknown",
    };
  });
}

/** Party → the tariff in the last decision under the rule that names one. */
function lastCharged(view: View, rows: RuleRows): ReadonlyMap<number, Charged & { readonly row: number }> {
  const { words, tariff } = view.columns;
  const last = new Map<number, Charged & { readonly row: number }>();
  for (const row of rows.decision) {
    const name = wordAt(words.tariff, tariff[view.current(row)] as number);
    const hourly = view.said(row, "decision")?.hourly ?? "unknown";
    if (name !== "unknown" || hourly !== "unknown") last.set(partyDecidedOn(view, row), { row, tariff: name, hourly });
  }
  return last;
}

/** A criterion that was put to some parties only. */
export interface TestedOnSome {
  readonly criterion: number;
  readonly tested: number;
  readonly of: number;
}

/** The criteria that somebody was asked about or held to, while others under the rule were not. */
export function testedOnSome({ criteria, subjects, treatments }: RuleTest): readonly TestedOnSome[] {
  const of = new Set(subjects.map(({ party }) => party)).size;
  return criteria.flatMap((_, criterion) => {
    const tested = new Set(treatments.filter((one) => one.criterion === criterion).map(({ party }) => party)).size;
    return tested > 0 && tested < of ? [{ criterion, tested, of }] : [];
  });
}
