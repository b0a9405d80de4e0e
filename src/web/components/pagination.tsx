import { withQuery } from "../addresses.ts";
import type { PageContext } from "../context.ts";

/** Rows on one page of a list, so that a page of a large register stays small. */
const PAGE_SIZE = 50;

/** One page of a list, as the address asks (`?page=2`); out of range gives the nearest page there is. */
export function pageOf<T>(all: readonly T[], query: URLSearchParams, size = PAGE_SIZE) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(query.get("page") ?? 1)) || 1));
  return { page, pages, total: all.length, rows: all.slice((page - 1) * size, page * size) };
}

interface Props {
  readonly context: PageContext;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** Earlier and later, and where one is; nothing when everything fits on one page. */
export function Pagination({ context, page, pages, total }: Props) {
  if (pages < 2) return <></>;
  const { t } = context.texts;
  const to = (n: number) => withQuery(context.path, context.query, { page: n === 1 ? undefined : String(n) });
  return (
    <nav class="pagination" aria-label={t("pagination.label")}>
      {page > 1 && (
        <a rel="prev" href={to(page - 1)}>
          {t("pagination.previous")}
        </a>
      )}
      <span>{t("pagination.where", { page, pages, total })}</span>
      {page < pages && (
        <a rel="next" href={to(page + 1)}>
          {t("pagination.next")}
        </a>
      )}
    </nav>
  );
}
