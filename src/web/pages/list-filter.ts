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

/** Filters with more than one value among the items, as fields of a form. */
export function filterFields<T>(
  context: BookPageContext,
  items: readonly T[],
  filters: readonly ListFilter<T>[],
): readonly Filter[] {
  return filters.flatMap((filter) => {
    const values = [...new Set(items.map((item) => filter.valueOf(item) ?? UNKNOWN))];
    return values.length < 2 ? [] : [fieldOf(context, filter, values)];
  });
}

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
