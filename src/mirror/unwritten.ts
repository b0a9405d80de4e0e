import { wordAt } from "./dictionary.ts";
import { isParty } from "./parties.ts";
import { ruleRowsOf } from "./rule-rows.ts";
import type { View } from "./view.ts";

/** Whom an unwritten rule kept out, and what came of it in the words of who wrote it ("unknown" when nobody told). */
export interface KeptOut {
  readonly party: number;
  readonly row: number;
  readonly consequence: string;
}

export interface UnwrittenRule {
  readonly rule: number;
  readonly keptOut: readonly KeptOut[];
}

/** The rules that stand nowhere, in order of writing, each with who was held to it. */
export function unwrittenRules(view: View): readonly UnwrittenRule[] {
  return [...ruleRowsOf(view)]
    .filter(([rule]) => matterOf(view, rule) === "unwritten")
    .map(([rule, { held }]) => ({ rule, keptOut: held.flatMap((row) => keptOut(view, row)) }));
}

const matterOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.matter, columns.matter[current(row)] as number);

/** Being asked keeps nobody out by itself; being held to a rule does. */
function keptOut(view: View, row: number): readonly KeptOut[] {
  const party = view.columns.to[view.current(row)] as number;
  if (!isParty(view.columns, party) || matterOf(view, row) !== "held") return [];
  return [{ party, row, consequence: view.said(row, "held")?.consequence ?? "unknown" }];
}
