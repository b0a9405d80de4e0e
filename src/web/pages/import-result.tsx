import type { BadRow } from "../../exchange/register-row.ts";
import { bookAddress, lensAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";

interface ProgressProps {
  readonly context: BookPageContext;
  readonly rowsDone: number;
  /** Estimated while the file is read. */
  readonly rowsAll: number;
  /** Null while too little is done to tell. */
  readonly secondsLeft: number | null;
}

/** How far an import is; the page asks for itself again through the `Refresh` header that http sends. */
export function ImportProgressPage({ context, rowsDone, rowsAll, secondsLeft }: ProgressProps) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("progress.title")}>
      <h1>{t("progress.title")}</h1>
      <p>
        <label for="progress">{t("progress.rows", { done: rowsDone, all: rowsAll })}</label>
      </p>
      <progress id="progress" value={String(rowsDone)} max={String(Math.max(rowsAll, 1))}>
        {`${rowsDone} / ${rowsAll}`}
      </progress>
      <p>{secondsLeft === null ? t("progress.unknown") : t("progress.left", { seconds: secondsLeft })}</p>
      <p class="quiet">{t("progress.leave")}</p>
      <p>
        <a href={context.path}>{t("progress.again")}</a>
      </p>
    </Layout>
  );
}

interface ResultProps {
  readonly context: BookPageContext;
  readonly counts: {
    readonly rows: number;
    readonly added: number;
    readonly corrected: number;
    readonly same: number;
    readonly older: number;
  };
  readonly bad: readonly BadRow[];
  /** Where the file with only the bad rows is. */
  readonly badRowsHref?: string;
  /** "all-or-nothing" kept everything out. */
  readonly nothingIn?: boolean;
}

/** Bad rows shown on the page; the file has them all. */
const MOST_BAD = 100;

/** What an import did: rows in, corrected, the same; and each row that stayed out, with the value and why. */
export function ImportResultPage({ context, counts, bad, badRowsHref, nothingIn = false }: ResultProps) {
  const { texts, book } = context;
  const { t } = texts;
  return (
    <Layout context={context} title={t("result.title")}>
      <h1>{t(nothingIn ? "result.nothing" : "result.title")}</h1>
      <dl class="facts">
        {(["rows", "added", "corrected", "same", "older"] as const).map((key) => (
          <div>
            <dt>{t(`result.${key}`)}</dt>
            <dd>{context.formats.number(counts[key])}</dd>
          </div>
        ))}
        <div>
          <dt>{t("result.bad")}</dt>
          <dd>{context.formats.number(bad.length)}</dd>
        </div>
      </dl>
      {bad.length > 0 && <BadRows context={context} bad={bad} href={badRowsHref} />}
      <Notice>
        <p>{t("result.again")}</p>
      </Notice>
      <ul class="actions">
        <li>
          <a class="button" href={lensAddress(book.slug, "like-for-like")}>
            {t("result.mirror")}
          </a>
        </li>
        <li>
          <a class="button button-quiet" href={bookAddress(book.slug, "requests")}>
            {t("requests.title")}
          </a>
        </li>
      </ul>
    </Layout>
  );
}

interface BadRowsProps {
  readonly context: BookPageContext;
  readonly bad: readonly BadRow[];
  readonly href: string | undefined;
}

function BadRows({ context, bad, href }: BadRowsProps) {
  const { t } = context.texts;
  const problems = bad
    .slice(0, MOST_BAD)
    .flatMap(({ line, problems: all }) => all.map((problem) => ({ line, ...problem })));
  return (
    <section aria-labelledby="bad">
      <h2 id="bad">{t("result.bad.title")}</h2>
      <p>
        {t("result.bad.lead")} {href !== undefined && <a href={href}>{t("result.bad.download")}</a>}
      </p>
      <DataTable
        caption={t("result.bad.caption", { count: bad.length })}
        label={t("result.bad.caption", { count: bad.length })}
        columns={["line", "column", "value", "why"].map((key) => ({ heading: t(`result.column.${key}`) }))}
        rows={problems.map(({ line, column, value, code, expected }) => [
          String(line),
          column === null ? t("result.whole-row") : <bdi>{column}</bdi>,
          <bdi>{value}</bdi>,
          t(`result.problem.${code}`, { expected }),
        ])}
        cards
      />
    </section>
  );
}
