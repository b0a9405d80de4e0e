import { NO_DAY, NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { decisionOn, type Story } from "./story.ts";
import type { View } from "./view.ts";

/** What a support gives, as the matter somebody would ask for. */
const NEED_OF_SUPPORT: Readonly<Record<string, string>> = {
  rent: "space",
  room: "space",
  money: "money",
  hours: "time",
  materials: "materials",
  recognition: "recognition",
};

const YES: readonly string[] = ["granted", "partly", "supported"];
const NO: readonly string[] = ["refused", "stopped", "not-granted", "no-decision"];

/** How one need of a case was answered: an outcome, "supported", or "no-decision" where none is written. */
export interface Answered {
  readonly need: string;
  readonly answer: string;
  /** Row it can be read in: the support, the decision, or the request without one. */
  readonly row: number;
  /** Day (since 1970) it is known to have happened by; NO_DAY when unknown. */
  readonly day: number;
}

/** A like need, answered with yes in one case and not in the other. */
export interface Parting {
  readonly need: string;
  readonly a: Answered;
  readonly b: Answered;
  /** Day by which both answers were there; NO_DAY when a date is unknown. */
  readonly day: number;
}

/** How each need of a case was answered, in order of writing. */
export function answersOf(view: View, story: Story): readonly Answered[] {
  const given = story.supports.map((row) => answered(view, story, row, "supported"));
  const asked = story.asks.map((row) => answered(view, story, row, "no-decision"));
  return [...given, ...asked].sort((one, other) => one.row - other.row);
}

function answered(view: View, story: Story, row: number, otherwise: string): Answered {
  const { columns } = view;
  const matter = wordAt(columns.words.matter, columns.matter[view.current(row)] as number);
  const need = otherwise === "supported" ? (NEED_OF_SUPPORT[matter] ?? matter) : matter;
  const decision = decisionOn(view, story, row);
  if (decision === NONE)
    return { need, answer: otherwise, row, day: otherwise === "supported" ? dayOf(view, row) : NO_DAY };
  const answer = wordAt(columns.words.outcome, columns.outcome[view.current(decision)] as number);
  return { need, answer, row: decision, day: dayOf(view, decision) };
}

const dayOf = ({ columns, current }: View, row: number): number => columns.last[current(row)] as number;

/**
 * Where two cases part: like needs answered with yes in one and only otherwise in the other. Dated ones first, by day; where
 * no date is known, in order of writing, and never with a date filled in.
 */
export function partingsOf(view: View, a: Story, b: Story): readonly Parting[] {
  const [ofA, ofB] = [answersOf(view, a), answersOf(view, b)];
  const needs = [...new Set(ofA.map(({ need }) => need))];
  const found = needs.flatMap((need) => {
    const [inA, inB] = [ofA.filter((one) => one.need === need), ofB.filter((one) => one.need === need)];
    const pair = partingOf(inA, inB) ?? partingOf(inB, inA)?.toReversed();
    const [left, right] = pair ?? [];
    return left && right ? [{ need, a: left, b: right, day: partingDay(left, right) }] : [];
  });
  return found.sort((one, other) => orderOf(one) - orderOf(other) || firstRow(one) - firstRow(other));
}

/** The first yes of one and the first no of the other, when the other got no yes at all. */
function partingOf(one: readonly Answered[], other: readonly Answered[]): Answered[] | undefined {
  const yes = one.find(({ answer }) => YES.includes(answer));
  const no = other.find(({ answer }) => NO.includes(answer));
  const both = other.some(({ answer }) => YES.includes(answer));
  return yes && no && !both ? [yes, no] : undefined;
}

/** No decision has no day: the paths part when the other got its answer. */
function partingDay(a: Answered, b: Answered): number {
  const dated = [a, b].filter(({ answer }) => answer !== "no-decision");
  return dated.some(({ day }) => day === NO_DAY) ? NO_DAY : Math.max(...dated.map(({ day }) => day));
}

const orderOf = ({ day }: Parting): number => (day === NO_DAY ? Number.MAX_SAFE_INTEGER : day);
const firstRow = ({ a, b }: Parting): number => Math.min(a.row, b.row);
