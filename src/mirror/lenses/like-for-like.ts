import * as z from "zod";
import { answersOf } from "../answers.ts";
import { institutionCases } from "../asked.ts";
import { askersOf } from "../askers.ts";
import { basisOf } from "../basis.ts";
import type { Cases } from "../cases.ts";
import { isDeclared } from "../closing.ts";
import { type Compared, compared, intervalOf, outcomesOf, type Pair, type Setting } from "../comparing.ts";
import type { Comparison, Finding } from "../finding.ts";
import { type Between, BETWEEN, labelsOf, type Labels, occurring } from "../labels.ts";
import type { Lens } from "../lens.ts";
import { type Respect, RESPECTS, strataOf } from "../likeness.ts";
import { casesWhere, selection, SELECTION, type Selection } from "../selection.ts";
import type { View } from "../view.ts";
import { measureSentences, measuresOf, measuresTable } from "./like-for-like-measures.ts";
import { sentencesOf, surenessSentencesOf } from "./like-for-like-sentences.ts";
import {
  amountsTable,
  answersTable,
  betweenTable,
  figuresTable,
  strengthTable,
  unknownsTable,
} from "./like-for-like-tables.ts";
import { amountsOf, shiftSentences, shiftsTable } from "./like-for-like-shifts.ts";
import { chanceOf, weighed } from "./like-for-like-weighing.ts";

/** Likenesses with a name; "usual" depends on the book: a published register gives little more than scheme and year. */
const LIKENESSES = {
  usual: ["matter", "to", "rule", "year", "size"],
  "scheme-year": ["rule", "year"],
  "scheme-year-unit-cadence": ["rule", "year", "unit", "cadence"],
} as const satisfies Record<string, readonly Respect[]>;
const NAMES = Object.keys(LIKENESSES) as (keyof typeof LIKENESSES)[];

const list = z
  .string()
  .refine((text) => text.split(",").every((one) => (RESPECTS as readonly string[]).includes(one)), {
    message: "alike",
  });

const parameters = z.object({
  /** What is compared: a thing recorded about requests, never about people. */
  by: z.enum(BETWEEN).default("form"),
  /** A likeness by name, or respects with commas between them. */
  alike: z.union([z.enum(NAMES), list]).default("usual"),
  /** The value looked at; the most frequent one when it is left open. */
  group: z.string().max(200).optional(),
  /** The value beside it; all others together when it is left open. */
  others: z.string().max(200).optional(),
  ...SELECTION,
});
type Parameters = z.output<typeof parameters>;

/** Are like requests decided alike? Three figures always: over all, over those that have a like, and like for like. */
export const likeForLike: Lens<"like-for-like", Parameters> = {
  name: "like-for-like",
  parameters,
  look(view, asked) {
    const cases = institutionCases(view);
    const alike = respectsOf(view, cases, asked);
    const setting = settingOf(view, cases, { ...asked, alike });
    const pairs = pairsOf(setting, asked);
    if (pairs === null) return nothing(view, cases, asked);
    return found(view, setting, { asked, alike, pairs });
  },
};

/** What is compared is no likeness too. */
function respectsOf({ columns }: View, cases: Cases, { alike, by }: Parameters): readonly Respect[] {
  const register = cases.length > 0 && cases.current.every((row) => columns.source[row] !== 0);
  const name = alike === "usual" && register ? "scheme-year" : alike;
  const respects = name in LIKENESSES ? LIKENESSES[name as keyof typeof LIKENESSES] : (name.split(",") as Respect[]);
  return respects.filter((respect) => respect !== by);
}

function settingOf(
  view: View,
  cases: Cases,
  asked: Selection & { readonly by: Between; readonly alike: readonly Respect[] },
): Setting {
  const askers = askersOf(view, cases);
  const answers = answersOf(view, cases);
  const labels = labelsOf(view, cases, { by: asked.by, askers });
  const keep = selection(view, cases, asked);
  return {
    cases,
    askers,
    answers,
    outcome: outcomesOf(answers),
    labels,
    label: labels.label.map((one, i) => (keep(i) ? one : -1)),
    likes: strataOf(view, cases, asked.alike),
  };
}

