import type { Condition } from "../register/condition.ts";
import type { BodyOf } from "../register/kinds.ts";
import { type Columns, NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { allOf, ANSWER, type Known, weigh } from "./kleene.ts";
import { isParty, partiesOf } from "./parties.ts";
import { partyDecidedOn, type RuleRows } from "./rule-rows.ts";
import { versionsOf } from "./versions.ts";
import type { View } from "./view.ts";

export interface Criterion {
  readonly key: string;
  /** In the words of the rule; the key when the rule does not hold it. */
  readonly text: string;
  /** The rule held it once and was corrected: what was asked of it is no longer owed to others. */
  readonly dropped?: true;
}

/** Somebody asked about a criterion, or held to it, as one row tells. */
export interface Treatment {
  readonly row: number;
  readonly party: number;
  /** Who asked or held; NONE when unknown. */
  readonly by: number;
  /** Place in the list of criteria, NONE when the row names none. */
  readonly criterion: number;
  readonly how: "asked" | "held";
}

/** A party, or one activity or request of a party, held against a rule. */
export interface Subject {
  readonly party: number;
  /** Row of the activity or request the facts are about, NONE for the party itself. */
  readonly about: number;
  /** Per criterion an answer as the columns code it; "never asked" where nothing is written. */
  readonly values: readonly number[];
  /** Per criterion the row of the fact, NONE without one. */
  readonly facts: readonly number[];
  /** Per criterion the count behind the answer, undefined where nobody counted. */
  readonly counts: readonly (number | undefined)[];
  readonly meets: number;
}

export interface RuleTest {
  readonly rule: number;
  readonly criteria: readonly Criterion[];
  readonly subjects: readonly Subject[];
  readonly treatments: readonly Treatment[];
  /** Facts of which two versions say something else; their value counts as unknown. */
  readonly toldDifferently: readonly number[];
}

/** Holds one rule against every party there is: who meets it, who was held to it, of whom nothing is written. */
export function ruleTestOf(view: View, rule: number, rows: RuleRows): RuleTest {
  const criteria = criteriaOf(view, rule, rows);
  const treatments = treatmentsOf(view, rows, criteria);
  const differently = rows.fact.filter((fact) => isToldDifferently(view, fact));
  const values = {
    factsOf: Map.groupBy(rows.fact, (fact) => view.columns.from[view.current(fact)] as number),
    differently: new Set(differently),
    criteria,
    met: view.said(rule, "rule")?.met,
  };
  const subjects = partiesUnder(view, rows, treatments).flatMap((party) => subjectsOf(view, party, values));
  return { rule, criteria, subjects, treatments, toldDifferently: differently };
}

/** The rule's own criteria, then those that only facts, questions and grounds name. */
function criteriaOf(view: View, rule: number, rows: RuleRows): readonly Criterion[] {
  const own = view.said(rule, "rule")?.criteria ?? [];
  const named = [...rows.fact, ...rows.held, ...rows.decision].map((row) => criterionAt(view, row));
  const others = new Set(named.filter((key) => key !== "unknown" && key !== "other"));
  for (const { key } of own) others.delete(key);
  const before = others.size > 0 ? criteriaBefore(view, rule) : new Set<string>();
  const rest = [...others]
    .sort()
    .map((key) => ({ key, text: key, ...(before.has(key) && { dropped: true as const }) }));
  return [...own, ...rest];
}

/** Criteria that the rule held as it was first written or in a correction of it, as far as those may be read. */
function criteriaBefore(view: View, rule: number): ReadonlySet<string> {
  const { columns } = view;
  const bodies = [rule, ...columns.corrections.filter((row) => columns.corrects[row] === rule)].map((row) => {
    const entry = view.entry(row);
    return entry?.kind === "correction" ? (entry.body.body as BodyOf<"rule">) : (entry?.body as BodyOf<"rule">);
  });
  return new Set(bodies.flatMap((body) => (body?.criteria ?? []).map(({ key }) => key)));
}

const criterionAt = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.criterion, columns.criterion[current(row)] as number);

