import { ANSWER } from "../mirror/kleene.ts";
import { NONE } from "../mirror/columns.ts";
import { partiesOf } from "../mirror/parties.ts";
import type { View } from "../mirror/view.ts";

/** The questions of the mirror by what they are about, in the order in which they are offered. Words stand under `mirror.group.<name>`. */
export const LENS_GROUPS = {
  rules: ["rule-test", "rule-what-if", "before-deciding"],
  answers: ["like-for-like", "contrast", "silence", "newcomers"],
  support: ["balance", "money-trail", "rooms"],
  asking: ["load", "mutuality", "voice", "wordings"],
  circle: ["landscape", "blind-spots", "oil-stain"],
  book: ["loops", "follow-through", "who-writes"],
} as const satisfies Record<string, readonly string[]>;

export type LensGroup = keyof typeof LENS_GROUPS;
export const LENS_GROUP_NAMES = Object.keys(LENS_GROUPS) as readonly LensGroup[];
export const isLensGroup = (name: string): name is LensGroup => Object.hasOwn(LENS_GROUPS, name);

export interface Grouped {
  readonly group: LensGroup;
  readonly lenses: readonly string[];
}

/** These lenses, group by group; groups of which there are none are left out. */
export const groupsOf = (lenses: readonly string[]): readonly Grouped[] =>
  LENS_GROUP_NAMES.map((group) => ({
    group,
    lenses: LENS_GROUPS[group].filter((lens) => lenses.includes(lens)),
  })).filter((one) => one.lenses.length > 0);

type Asked = Readonly<Record<string, string>>;

/** What an example of a lens asks: of lenses about one party or one rule one of which enough is written, else nothing. */
export function exampleOf(view: View, lens: string): URLSearchParams {
  const [rule, party] = [idAt(view, ruleWithCriteria(view)), idAt(view, supportedParty(view))];
  const ofRule: Asked = rule === undefined ? {} : { rule };
  const both = idAt(view, ruleWithBoth(view));
  const asked: Readonly<Record<string, Asked>> = {
    "rule-test": both === undefined ? ofRule : { rule: both },
    "rule-what-if": { ...ofRule, ...countAsked(view) },
    "before-deciding": ofRule,
    contrast: party === undefined ? {} : { a: party },
    ...(view.whole ? { landscape: {}, "oil-stain": {}, mutuality: {} } : {}),
  };
  return new URLSearchParams(asked[lens] ?? (party !== undefined && ABOUT_ONE.includes(lens) ? { party } : {}));
}

const idAt = (view: View, row: number | undefined): string | undefined => view.entry(row ?? NONE)?.id;

const ABOUT_ONE: readonly string[] = ["balance", "loops", "load", "mutuality", "landscape", "oil-stain"];

/** So many needed of what is counted behind the rule's first point, where anybody counted. */
function countAsked(view: View): Asked {
  const rule = ruleWithCriteria(view);
  const criterion = rule === undefined ? undefined : view.said(rule, "rule")?.criteria[0]?.key;
  const counted = [...view.rows("fact")].some((row) => {
    const said = view.said(row, "fact");
    return (
      said?.criterion === criterion && typeof said?.count === "number" && view.columns.rule[view.current(row)] === rule
    );
  });
  return counted && criterion !== undefined ? { how: "narrow", criterion, count: "10" } : {};
}

/** The row of the first rule of which one point is met by some and not by others: there is something to compare. */
function ruleWithBoth(view: View): number | undefined {
  const answers = new Map<string, Set<number>>();
  for (const row of view.rows("fact")) {
    const now = view.current(row);
    const key = `${view.columns.rule[now]} ${view.columns.criterion[now]}`;
    const seen = (answers.get(key) ?? new Set()).add(view.columns.value[now] as number);
    answers.set(key, seen);
    if (seen.has(ANSWER.yes) && seen.has(ANSWER.no)) return view.columns.rule[now];
  }
  return undefined;
}

const ruleWithCriteria = (view: View): number | undefined =>
  [...view.rows("rule")].find((row) => (view.said(row, "rule")?.criteria ?? []).length > 0);

/** The row of the first residents' party that got support of more than one kind, else of the first there is. */
function supportedParty(view: View): number | undefined {
  const { columns } = view;
  const kinds = new Map<number, Set<number>>();
  for (const row of view.rows("support")) {
    const now = view.current(row);
    const to = columns.to[now] as number;
    kinds.set(to, (kinds.get(to) ?? new Set()).add(columns.matter[now] as number));
  }
  const residents = partiesOf(view).filter(({ side }) => side === "residents");
  return (residents.find(({ number }) => (kinds.get(number)?.size ?? 0) > 1) ?? residents[0])?.row;
}
