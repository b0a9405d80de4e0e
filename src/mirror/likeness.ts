import type { Cases } from "./cases.ts";
import { NONE } from "./columns.ts";
import { type Crossing, crossing } from "./statistics/crossing.ts";
import type { View } from "./view.ts";

/** What can make requests alike: all of it was there when the request was made. Nothing that happened after it is a likeness. */
export const RESPECTS = ["matter", "to", "rule", "year", "size", "unit", "area", "cadence"] as const;
export type Respect = (typeof RESPECTS)[number];

/** Upper bounds of the size classes of an amount, in cents. */
const SIZE_CLASSES: readonly number[] = [1_000_00, 5_000_00, 25_000_00, 100_000_00];

const UNKNOWN = -1;

/** Numbers cases by what they have in common; −1 where a respect is unknown: what is not known to be alike is not alike. */
export const strataOf = (view: View, cases: Cases, respects: readonly Respect[]): Crossing =>
  crossing(
    respects.map((respect) => codesOf(view, cases, respect)),
    cases.length,
  );

/** Per case a code of one respect: the same code is alike, a negative one is unknown. */
export const codesOf = (view: View, cases: Cases, respect: Respect): Int32Array => CODES[respect](view, cases);

type Coding = (view: View, cases: Cases) => Int32Array;

const words =
  (column: "matter" | "unit" | "area" | "cadence"): Coding =>
  ({ columns }, { current }) => {
    const codes = columns[column];
    return current.map((row) => (codes[row] as number) - 1);
  };

const CODES: Readonly<Record<Respect, Coding>> = {
  matter: words("matter"),
  unit: words("unit"),
  area: words("area"),
  cadence: words("cadence"),
  to: ({ columns: { to } }, { current }) => current.map((row) => to[row] as number),
  year: ({ columns: { year } }, { current }) => current.map((row) => Math.max(UNKNOWN, (year[row] as number) - 1900)),
  rule: ruleCodes,
  size: sizeCodes,
};

/** Requests under the same rule, and those under no rule that anybody named, are alike in this. */
function ruleCodes(view: View, { current }: Cases): Int32Array {
  const { columns } = view;
  const ruleOf = columns.rule;
  const numbers = new Int32Array(columns.length);
  let rules = 0;
  return current.map((row) => {
    const rule = view.follow(ruleOf[row] as number);
    if (rule === NONE) return 0;
    return (numbers[rule] ||= ++rules);
  });
}

/** The class of the amount asked; requests for something else than money have none, which is alike too. */
function sizeCodes({ columns }: View, { current }: Cases): Int32Array {
  const money = columns.words.matter.codes.get("money");
  return current.map((row) => {
    const amount = columns.amount[row] as number;
    if (Number.isNaN(amount)) return columns.matter[row] === money ? UNKNOWN : 0;
    const at = SIZE_CLASSES.findIndex((bound) => amount < bound);
    return 1 + (at < 0 ? SIZE_CLASSES.length : at);
  });
}