function treatmentsOf(view: View, rows: RuleRows, criteria: readonly Criterion[]): readonly Treatment[] {
  const { columns } = view;
  const place = (row: number) => criteria.findIndex(({ key }) => key === criterionAt(view, row));
  const asked = rows.held.map((row): Treatment => {
    const now = view.current(row);
    const how = wordAt(columns.words.matter, columns.matter[now] as number) === "asked" ? "asked" : "held";
    return { row, party: columns.to[now] as number, by: columns.from[now] as number, criterion: place(row), how };
  });
  const decided = rows.decision
    .filter((row) => place(row) !== NONE)
    .map((row): Treatment => {
      const by = columns.from[view.current(row)] as number;
      return { row, party: partyDecidedOn(view, row), by, criterion: place(row), how: "held" };
    });
  return [...asked, ...decided].filter(({ party }) => isParty(columns, party));
}

/** Residents' parties, and everybody whom a row under the rule names, who asks for a criterion included. No applicants. */
function partiesUnder(view: View, rows: RuleRows, treatments: readonly Treatment[]): readonly number[] {
  const { columns } = view;
  const residents = partiesOf(view).filter(({ side }) => side === "residents");
  const all = new Set([
    ...residents.map(({ number }) => number),
    ...[...rows.fact, ...rows.request].map((row) => columns.from[view.current(row)] as number),
    ...rows.decision.map((row) => partyDecidedOn(view, row)),
    ...treatments.flatMap(({ party, by }) => [party, by]),
  ]);
  const known = partiesOf(view).map(({ number }) => number);
  return known.filter((number) => all.has(number) && isParty(columns, number));
}

interface Values {
  /** Per party its facts, in order of writing. */
  readonly factsOf: ReadonlyMap<number, readonly number[]>;
  readonly differently: ReadonlySet<number>;
  readonly criteria: readonly Criterion[];
  /** When the rule is met, where it says so itself; otherwise when all criteria hold. */
  readonly met: Condition | undefined;
}

/** One subject per thing the facts are about; the party itself where there are none. */
function subjectsOf(view: View, party: number, { factsOf, differently, criteria, met }: Values): readonly Subject[] {
  const { columns } = view;
  const own = factsOf.get(party) ?? [];
  const abouts = new Set(own.map((fact) => aboutOf(view, fact)));
  return (abouts.size === 0 ? [NONE] : [...abouts].sort((a, b) => a - b)).map((about) => {
    const rows = criteria.map(({ key }) => {
      const fits = (fact: number) => aboutOf(view, fact) === about && criterionAt(view, fact) === key;
      return own.findLast(fits) ?? NONE;
    });
    const values = rows.map((fact) => valueAt(columns, view, fact, differently));
    const counts = rows.map((fact) => countAt(view, fact, differently));
    const meets = met === undefined ? allOf(values) : weigh(met, knownOf(criteria, { values, counts }));
    return { party, about, values, facts: rows, counts, meets };
  });
}

/** What is known of a subject, as conditions ask it. A criterion the rule does not hold was never asked. */
export const knownOf = (
  criteria: readonly Criterion[],
  { values, counts }: Pick<Subject, "values" | "counts">,
): Known => {
  const place = new Map(criteria.map(({ key }, i) => [key, i]));
  return {
    answer: (criterion) => values[place.get(criterion) ?? NONE] ?? ANSWER.neverAsked,
    count: (criterion) => counts[place.get(criterion) ?? NONE],
  };
};

const aboutOf = (view: View, fact: number): number => view.follow(view.columns.target[view.current(fact)] as number);

function valueAt(columns: Columns, view: View, fact: number, differently: ReadonlySet<number>): number {
  if (fact === NONE) return ANSWER.neverAsked;
  return differently.has(fact) ? ANSWER.unknown : (columns.value[view.current(fact)] as number);
}

function countAt(view: View, fact: number, differently: ReadonlySet<number>): number | undefined {
  const count = fact === NONE || differently.has(fact) ? undefined : view.said(fact, "fact")?.count;
  return typeof count === "number" ? count : undefined;
}

function isToldDifferently(view: View, fact: number): boolean {
  const value = view.columns.value[view.current(fact)];
  const others = versionsFor(view).get(fact) ?? [];
  return others.some((version) => view.columns.value[view.current(version)] !== value);
}

const versions = new WeakMap<View, ReadonlyMap<number, readonly number[]>>();
/** Second versions of facts, looked up once per view. */
export function versionsFor(view: View): ReadonlyMap<number, readonly number[]> {
  const known = versions.get(view) ?? versionsOf(view, "fact");
  versions.set(view, known);
  return known;
}
