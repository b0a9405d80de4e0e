import type { Flag } from "../../register/flags.ts";
import { asEntryId } from "../../register/ids.ts";
import type { BodyOf } from "../../register/kinds.ts";
import type { NATURES, Outcome, REASON_FORMS } from "../../register/kinds/decision.ts";
import { lawLine } from "../../register/law.ts";
import type { PartialDate } from "../../register/partial-date.ts";
import { NONE } from "../columns.ts";
import type { Cell, Table } from "../finding.ts";
import type { View } from "../view.ts";
import type { Wanted } from "./before-deciding-like.ts";

/** The decision that somebody thinks of, as far as they said; empty is not said yet. */
export interface Thought {
  readonly ground: string;
  readonly outcome: "" | Outcome;
  readonly reason: "" | (typeof REASON_FORMS)[number];
  readonly heard: "" | "yes" | "no" | "unknown";
  readonly nature: "" | (typeof NATURES)[number];
  readonly event: PartialDate;
}

/** Whether enough is said to look at it: flags of an empty form would blame somebody for not having begun. */
export const isSaid = ({ ground, outcome, reason, heard, event }: Thought): boolean =>
  [ground, outcome, reason, heard, event].some((said) => said !== "" && said !== "unknown");

/** What would stand out if this were written now. Nothing is written; what was not said counts as unknown. */
export function flagsOf(view: View, wanted: Wanted, thought: Thought): readonly Flag[] {
  return isSaid(thought) ? view.flags(draftOf(view, wanted, thought)) : [];
}

function draftOf(view: View, { on, rule }: Wanted, thought: Thought): BodyOf<"decision"> {
  const idAt = (row: number) => (row === NONE ? undefined : view.entry(row)?.id);
  const or = <Word extends string>(word: "" | Word) => (word === "" ? "unknown" : word);
  return {
    // Only looked up, and never written: what is not there is found nowhere.
    on: idAt(on) ?? asEntryId(""),
    decider: "" as BodyOf<"decision">["decider"],
    outcome: or(thought.outcome),
    ground: or(thought.ground),
    reason: { form: or(thought.reason), text: "unknown" },
    rule: idAt(rule) ?? "unknown",
    heard: or(thought.heard),
    nature: or(thought.nature),
    event: thought.event,
    amount: "unknown",
    settled: "unknown",
    tariff: "unknown",
    hourly: "unknown",
    conditions: "unknown",
    written: "unknown",
    decided: "unknown",
    told: "unknown",
  };
}

/** Each flag with what the law says, its article and when somebody checked it. */
export function flagsTable(flags: readonly Flag[]): Table {
  return {
    key: "flags",
    columns: [
      { key: "flag", unit: "word" },
      { key: "law", unit: "word" },
      { key: "article", unit: "name" },
      { key: "checked", unit: "name" },
    ],
    rows: flags.map(({ name, state, law }): Cell[] => [`flag.${name}.${state}`, ...lawCells(law)]),
  };
}

function lawCells(key: Flag["law"]): readonly Cell[] {
  if (key === null) return ["flag.law.none", "", ""];
  const { law, article, checked } = lawLine(key);
  return [`law.${key}`, `${law} ${article}`, checked];
}
