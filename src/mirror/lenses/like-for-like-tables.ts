import { NO, NO_ANSWER_KNOWN, PARTLY, TAKEN_BACK, YES } from "../answers.ts";
import { type Compared, type Setting } from "../comparing.ts";
import type { Cell, Comparison, Table, Unit } from "../finding.ts";
import type { Between } from "../labels.ts";
import type { TwoByTwo } from "../statistics/strata.ts";
import { undoCell } from "../sureness.ts";
import { columns } from "./table.ts";
import type { Amounts } from "./like-for-like-shifts.ts";
import { differenceOver, type Weight } from "./like-for-like-weighing.ts";

/** The three figures that always stand together. */
export function figuresTable({ all, overLikes, difference }: Compared): Table {
  const counts = ({ a, b, c, d }: TwoByTwo): Cell[] => [a, a + b, c, c + d];
  const crude = (table: TwoByTwo) => (hasBoth(table) ? differenceOver(table) : null);
  return {
    key: "figures",
    columns: columns({
      figure: "word",
      "group-yes": "count",
      "group-all": "count",
      "others-yes": "count",
      "others-all": "count",
      difference: "difference",
    }),
    rows: [
      ["over-all", ...counts(all), crude(all)],
      ["over-likes", ...counts(overLikes), crude(overLikes)],
      ["like-for-like", ...counts(overLikes), difference],
    ],
  };
}

const hasBoth = ({ a, b, c, d }: TwoByTwo): boolean => a + b > 0 && c + d > 0;

interface BetweenWhat {
  readonly comparisons: readonly Comparison[];
  readonly by: Between;
}

/** Names of units and areas stand as they are published; all other values are words of the language. */
const valueUnit = (by: Between): Unit => (by === "unit" || by === "area" ? "name" : "word");

/** Each value of the page beside the rest, or beside the other one that was asked for. */
export function betweenTable({ labels }: Setting, all: readonly Compared[], { comparisons, by }: BetweenWhat): Table {
  const rows = all.map(({ pair, overLikes: { a, b } }, i): Cell[] => {
    const { difference = null, low = null, high = null } = comparisons[i] ?? {};
    return [labels.words[pair.group] ?? "unknown", a, a + b, difference, low, high];
  });
  const units = {
    yes: "count",
    all: "count",
    difference: "difference",
    low: "difference",
    high: "difference",
  } as const;
  return { key: "between", columns: columns({ value: valueUnit(by), ...units }), rows };
}

const ANSWERS = [
  [YES, "granted"],
  [PARTLY, "partly"],
  [NO, "no-yes"],
  [NO_ANSWER_KNOWN, "no-answer"],
] as const;

/** Every answer apart: no answer is no refusal, and what was taken back is neither. */
export function answersTable({ answers, label }: Setting, { group, pair }: Compared): Table {
  const counts = new Int32Array(2 * (TAKEN_BACK + 1));
  for (let i = 0; i < group.length; i++) {
    const answer = answers[i] as number;
    if (answer !== TAKEN_BACK) {
      if ((group[i] as number) <= 1) counts[2 * answer + (group[i] as number)]!++;
    } else {
      if (isOn(label[i] as number, pair, true)) counts[2 * TAKEN_BACK + 1]!++;
      if (isOn(label[i] as number, pair, false)) counts[2 * TAKEN_BACK]!++;
    }
  }
  const count = (side: number, code: number) => counts[2 * code + side] as number;
  return {
    key: "answers",
    columns: columns({ answer: "word", group: "count", others: "count" }),
    rows: [
      ...ANSWERS.map(([code, word]): Cell[] => [word, count(1, code), count(0, code)]),
      ["taken-back", count(1, TAKEN_BACK), count(0, TAKEN_BACK)],
    ],
  };
}

const isOn = (label: number, { group, others }: Compared["pair"], inGroup: boolean): boolean =>
  label >= 0 && (inGroup ? label === group : others === null ? label !== group : label === others);

/** Asked, granted and their ratio, over like requests for money of which both are known: a yes to half is half a yes. */
export function amountsTable({ group, asked, granted }: Amounts): Table {
  const row = (side: number, word: string): Cell[] => {
    let [requests, wanted, got] = [0, 0, 0];
    for (let k = 0; k < group.length; k++) {
      if (group[k] !== side) continue;
      requests++;
      wanted += asked[k] as number;
      got += granted[k] as number;
    }
    if (requests === 0) return [word, 0, null, null, null];
    return [word, requests, wanted, got, wanted > 0 ? got / wanted : null];
  };
  return {
    key: "amounts",
    columns: columns({ side: "word", requests: "count", asked: "cents", granted: "cents", ratio: "share" }),
    rows: [row(1, "this-group"), row(0, "the-others")],
  };
}

/** Between which differences it lies, however the unknown answers fall; also when "not granted" is no answer either. */
export function unknownsTable({ difference }: Compared, weight: Weight): Table {
  const { unknownPerSide, bounds, wider } = weight;
  const row = (word: string, { group, others }: Weight["unknownPerSide"], between: Weight["bounds"]): Cell[] => [
    word,
    group,
    others,
    difference,
    ...(between.known ? [between.low, between.high] : [null, null]),
  ];
  return {
    key: "unknowns",
    columns: columns({
      counted: "word",
      "unknown-group": "count",
      "unknown-others": "count",
      difference: "difference",
      lowest: "difference",
      highest: "difference",
      undo: "count",
    }),
    rows: [
      [...row("answer-unknown", unknownPerSide, bounds), undoCell(weight)],
      ...(wider === null ? [] : [[...row("reason-unknown", wider.perSide, wider.bounds), "see-between"]]),
    ],
  };
}

/** What stands on the page and never in the sentence; none of it is a claim. */
export function strengthTable({ nameless }: Compared, weight: Weight): Table {
  const { pooled, eValue, superiority, effective, smallest } = weight;
  const better = weight.superiorityInterval.known ? weight.superiorityInterval : null;
  const odds = pooled.known && pooled.oddsRatio.known ? pooled.oddsRatio : null;
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null);
  const row = (word: string, value: number | null | undefined): Cell[] => [word, value ?? null];
  return {
    key: "strength",
    columns: columns({ measure: "word", value: "number" }),
    rows: [
      row("odds-ratio", finite(odds?.estimate)),
      row("odds-ratio-low", finite(odds?.low)),
      row("odds-ratio-high", finite(odds?.high)),
      row("superiority", superiority.known ? superiority.probability : null),
      row("superiority-low", better?.low),
      row("superiority-high", better?.high),
      row("e-value", eValue.known ? eValue.estimate : null),
      row("e-value-bound", nameless === 0 && eValue.known ? eValue.bound : null),
      row("effective-group", nameless === 0 ? effective.group : null),
      row("effective-others", nameless === 0 ? effective.others : null),
      row("smallest-visible", smallest.known ? smallest.difference : null),
      row("strata", pooled.known ? pooled.strataWithLike : 0),
    ],
  };
}
