import type { Child } from "hono/jsx";
import { type Column, DataTable } from "../components/data-table.tsx";
import { FoldedFilters } from "../components/filter-form.tsx";
import { Layout } from "../components/layout.tsx";
import { pageOf, Pagination } from "../components/pagination.tsx";
import type { BookPageContext } from "../context.ts";
import { filtered, filterFields, type ListFilter } from "./list-filter.ts";

/** Rows of a list on one page. */
export const LIST_SIZE = 30;

interface Props<T> {
  readonly context: BookPageContext;
  /** Texts of the page stand under this name. */
  readonly name: string;
  readonly items: readonly T[];
  readonly filters: readonly ListFilter<T>[];
  readonly columns: readonly Column[];
  rowOf(item: T): readonly Child[];
  readonly children?: Child;
}

/** A list of the book: what it is, filters out of closed lists, a page of rows. There is no search in texts or names (never 3). */
export function BookList<T>({ context, name, items, filters, columns, rowOf, children }: Props<T>) {
  const { t } = context.texts;
  const fields = filterFields(context, { name, items, filters });
  const found = filtered(items, filters, context.query);
  const { rows, ...place } = pageOf(found, context.query, LIST_SIZE);
  const caption = t("list.count", { count: found.length });
  return (
    <Layout context={context} title={t(`${name}.title`)}>
      <h1>{t(`${name}.title`)}</h1>
      <p class="lead">{t(`${name}.lead`)}</p>
      {children}
      {fields.length > 0 && <FoldedFilters context={context} filters={fields} title={t("list.filters")} />}
      <DataTable
        caption={caption}
        label={t(`${name}.title`)}
        columns={columns}
        rows={rows.map((item) => rowOf(item))}
        empty={t(`${name}.empty`)}
        cards
      />
      <Pagination context={context} {...place} />
    </Layout>
  );
}
