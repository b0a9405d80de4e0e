import type { Child } from "hono/jsx";
import { type Column, DataTable } from "../components/data-table.tsx";

/** Rows of one section of a party's page; what is more stands in the book's lists. */
const SECTION_SIZE = 15;

interface Props<T> {
  /** Anchor of the section; its heading, and what it says when there is nothing, stand under `party.<id>`. */
  readonly id: string;
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly items: readonly T[];
  readonly columns: readonly string[];
  readonly numeric?: readonly string[];
  rowOf(item: T): readonly Child[];
  /** Where the rest stands, when there is more than fits. */
  readonly more?: string;
  readonly children?: Child;
}

/** One section of a party's page: a heading, a table, or plainly that nothing is known. */
export function PartySection<T>({ id, t, items, columns, numeric = [], rowOf, more, children }: Props<T>) {
  const headings: Column[] = columns.map((key) => ({
    heading: t(`party.column.${key}`),
    numeric: numeric.includes(key),
  }));
  const left = items.length - SECTION_SIZE;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(`party.${id}`)}</h2>
      {children}
      <DataTable
        caption={t(`party.${id}.caption`)}
        label={t(`party.${id}.caption`)}
        columns={headings}
        rows={items.slice(0, SECTION_SIZE).map((item) => rowOf(item))}
        empty={t(`party.${id}.empty`)}
        cards
      />
      {left > 0 && (
        <p>
          {more === undefined ? (
            t("party.more", { count: left })
          ) : (
            <a href={more}>{t("party.more", { count: left })}</a>
          )}
        </p>
      )}
    </section>
  );
}
