import type { Table } from "../mirror/finding.ts";
import { casesOfRow, cellText, isNumeric } from "../web/cell.ts";
import { Picture } from "../web/charts/picture.tsx";
import { DataTable } from "../web/components/data-table.tsx";
import { FindingSentences } from "../web/components/finding-body.tsx";
import { BasisFacts, HowSure } from "../web/components/how-sure.tsx";
import { SentenceLine, sentenceText } from "../web/components/sentence.tsx";
import { documentOf } from "../web/components/layout.tsx";
import type { BookPageContext } from "../web/context.ts";
import type { Answer } from "./finding-print.ts";
import { stylesheet } from "../web/stylesheet.ts";

/** Nothing is loaded and nothing runs: a report can be mailed, kept and opened anywhere. */
const ONLY_ITSELF = "default-src 'none'; style-src 'unsafe-inline'";

/** One HTML file with all findings, their pictures and their tables, and nothing outside itself. */
export function reportOf(context: BookPageContext, answers: readonly Answer[], file: string): string {
  const { t } = context.texts;
  const title = t("cli.report.title", { file });
  return documentOf(
    <html lang={context.locale} dir={context.dir}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={ONLY_ITSELF} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
      </head>
      <body>
        <main id="content" class="page">
          <p class="eyebrow">{t("site.question")}</p>
          <h1>{title}</h1>
          <p>{t("cli.report.lead", { day: context.formats.moment(context.book.now) })}</p>
          <nav aria-label={t("cli.report.contents")}>
            <ul>
              {answers.map((answer, i) => (
                <li>
                  <a href={`#finding-${i}`}>{answer.title}</a>
                </li>
              ))}
            </ul>
          </nav>
          {answers.map((answer, i) => (
            <FindingSection context={context} answer={answer} id={`finding-${i}`} />
          ))}
        </main>
      </body>
    </html>,
  );
}

interface SectionProps {
  readonly context: BookPageContext;
  readonly answer: Answer;
  readonly id: string;
}

function FindingSection({ context, answer: { title: question, finding }, id }: SectionProps) {
  const { t } = context.texts;
  const { lens, pictures, tables, warnings, status } = finding;
  const [first] = finding.sentences;
  const title = first === undefined ? lens : sentenceText(context, lens, first);
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{question}</h2>
      <FindingSentences context={context} finding={finding} />
      <p class="finding-label">
        <span class="tag">{t(`finding.${status}`)}</span> <span>{t(`finding.${status}-why`)}</span>
      </p>
      {warnings.map((sentence) => (
        <SentenceLine context={context} lens="who-writes" sentence={sentence} />
      ))}
      {pictures.map((picture) => (
        <Picture context={context} finding={finding} picture={picture} title={title} />
      ))}
      {tables.map((table) => (
        <ReportTable context={context} lens={lens} table={table} />
      ))}
      <h3>{t("finding.how-sure")}</h3>
      <BasisFacts context={context} finding={finding} />
      <HowSure context={context} finding={finding} />
    </section>
  );
}

interface TableProps {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly table: Table;
}

/** A table without links: there is no site behind a report. */
function ReportTable({ context, lens, table }: TableProps) {
  const { t } = context.texts;
  const caption = t(`lens.${lens}.table.${table.key}`);
  const rows = table.rows.map((row) => {
    const cases = casesOfRow(table.columns, row);
    return table.columns.map(({ unit }, i) => <bdi>{cellText({ context, lens, unit, cases }, row[i] ?? null)}</bdi>);
  });
  const columns = table.columns.map(({ key, unit }) => ({
    heading: t(`lens.${lens}.column.${key}`),
    numeric: isNumeric(unit),
  }));
  return <DataTable caption={caption} label={caption} columns={columns} rows={rows} empty={t("finding.no-rows")} />;
}
