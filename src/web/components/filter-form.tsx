import type { PageContext } from "../context.ts";
import { type Choice, Select } from "./field.tsx";

export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** A closed list; a filter never takes free text (never 3). */
  readonly choices: readonly Choice[];
  /** What is chosen when the address says nothing. */
  readonly value?: string;
}

interface Props {
  readonly context: PageContext;
  readonly filters: readonly Filter[];
  /** What the form is for; a heading above it. */
  readonly title: string;
  /** Query values that stay as they are. */
  readonly keep?: readonly string[];
}

/** Filters as a plain form: the choice ends up in the address, so that it can be cited and sent on. */
function FilterForm({ context, filters, title, keep = [] }: Props) {
  const { query, texts, path } = context;
  const kept = keep.flatMap((name) => query.getAll(name).map((value) => ({ name, value })));
  return (
    <form class="filters" method="get" action={path} aria-label={title}>
      {kept.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="filter-fields">
        {filters.map(({ value, ...filter }) => (
          <Select {...filter} value={query.get(filter.name) ?? value} />
        ))}
      </div>
      <button type="submit">{texts.t("filter.show")}</button>
    </form>
  );
}

/** The same, folded: open when something was chosen, so that one sees what. */
export function FoldedFilters(props: Props) {
  const chosen = props.filters.some(({ name }) => props.context.query.has(name));
  return (
    <details class="screen-only" open={chosen ? true : undefined}>
      <summary>{props.title}</summary>
      <FilterForm {...props} />
    </details>
  );
}
