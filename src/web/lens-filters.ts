import * as z from "zod";
import { wordAt } from "../mirror/dictionary.ts";
import type { Lens } from "../mirror/lens.ts";
import type { View } from "../mirror/view.ts";
import type { KindName } from "../register/kinds.ts";
import { entryTitle } from "./entry-title.ts";
import type { WordColumn } from "../mirror/columns.ts";
import { capitalised } from "./capitalised.ts";
import type { Filter } from "./components/filter-form.tsx";
import type { Choice } from "./components/field.tsx";
import type { BookPageContext } from "./context.ts";

/** The part of a lens that its filters are made from. */
export type Asked = Pick<Lens<string, unknown>, "name" | "parameters">;

/** Parameters that name an entry: their choices are the readable entries of a kind. */
const ENTRIES: Readonly<Record<string, readonly KindName[]>> = {
  rule: ["rule"],
  party: ["party"],
  a: ["party"],
  b: ["party"],
  // Where a round of a neighbourhood budget may stand in the place of a rule.
  "rule-what-if rule": ["rule", "round"],
};
/** Choices in one list at most, so that a page about a large register stays small. */
const MOST_CHOICES = 300;

/** Parameters whose choices are what the book's readable rows hold in a column. */
const COLUMNS: Readonly<Record<string, WordColumn | "year">> = {
  year: "year",
  unit: "unit",
  area: "area",
  form: "form",
  source: "source",
  cadence: "cadence",
  matter: "matter",
};

/** Two sides of a comparison are values of what is compared, which the address says; by legal form when it says nothing. */
const comparedIn = ({ query }: BookPageContext, name: string): WordColumn | "year" | undefined =>
  name === "group" || name === "others" ? COLUMNS[query.get("by") ?? "form"] : undefined;

interface Property {
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Property[];
  readonly default?: unknown;
}

/** The filters of a finding's page, from the closed lists its lens accepts; free text is never one of them. */
export function filtersOf(context: BookPageContext, lens: Asked): readonly Filter[] {
  const schema = z.toJSONSchema(lens.parameters, { io: "input", unrepresentable: "any" }) as {
    readonly properties?: Readonly<Record<string, Property>>;
  };
  // Which telling counts is a switch where something is told twice, not a question.
  const asked = Object.entries(schema.properties ?? {}).filter(([name]) => name !== "versions");
  return asked.flatMap(([name, property]) => filterOf(context, lens.name, { name, property }));
}

function filterOf(
  context: BookPageContext,
  lens: string,
  { name, property }: { name: string; property: Property },
): readonly Filter[] {
  const choices = choicesOf(context, lens, { name, property });
  if (choices.length < 2) return [];
  const { t, firstOf } = context.texts;
  const label = t(firstOf([`lens.${lens}.filter.${name}`, `filter.${name}`]) ?? `filter.${name}`);
  const value = typeof property.default === "string" ? { value: property.default } : {};
  return [{ name, label, choices, ...value }];
}

function choicesOf(
  context: BookPageContext,
  lens: string,
  { name, property }: { name: string; property: Property },
): readonly Choice[] {
  const listed = property.enum ?? property.anyOf?.find((one) => one.enum)?.enum;
  if (listed) return listed.map((value) => ({ value, label: choiceLabel(context, lens, { name, value }) }));
  const all = { value: "", label: context.texts.t("filter.all") };
  const kinds = ENTRIES[`${lens} ${name}`] ?? ENTRIES[name];
  if (kinds !== undefined)
    return [{ ...all, label: context.texts.t("filter.choose") }, ...entriesOf(context, name, kinds)];
  if (name === "criterion" || name === "ground") return [all, ...pointsOf(context)];
  const column = COLUMNS[name] ?? comparedIn(context, name);
  if (column === undefined) return [];
  const held = column === "year" ? yearsIn(context.book.view) : wordsIn(context.book.view, column);
  return held.length < 2
    ? []
    : [all, ...held.map((value) => ({ value, label: choiceLabel(context, lens, { name, value }) }))];
}

function choiceLabel(
  { texts }: BookPageContext,
  lens: string,
  { name, value }: { readonly name: string; readonly value: string },
): string {
  if (value === "") return texts.t("filter.choose");
  const key = texts.firstOf([`lens.${lens}.word.${value}`, `word.${name}.${value}`, `word.${value}`]);
  return key === undefined ? value : capitalised(texts.t(key), texts.languageOf(key));
}

/** The points of the rule that the address names, in its words. */
function pointsOf({ book, query }: BookPageContext): readonly Choice[] {
  const row = book.view.rowNamed(query.get("rule") ?? "");
  const criteria = row < 0 ? [] : (book.view.said(row, "rule")?.criteria ?? []);
  return criteria.map(({ key, text }) => ({ value: key, label: text }));
}

/** The readable entries of these kinds, and the entry that the address names already, where it may be read too. */
function entriesOf(context: BookPageContext, name: string, kinds: readonly KindName[]): readonly Choice[] {
  const { view } = context.book;
  const listed = kinds.flatMap((kind) =>
    Array.from(view.rows(kind).slice(0, MOST_CHOICES), (row) => choiceOf(context, row)),
  );
  const asked = view.rowNamed(context.query.get(name) ?? "");
  const chosen = asked < 0 ? [] : [choiceOf(context, asked)];
  return [...listed, ...chosen.filter((one) => listed.every(({ value }) => value !== one.value))];
}

const choiceOf = (context: BookPageContext, row: number): Choice => ({
  value: context.book.register.entries[row]?.id ?? "",
  label: entryTitle(context, row) ?? context.formats.unknown,
});

/** What readable requests hold: a choice made of other rows would tell what stands in them. */
function wordsIn(view: View, column: WordColumn): readonly string[] {
  const codes = new Set(view.rows("request").map((row) => view.columns[column][view.current(row)] as number));
  codes.delete(0);
  return [...codes].map((code) => wordAt(view.columns.words[column], code)).sort((a, b) => a.localeCompare(b));
}

function yearsIn(view: View): readonly string[] {
  const years = new Set(view.rows("request").map((row) => view.columns.year[view.current(row)] as number));
  years.delete(0);
  return [...years].sort((a, b) => b - a).map(String);
}
