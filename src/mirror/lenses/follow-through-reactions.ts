import { dayAt } from "../../register/term.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import { INSTITUTION, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";

/** What an institution did after an answer, the furthest it went first. */
export const STATES = ["rule-changed", "corrected", "taken-back", "answered", "none"] as const;
export type State = (typeof STATES)[number];

/** An answer to something that an institution wrote, and what came after it. After, not because. */
export interface Answered {
  /** Row of the answer, and of what it answers. */
  readonly row: number;
  readonly on: number;
  readonly by: number;
  readonly institution: number;
  /** Day (since 1970) on which it was written. */
  readonly day: number;
  readonly state: State;
  /** Row of the first reaction, NONE without one, and days until it. */
  readonly reaction: number;
  readonly days: number | null;
}

/** Rows that came later and hang on, correct or take back another, by that other; in order of writing. */
interface After {
  readonly replies: ReadonlyMap<number, readonly number[]>;
  readonly corrections: ReadonlyMap<number, readonly number[]>;
  readonly withdrawals: ReadonlyMap<number, readonly number[]>;
}

/** Every readable answer by somebody else to what an institution wrote. Linear in the rows. */
export function answersTo(view: View): readonly Answered[] {
  const { columns } = view;
  const sides = sidesOf(view);
  const after = laterRows(view);
  return [...view.rows("reply")].flatMap((row) => {
    const on = rootOf(view, row);
    if (on === NONE) return [];
    const [by, institution] = [columns.author[row] as number, columns.author[on] as number];
    if (by === institution || sides[institution] !== INSTITUTION) return [];
    return [answered(view, after, { row, on, by, institution })];
  });
}

/** What a chain of answers began with. */
function rootOf(view: View, row: number): number {
  const { columns } = view;
  let at = view.follow(columns.target[row] as number);
  while (at !== NONE && wordAt(columns.words.kind, columns.kind[at] as number) === "reply")
    at = view.follow(columns.target[at] as number);
  return at;
}

function laterRows(view: View): After {
  const { columns } = view;
  const by = (rows: Iterable<number>, key: (row: number) => number) => {
    const held = new Map<number, number[]>();
    for (const row of rows) {
      if (view.follow(row) === NONE) continue;
      const list = held.get(key(row));
      if (list) list.push(row);
      else held.set(key(row), [row]);
    }
    return held;
  };
  return {
    replies: by(view.rows("reply"), (row) => rootOf(view, row)),
    corrections: by(columns.corrections, (row) => columns.corrects[row] as number),
    withdrawals: by(columns.withdrawals, (row) => columns.target[row] as number),
  };
}

type Reply = Pick<Answered, "row" | "on" | "by" | "institution">;

function answered(view: View, after: After, reply: Reply): Answered {
  const { columns } = view;
  const { row, on, institution } = reply;
  const isRule = wordAt(columns.words.kind, columns.kind[on] as number) === "rule";
  const rule = isRule ? on : view.follow(columns.rule[view.current(on)] as number);
  const later = (rows: readonly number[] | undefined) =>
    (rows ?? []).filter((one) => one > row && columns.author[one] === institution);
  const found: Readonly<Record<Exclude<State, "none">, readonly number[]>> = {
    "rule-changed": rule === NONE ? [] : later(after.corrections.get(rule)),
    corrected: isRule ? [] : later(after.corrections.get(on)),
    "taken-back": later(after.withdrawals.get(on)),
    answered: later(after.replies.get(on)),
  };
  const reactions = Object.values(found).flat();
  const reaction = reactions.length === 0 ? NONE : Math.min(...reactions);
  const day = dayOf(view, row);
  const state = STATES.find((one) => one !== "none" && found[one].length > 0) ?? "none";
  return { ...reply, day, state, reaction, days: reaction === NONE ? null : dayOf(view, reaction) - day };
}

const dayOf = ({ columns }: View, row: number): number => dayAt(columns.at[row] as number);
