import type { Finding } from "../../mirror/finding.ts";
import type { BookPageContext } from "../context.ts";
import { EntryLink } from "./cell-value.tsx";
import { pageOf, Pagination } from "./pagination.tsx";

/** Entries on one page under a finding. */
const ENTRIES = 30;

interface Props {
  readonly context: BookPageContext;
  readonly finding: Finding;
}

/** The entries a finding rests on, as far as the viewer may read them, page by page. */
export function RestsOn({ context, finding }: Props) {
  const readable = Array.from(finding.basis.rows).filter((row) => context.book.view.mask[row] === 1);
  const { page, pages, total, rows } = pageOf(readable, context.query, ENTRIES);
  if (total === 0) return <p class="empty">{context.texts.t("finding.no-entries")}</p>;
  return (
    <>
      <ul class="entries">
        {rows.map((row) => (
          <li>
            <EntryLink context={context} row={row} />
          </li>
        ))}
      </ul>
      <Pagination context={context} page={page} pages={pages} total={total} />
    </>
  );
}
