import type { BudgetFault } from "../../exchange/pabulib/bad-budget-file.ts";
import type { EntryId } from "../../register/ids.ts";
import { bookAddress, entryAddress, lensAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { type BookPageContext, inPlainWords } from "../context.ts";
import { csvOf, safeCell } from "../csv-file.ts";
import type { Remarks } from "../../mirror/budget/remarks.ts";

interface ResultProps {
  readonly context: BookPageContext;
  readonly result: {
    readonly entry: EntryId;
    readonly verdict: string;
    readonly title: string;
    readonly projects: number;
    readonly budget: number;
    readonly remarks: Remarks;
  };
}

/** What came of bringing in a round of a neighbourhood budget, what stands out in its file, and that no vote was kept. */
export function RoundResultPage({ context, result }: ResultProps) {
  const { texts, formats, book } = context;
  const { t } = texts;
  const { entry, verdict, title, projects, budget, remarks } = result;
  return (
    <Layout context={context} title={t(`round.${verdict}`)} crumbs={[importCrumb(context)]}>
      <h1>{t(`round.${verdict}`)}</h1>
      <p class="lead">
        <bdi>{title}</bdi>
      </p>
      <dl class="facts">
        <div>
          <dt>{t("field.round.projects")}</dt>
          <dd>{formats.number(projects)}</dd>
        </div>
        <div>
          <dt>{t("field.round.budget")}</dt>
          <dd>{formats.cents(budget)}</dd>
        </div>
      </dl>
      <ul>
        {remarkTexts(context, remarks).map((remark) => (
          <li>{remark}</li>
        ))}
      </ul>
      <Notice>
        <p>{t("round.no-votes")}</p>
        <p>{t("round.again")}</p>
      </Notice>
      <ul class="actions">
        <li>
          <a class="button" href={lensAddress(book.slug, "rule-what-if", new URLSearchParams({ rule: entry }))}>
            {t("result.mirror")}
          </a>
        </li>
        <li>
          <a class="button button-quiet" href={entryAddress(book.slug, entry)}>
            {t("round.entry")}
          </a>
        </li>
      </ul>
    </Layout>
  );
}

const importCrumb = ({ texts, book }: BookPageContext) => ({
  href: bookAddress(book.slug, "import"),
  label: texts.t("import.title"),
});

/** In words what a file says beside what its votes and its rule give. */
function remarkTexts({ texts }: BookPageContext, { otherTotals, tooCheap, selected }: Remarks): readonly string[] {
  const { said, other, untold } = selected;
  return [
    texts.t("round.totals", { n: otherTotals }),
    ...(tooCheap > 0 ? [texts.t("round.too-cheap", { n: tooCheap })] : []),
    said === 0 ? texts.t("round.selected-none") : texts.t("round.selected", { n: other, said }),
    ...(untold > 0 ? [texts.t("round.selected-untold", { n: untold })] : []),
  ];
}

interface BadProps {
  readonly context: BookPageContext;
  readonly faults: readonly BudgetFault[];
  readonly badHref: string;
}

/** Lines shown on the page; the file has them all. */
const MOST_SHOWN = 100;

/** Each line of a budget file that is wrong and what would be right. A line itself is never shown: it may be a vote. */
export function BadRoundPage({ context, faults, badHref }: BadProps) {
  const { t } = context.texts;
  const caption = t("result.bad.caption", { count: faults.length });
  return (
    <Layout context={context} title={t("result.nothing")} crumbs={[importCrumb(context)]}>
      <h1>{t("result.nothing")}</h1>
      <p class="lead">{t("round.whole")}</p>
      <p>
        {t("result.bad.lead")} <a href={badHref}>{t("round.bad-download")}</a>
      </p>
      <DataTable
        caption={caption}
        label={caption}
        columns={["line", "why"].map((key) => ({ heading: t(`result.column.${key}`) }))}
        rows={faults.slice(0, MOST_SHOWN).map((fault) => [String(fault.line), faultText(context, fault)])}
        cards
      />
      <Notice>
        <p>{t("round.nothing-kept")}</p>
      </Notice>
    </Layout>
  );
}

const faultText = ({ texts }: BookPageContext, { code, line, found }: BudgetFault): string =>
  texts.t(`cli.budget.problem.${code}`, { line: String(line), found });

/** The same list as a file: the number of each line and what is wrong with it, never the line. */
export function faultLines(page: BookPageContext, faults: readonly BudgetFault[]): string {
  const context = inPlainWords(page);
  const { t } = context.texts;
  const rows = faults.map((fault) => [String(fault.line), safeCell(faultText(context, fault))]);
  return csvOf([[t("result.column.line"), t("result.column.why")], ...rows], ";");
}
