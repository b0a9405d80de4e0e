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

/** What an example of a lens asks: of lenses about one party or one rule one of which enough is written, else nothing. */
export function exampleOf(view: View, lens: string): URLSearchParams {
  const party = view.entry(supportedParty(view) ?? NONE)?.id;
  const rule = view.entry(ruleWithCriteria(view) ?? NONE)?.id;
  const asked: Readonly<Record<string, readonly [string, string | undefined]>> = {
    "rule-test": ["rule", rule],
    "rule-what-if": ["rule", rule],
    "before-deciding": ["rule", rule],
    contrast: ["a", party],
  };
  const [name, value] = asked[lens] ?? (ABOUT_ONE.includes(lens) ? ["party", party] : ["", undefined]);
  return new URLSearchParams(value === undefined ? {} : { [name]: value });
}

const ABOUT_ONE: readonly string[] = ["balance", "loops", "load", "mutuality", "landscape", "oil-stain"];

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
