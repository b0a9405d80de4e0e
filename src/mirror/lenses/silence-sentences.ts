import { askersOf } from "../askers.ts";
import type { Basis, Cell, Comparison, Sentence } from "../finding.ts";
import { yearsCell } from "../period.ts";
import { casesAt } from "../selection.ts";
import { isPast, quartilesOf } from "../waiting.ts";
import { surenessSentences } from "../sureness.ts";
import type { ComparedBy, ComparedUnit } from "./silence-comparing.ts";
import { sharesAt } from "../statistics/aalen-johansen.ts";
import type { Curve } from "./silence-curve.ts";
import { daysWaited, isOverdue, type Silent } from "./silence-waiting.ts";

/** From so many cases on a number of every hundred, or a middle, may be written. */
const HUNDREDS_FROM = 20;

interface Said {
  readonly silent: Silent;
  readonly curve: Curve;
  readonly basis: Basis;
  readonly comparisons: readonly Comparison[];
  readonly by: ComparedBy;
}

/** "Silent refusal" only past the term; before it, no answer yet. What nobody wrote down may still have been said. */
export function sentencesOf(said: Said): readonly Sentence[] {
  const { silent, basis } = said;
  if (basis.requests === 0) return [sentence("none")];
  const span = { requests: basis.requests, years: yearsCell(basis) };
  return [
    ...waitingSentences(silent, basis),
    sentence("period", span, { years: "years" }),
    ...curveSentences(said),
    sentence("not-written"),
    sentence("not-why"),
  ];
}

const sentence = (
  key: string,
  values: Readonly<Record<string, Cell>> = {},
  units: Sentence["units"] = {},
): Sentence => ({ key, values, units });

function waitingSentences(silent: Silent, { requests }: Basis): readonly Sentence[] {
  const { view, cases } = silent;
  const waiting = casesAt(cases, silent.waiting);
  if (waiting.length === 0) return [sentence("all-answered", { requests })];
  const { parties, nameless } = askersOf(view, waiting);
  const counts = { waiting: waiting.length, requests };
  const first = nameless > 0 ? sentence("waiting-nameless", counts) : sentence("waiting", { ...counts, parties });
  return [first, ...pastSentences(silent), ...datedSentences(silent)];
}

function pastSentences(silent: Silent): readonly Sentence[] {
  const { waits, waiting, term } = silent;
  const count = { yes: 0, no: 0, unknown: 0 };
  let within = 0;
  for (const i of waiting) {
    const overdue = isOverdue(silent, i);
    count[overdue]++;
    if (overdue !== "yes" && isPast(waits, i, term) === "yes") within++;
  }
  return [
    ...(count.yes > 0 ? [sentence("past", { past: count.yes, term })] : []),
    ...(within > 0 ? [sentence("own-limit", { requests: within })] : []),
    ...(count.yes + within === 0 && count.no > 0 ? [sentence("not-past", { term })] : []),
  ];
}

function datedSentences({ waits, waiting }: Silent): readonly Sentence[] {
  const days = daysWaited(waits, waiting);
  const [, middle] = quartilesOf(days) ?? [];
  const until = new Set<number>();
  let lists = 0;
  for (const day of waits.until) {
    if (Number.isNaN(day)) lists++;
    else until.add(day);
  }
  const undated = waiting.length - days.length - lists;
  const [day, ...otherDays] = until;
  return [
    ...(days.length >= HUNDREDS_FROM && middle !== undefined ? [sentence("middle", { days: Math.floor(middle) })] : []),
    ...(lists > 0 ? [sentence("list-undated", { requests: lists })] : []),
    ...(undated > 0 ? [sentence("undated", { requests: undated })] : []),
    ...(day !== undefined && otherDays.length === 0 && days.length > 0
      ? [sentence("until", { day }, { day: "day" })]
      : []),
  ];
}

function curveSentences({ silent: { term }, curve, comparisons, by }: Said): readonly Sentence[] {
  const { drawn, why, late } = curve;
  const points = drawn && drawn.cases >= HUNDREDS_FROM ? Math.round(100 * sharesAt(drawn, term).waiting) : null;
  const apart = comparisons.some(liesApart);
  return [
    ...(points === null ? [] : [sentence("curve", { points, term, requests: drawn?.cases ?? 0 })]),
    ...(why === null ? [] : [sentence(`no-curve-${why}`)]),
    ...(apart ? [sentence(`${by}-apart`)] : []),
    ...(late > 0 ? [sentence("late", { requests: late })] : []),
  ];
}

const liesApart = ({ low, high }: Comparison): boolean => low !== null && high !== null && low * high > 0;

/** What would change it: of the value that lies furthest from the others, which the sentence rests on; and whether the record is uneven. */
export function surenessOn(units: readonly ComparedUnit[]): readonly Sentence[] {
  const far = ({ comparison: { difference } }: ComparedUnit) => Math.abs(difference ?? 0);
  const [first] = units.toSorted((a, b) => far(b) - far(a));
  if (!first) return [];
  const { comparison, sureness, toldApart } = first;
  return [
    sentence("sure.about", { group: comparison.groups[0] }, { group: "word" }),
    ...surenessSentences(sureness),
    ...(toldApart ? [sentence("sure.told-apart")] : []),
  ];
}
