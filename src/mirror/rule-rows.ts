import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

const KINDS = ["fact", "held", "request", "decision"] as const;

/** What was written under one rule, as rows: facts, who was asked or held, requests and decisions. */
export type RuleRows = Readonly<Record<(typeof KINDS)[number], readonly number[]>>;

const empty = (): Record<(typeof KINDS)[number], number[]> => ({ fact: [], held: [], request: [], decision: [] });

const seen = new WeakMap<View, ReadonlyMap<number, RuleRows>>();

/** Every readable rule, in order of writing, with what was written under it. Linear in the rows, once per view. */
export function ruleRowsOf(view: View): ReadonlyMap<number, RuleRows> {
  const known = seen.get(view) ?? rowsByRule(view);
  seen.set(view, known);
  return known;
}

function rowsByRule(view: View): ReadonlyMap<number, RuleRows> {
  const rules = [...view.rows("rule")].map((row) => [row, empty()] as const);
  // Room for a number per row costs less than asking a map a million times.
  const place = new Int32Array(view.columns.length).fill(NONE);
  for (const [i, [row]] of rules.entries()) place[row] = i;
  for (const kind of rules.length === 0 ? [] : KINDS) {
    const rows = view.rows(kind);
    for (let i = 0; i < rows.length; i++) {
      const rule = view.follow(ruleOf(view, rows[i] as number));
      if (rule !== NONE && place[rule] !== NONE) rules[place[rule] as number]?.[1][kind].push(rows[i] as number);
    }
  }
  return new Map(rules);
}

/** The same of one rule; undefined when there is none to read. */
export function rowsUnder(view: View, rule: number): RuleRows | undefined {
  if (!view.rows("rule").includes(rule)) return undefined;
  const known = seen.get(view)?.get(rule);
  if (known) return known;
  const under = empty();
  for (const kind of KINDS) {
    const rows = view.rows(kind);
    for (let i = 0; i < rows.length; i++)
      if (ruleOf(view, rows[i] as number) === rule) under[kind].push(rows[i] as number);
  }
  return under;
}

const ruleOf = (view: View, row: number): number => view.columns.rule[view.current(row)] as number;

/** The request or support a decision is on, as it reads now; NONE when it may not be read. */
export function decidedOn(view: View, decision: number): number {
  const on = view.follow(view.columns.target[view.current(decision)] as number);
  return on === NONE ? NONE : view.current(on);
}

/** Whom a decision concerns: who asked, or who got the support. A support's giver is its `from`, a request's asker is. */
export function partyDecidedOn(view: View, decision: number): number {
  const on = decidedOn(view, decision);
  if (on === NONE) return NONE;
  const { columns } = view;
  const isSupport = columns.words.kind.words[columns.kind[on] as number] === "support";
  return (isSupport ? columns.to[on] : columns.from[on]) as number;
}
