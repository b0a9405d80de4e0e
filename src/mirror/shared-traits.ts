import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { ANSWER } from "./kleene.ts";
import { sideOfNumber } from "./parties.ts";
import type { Story } from "./story.ts";
import { answersOf } from "./turning.ts";
import type { View } from "./view.ts";

/** Something two cases share, and the rows in which it can be read. */
export interface Likeness {
  readonly kind: "fact" | "speaks-for" | "need" | "institution" | "activity";
  /** Words people wrote, a word of a list, or null where the party says it. */
  readonly text: string | null;
  readonly word: string | null;
  readonly party: number;
  readonly a: number;
  readonly b: number;
}

/** What can be alike of a row: the same key in two cases is a likeness. */
interface Trait extends Omit<Likeness, "a" | "b"> {
  readonly key: string;
  readonly row: number;
}

/** What two cases share, each once: facts with the same answer, whom they speak for, what they need, whom they deal with, what they do. */
export function likenessOf(view: View, a: Story, b: Story): readonly Likeness[] {
  const ofB = new Map(
    traitsOf(view, b)
      .toReversed()
      .map((trait) => [trait.key, trait]),
  );
  const seen = new Set<string>();
  return traitsOf(view, a).flatMap(({ key, row, ...rest }) => {
    const other = ofB.get(key);
    if (!other || seen.has(key)) return [];
    seen.add(key);
    return [{ ...rest, a: row, b: other.row }];
  });
}

const traitsOf = (view: View, story: Story): readonly Trait[] => [
  ...story.facts.flatMap((row) => factTrait(view, row)),
  ...story.claims.flatMap((row) => claimTrait(view, row)),
  ...answersOf(view, story).map(({ need, row }) => trait("need", row, { word: `need.${need}` })),
  ...institutions(view, story),
  ...story.activities.flatMap((row) => activityTrait(view, row)),
];

function trait(kind: Likeness["kind"], row: number, says: Partial<Pick<Likeness, "text" | "word" | "party">>): Trait {
  const { text = null, word = null, party = NONE } = says;
  return { kind, row, text, word, party, key: JSON.stringify([kind, text ?? word ?? party]) };
}

/** The same criterion of the same rule, both yes or both no. */
function factTrait(view: View, row: number): readonly Trait[] {
  const { columns } = view;
  const now = view.current(row);
  const value = columns.value[now] as number;
  const rule = view.follow(columns.rule[now] as number);
  if (rule === NONE || (value !== ANSWER.yes && value !== ANSWER.no)) return [];
  const criterion = wordAt(columns.words.criterion, columns.criterion[now] as number);
  const text = view.said(rule, "rule")?.criteria?.find(({ key }) => key === criterion)?.text ?? criterion;
  const word = value === ANSWER.yes ? "fact.yes" : "fact.no";
  return [{ ...trait("fact", row, { text, word }), key: JSON.stringify(["fact", rule, criterion, value]) }];
}

function claimTrait(view: View, row: number): readonly Trait[] {
  const text = view.said(row, "claim")?.forWhom;
  return text === undefined ? [] : [trait("speaks-for", row, { text })];
}

function activityTrait(view: View, row: number): readonly Trait[] {
  const { columns } = view;
  const type = wordAt(columns.words.matter, columns.matter[view.current(row)] as number);
  return type === "unknown" || type === "other" ? [] : [trait("activity", row, { word: `activity.${type}` })];
}

/** Institutions that asked, were asked, gave, or held the case to a rule. */
function institutions(view: View, { asks, calls, supports, held }: Story): readonly Trait[] {
  const { columns } = view;
  const at = (row: number, link: "from" | "to"): Trait[] => {
    const party = columns[link][view.current(row)] as number;
    return sideOfNumber(view, party) === "institution" ? [trait("institution", row, { party })] : [];
  };
  const others = [...supports, ...calls, ...held].flatMap((row) => at(row, "from"));
  return [...others, ...asks.flatMap((row) => at(row, "to"))];
}