/** At most so many values are set beside the rest on one page. */
const MOST_VALUES = 8;

/** The comparisons of the page, the sentence is about the first that has likes; null when there is nothing to set side by side. */
function pairsOf({ labels, label }: Setting, { group, others }: Parameters): readonly Pair[] | null {
  const held = occurring({ ...labels, label });
  const asked = group === undefined ? held[0] : placeOf(labels, held, group);
  const beside = others === undefined ? null : placeOf(labels, held, others);
  if (held.length < 2 || asked === undefined || beside === undefined || asked === beside) return null;
  const main = { group: asked, others: held.length === 2 ? (held.find((one) => one !== asked) ?? null) : beside };
  if (group !== undefined || held.length === 2) return [main];
  return [main, ...held.slice(1, MOST_VALUES).map((one) => ({ group: one, others: null }))];
}

const placeOf = ({ words }: Labels, held: readonly number[], word: string): number | undefined =>
  held.find((at) => words[at] === word);

function nothing(view: View, cases: Cases, asked: Parameters): Finding {
  const kept = casesWhere(cases, selection(view, cases, asked));
  return {
    lens: "like-for-like",
    enough: false,
    sentences: [{ key: kept.length === 0 ? "none" : "one-group", values: { requests: kept.length } }],
    tables: [],
    pictures: [],
    comparisons: [],
    basis: basisOf(view, kept, { unknown: 0 }),
  };
}

interface Question {
  readonly asked: Parameters;
  readonly alike: readonly Respect[];
  readonly pairs: readonly Pair[];
}

function found(view: View, setting: Setting, { asked, alike, pairs }: Question): Finding {
  const all = pairs.map((pair) => compared(setting, pair));
  const main = all.find((one) => one.difference !== null) ?? (all[0] as Compared);
  const weight = weighed(view, setting, main);
  const closing = isDeclared(view, parameters, asked);
  const comparisons = all.map((one) => comparisonOf(view, setting, one, closing));
  const measures = measuresOf(setting, main);
  const amounts = amountsOf(view, setting, main);
  const liked = casesWhere(setting.cases, main.liked);
  const basis = basisOf(view, liked, { unknown: weight.unknown, alike });
  return {
    lens: "like-for-like",
    enough: weight.enough,
    sentences: sentencesOf({ setting, main, weight, basis, alike }),
    sure: weight.enough
      ? [...surenessSentencesOf(weight), ...measureSentences(measures), ...shiftSentences(amounts)]
      : [],
    tables: [
      figuresTable(main),
      betweenTable(setting, all, { comparisons, by: asked.by }),
      answersTable(setting, main),
      amountsTable(amounts),
      unknownsTable(main, weight),
      strengthTable(main, weight),
      measuresTable(measures),
      ...shiftsTable(amounts),
    ],
    pictures: [
      {
        kind: "dot-interval",
        table: "between",
        label: "value",
        value: "difference",
        low: "low",
        high: "high",
        reference: 0,
      },
    ],
    comparisons,
    basis,
  };
}

/** Chance is weighed only where a difference may be claimed: on the default page at a closing date. */
function comparisonOf(view: View, setting: Setting, one: Compared, closing: boolean): Comparison {
  const interval = intervalOf(one);
  const groups = groupWords(setting.labels, one.pair);
  const bounds = interval.known ? { low: interval.low, high: interval.high } : { low: null, high: null };
  const p = closing ? chanceOf(view, setting, { one, interval, seed: `${view.now} ${groups.join(" ")}` }) : null;
  return { key: groups[0], groups, difference: one.difference, ...bounds, p };
}

const groupWords = ({ words }: Labels, { group, others }: Pair): readonly [string, string] => [
  words[group] ?? "unknown",
  others === null ? "others" : (words[others] ?? "unknown"),
];
