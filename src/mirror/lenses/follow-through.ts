import * as z from "zod";
import { yearOfDay } from "../../register/partial-date.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import type { Basis, Cell, Finding, Sentence, Table } from "../finding.ts";
import { yearsCell } from "../period.ts";
import type { Lens } from "../lens.ts";
import { sidesOf, INSTITUTION } from "../sides.ts";
import type { View } from "../view.ts";
import { type Answered, answersTo, STATES } from "./follow-through-reactions.ts";
import { columns } from "./table.ts";

/** What came of answers and corrections. Institutions stand in the order in which they were first answered, never by what they did. */
export const followThrough: Lens<"follow-through", Record<string, never>> = {
  name: "follow-through",
  parameters: z.object({}),
  look(view) {
    const answers = answersTo(view);
    const tables = [statesTable(answers), institutionsTable(view, answers), yearsTable(answers), listTable(answers)];
    const basis = restsOn(view, answers);
    return {
      lens: "follow-through",
      enough: answers.length > 0,
      sentences: sentencesOf(answers, basis),
      tables: tables.filter(({ rows }) => rows.length > 0),
      pictures: answers.length === 0 ? [] : [{ kind: "bars", table: "states", label: "state", value: "answers" }],
      comparisons: [],
      basis,
    } satisfies Finding;
  },
};

const inState = (answers: readonly Answered[], state: Answered["state"]): number =>
  answers.reduce((n, one) => n + Number(one.state === state), 0);

function statesTable(answers: readonly Answered[]): Table {
  const rows = STATES.map((state): Cell[] => {
    const these = answers.filter((one) => one.state === state);
    return [state, these.length, new Set(these.map(({ by }) => by)).size];
  });
  return {
    key: "states",
    columns: columns({ state: "word", answers: "count", parties: "count" }),
    rows: answers.length === 0 ? [] : rows,
  };
}

/** Answers that an institution got, what came after, and how often it mended what it wrote in all. */
function institutionsTable(view: View, answers: readonly Answered[]): Table {
  const mended = correctionsBy(view);
  const got = new Map<number, Answered[]>();
  for (const one of answers) {
    const held = got.get(one.institution);
    if (held) held.push(one);
    else got.set(one.institution, [one]);
  }
  for (const institution of mended.keys()) if (!got.has(institution)) got.set(institution, []);
  const counts = Object.fromEntries(STATES.map((state) => [state, "count"] as const));
  return {
    key: "institutions",
    columns: columns({ institution: "party", answers: "count", ...counts, middle: "days", corrections: "count" }),
    rows: [...got].map(([institution, these]): Cell[] => {
      const states = STATES.map((state) => inState(these, state));
      return [institution, these.length, ...states, middleOf(these), mended.get(institution) ?? 0];
    }),
  };
}

/** Corrections of institutions to what they wrote themselves. */
function correctionsBy(view: View): ReadonlyMap<number, number> {
  const sides = sidesOf(view);
  const counts = new Map<number, number>();
  for (const row of view.columns.corrections) {
    const author = view.columns.author[row] as number;
    if (view.follow(row) === NONE || sides[author] !== INSTITUTION) continue;
    counts.set(author, (counts.get(author) ?? 0) + 1);
  }
  return counts;
}

/** Days within which half of the reactions came; those that never came have no days. */
function middleOf(answers: readonly Answered[]): number | null {
  const days = answers.flatMap((one) => (one.days === null ? [] : [one.days])).toSorted((a, b) => a - b);
  return days[Math.ceil(days.length / 2) - 1] ?? null;
}

const yearOf = ({ day }: Answered): number => yearOfDay(day);

function yearsTable(answers: readonly Answered[]): Table {
  const years = [...new Set(answers.map(yearOf))].toSorted((a, b) => a - b);
  return {
    key: "years",
    columns: columns({ year: "year", answers: "count", reacted: "count", none: "count" }),
    rows: years.map((year): Cell[] => {
      const these = answers.filter((one) => yearOf(one) === year);
      const none = inState(these, "none");
      return [year, these.length, these.length - none, none];
    }),
  };
}

/** The newest answers listed at most; the others are found by what they answer. */
const MOST_LISTED = 200;

function listTable(answers: readonly Answered[]): Table {
  return {
    key: "list",
    columns: columns({
      on: "entry",
      answer: "entry",
      institution: "party",
      day: "day",
      state: "word",
      reaction: "entry",
      days: "days",
    }),
    rows: answers.slice(-MOST_LISTED).map((one): Cell[] => {
      const reaction = one.reaction === NONE ? null : one.reaction;
      return [one.on, one.row, one.institution, one.day, one.state, reaction, one.days];
    }),
  };
}

function sentencesOf(answers: readonly Answered[], basis: Basis): readonly Sentence[] {
  const end: readonly Sentence[] = [
    { key: "later", values: {} },
    { key: "not-why", values: {} },
  ];
  if (answers.length === 0) return [{ key: "none-yet", values: {} }, ...end];
  const none = inState(answers, "none");
  const counts = {
    rules: inState(answers, "rule-changed"),
    corrected: inState(answers, "corrected"),
    taken: inState(answers, "taken-back"),
    answered: inState(answers, "answered"),
  };
  const { parties, requests } = basis;
  const middle = middleOf(answers);
  return [
    { key: "found", values: { answers: answers.length, parties, none } },
    { key: "states", values: counts },
    ...(middle === null ? [] : [{ key: "middle", values: { days: middle, reactions: answers.length - none } }]),
    { key: "period", values: { requests, years: yearsCell(basis) }, units: { years: "years" } },
    ...(answers.length > MOST_LISTED ? [{ key: "part", values: { shown: MOST_LISTED } }] : []),
    ...end,
  ];
}

function restsOn(view: View, answers: readonly Answered[]): Basis {
  const years = answers.map(yearOf);
  const rows = answers.flatMap(({ row, on, reaction }) => (reaction === NONE ? [row, on] : [row, on, reaction]));
  return {
    requests: new Set(answers.map(({ on }) => requestBehind(view, on)).filter((row) => row !== NONE)).size,
    parties: new Set(answers.map(({ by }) => by)).size,
    firstYear: years.length === 0 ? null : Math.min(...years),
    lastYear: years.length === 0 ? null : Math.max(...years),
    unknown: 0,
    oneSided: inState(answers, "none"),
    alike: [],
    rows: [...new Set(rows)].toSorted((a, b) => a - b),
  };
}

/** The request that an entry is or decides on; NONE when it is about no request. */
function requestBehind(view: View, row: number): number {
  const { columns } = view;
  const kind = (at: number) => wordAt(columns.words.kind, columns.kind[at] as number);
  if (kind(row) === "request") return row;
  const target = view.follow(columns.target[view.current(row)] as number);
  return target !== NONE && kind(target) === "request" ? target : NONE;
}
