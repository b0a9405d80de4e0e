import type { View } from "../../mirror/view.ts";
import type { Filter } from "../components/filter-form.tsx";
import type { BookPageContext } from "../context.ts";

/** One filter of a list: which value each item has, out of the values that readable items have. Never free text (never 3). */
export interface ListFilter<T> {
  readonly name: string;
  /** The item's value; undefined when it is unknown. */
  valueOf(item: T): string | undefined;
  /** Word list of its values; without one they are shown as they stand. */
  readonly list?: string;
}

const UNKNOWN = "unknown";

/** The items that have every value the address asks for. */
export function filtered<T>(
  items: readonly T[],
  filters: readonly ListFilter<T>[],
  query: URLSearchParams,
): readonly T[] {
  const asked = filters.flatMap((filter) => {
    const value = query.get(filter.name) ?? "";
    return value === "" ? [] : [{ filter, value }];
  });
  if (asked.length === 0) return items;
  return items.filter((item) => asked.every(({ filter, value }) => (filter.valueOf(item) ?? UNKNOWN) === value));
}

/** All of a list, before anything is chosen. */
export interface WholeList<T> {
  /** Tells it from the other lists of the same view. */
  readonly name: string;
  readonly items: readonly T[];
  readonly filters: readonly ListFilter<T>[];
}

/** Filters with more than one value among the items, as fields of a form. */
export function filterFields<T>(context: BookPageContext, list: WholeList<T>): readonly Filter[] {
  const valuesOf = kept.get(context.book.view) ?? new Map<string, readonly string[]>();
  kept.set(context.book.view, valuesOf);
  return list.filters.flatMap((filter) => {
    const key = `${list.name} ${filter.name}`;
    const values = valuesOf.get(key) ?? occurring(list.items, filter);
    valuesOf.set(key, values);
    return values.length < 2 ? [] : [fieldOf(context, filter, values)];
  });
}

/** Values per view, list and filter: most of the time of a long list went into finding them again. */
const kept = new WeakMap<View, Map<string, readonly string[]>>();

const occurring = <T>(items: readonly T[], { valueOf }: ListFilter<T>): readonly string[] => [
  ...new Set(items.map((item) => valueOf(item) ?? UNKNOWN)),
];

function fieldOf<T>({ texts, formats }: BookPageContext, filter: ListFilter<T>, values: readonly string[]): Filter {
  const label = (value: string): string =>
    filter.list === undefined ? formats.said(value) : formats.word(value, filter.list);
  const choices = values.map((value) => ({ value, label: label(value) })).sort(unknownLast);
  return {
    name: filter.name,
    label: texts.t(`filter.${filter.name}`),
    choices: [{ value: "", label: texts.t("filter.all") }, ...choices],
  };
}

const unknownLast = (a: { value: string; label: string }, b: { value: string; label: string }): number =>
  Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) || a.label.localeCompare(b.label);
