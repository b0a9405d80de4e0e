import type { RefusedColumn } from "../../exchange/traits.ts";
import { SHOWN_HEADER_WORDS, shownWord } from "../../exchange/traits.ts";
import { FIELDS, LEAVE_OUT } from "../../exchange/fields.ts";
import type { MappedColumn } from "../../exchange/mapping.ts";
import type { FileProblem } from "../../exchange/unreadable-file.ts";
import type { PartialDate } from "../../register/partial-date.ts";
import { bookAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { ErrorSummary, Select, TextField } from "../components/field.tsx";
import { FormFor, FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { problemText } from "./import.tsx";

interface Props {
  readonly context: BookPageContext;
  /** The waiting upload; posts go to `/b/:book/import/<upload>`. */
  readonly upload: string;
  readonly fileName: string;
  readonly columns: readonly MappedColumn[];
  /** The first rows of the file, a cell per column; cells of refused columns are empty. */
  readonly examples: readonly (readonly string[])[];
  readonly refused: readonly RefusedColumn[];
  readonly source: string;
  readonly mappingName: string;
  /** What the name of the file says of its date. */
  readonly date: PartialDate | null;
  /** Without its date we would not know how long requests have waited. */
  readonly dateNeeded: boolean;
  readonly problems?: readonly FileProblem[];
}

/** What does each column say? With ten rows of the file; changed, confirmed, and saved by name. Posts `column.<n>`, `source`, `date`, `name`. */
export function ImportMappingPage(props: Props) {
  const { context, columns, examples, fileName, upload, problems = [] } = props;
  const { texts, book } = context;
  const { t } = texts;
  const errors = problems.map((problem) => ({ name: "column.0", message: problemText(context, problem) }));
  return (
    <Layout
      context={context}
      title={t("mapping.title")}
      crumbs={[{ href: bookAddress(book.slug, "import"), label: t("import.title") }]}
    >
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("mapping.title")}</h1>
      <p class="lead">{t("mapping.lead", { file: fileName })}</p>
      <RefusedColumns {...props} />
      <DataTable
        caption={t("mapping.examples", { count: examples.length })}
        label={t("mapping.examples", { count: examples.length })}
        columns={columns.map(({ header }) => ({ heading: <bdi>{header}</bdi> }))}
        rows={examples.map((cells) => cells.map((cell) => <bdi>{cell}</bdi>))}
        rowHeadings={false}
      />
      <form class="form" method="post" action={bookAddress(book.slug, `import/${upload}`)}>
        <FormMarks context={context} />
        <FormFor context={context} />
        <h2>{t("mapping.columns")}</h2>
        {columns.map((column, i) => (
          <ColumnField {...props} column={column} i={i} />
        ))}
        <TextField
          name="source"
          label={t("mapping.source")}
          hint={t("mapping.source.hint")}
          value={props.source}
          required
        />
        <TextField
          name="date"
          label={t("mapping.date")}
          hint={t(props.dateNeeded ? "mapping.date.needed" : "mapping.date.hint")}
          value={props.date ?? ""}
          required={props.dateNeeded}
        />
        <TextField name="name" label={t("mapping.name")} hint={t("mapping.name.hint")} value={props.mappingName} />
        <p>
          <button type="submit">{t("mapping.send")}</button>
        </p>
      </form>
    </Layout>
  );
}

interface ColumnProps extends Props {
  readonly column: MappedColumn;
  readonly i: number;
}

function ColumnField({ context, column, i, refused, examples }: ColumnProps) {
  const { t } = context.texts;
  if (refused.some(({ header }) => header === column.header)) return <></>;
  const example = examples.map((cells) => cells[i] ?? "").find((cell) => cell !== "");
  const choices = [LEAVE_OUT, ...FIELDS].map((value) => ({ value, label: t(`mapping.field.${value}`) }));
  const hint = example === undefined ? {} : { hint: t("mapping.example", { example }) };
  return <Select name={`column.${i}`} label={column.header} {...hint} value={column.target} choices={choices} />;
}

/** Never 1: a column about who people are stays out, whatever somebody chooses; the word list is there to read. */
function RefusedColumns({ context, refused }: Props) {
  if (refused.length === 0) return <></>;
  const { t } = context.texts;
  return (
    <Notice kind="warning" title={t("mapping.refused")}>
      <ul>
        {refused.map(({ header, word }) => (
          <li>{t("mapping.refused.column", { header, word: shownWord(word) })}</li>
        ))}
      </ul>
      <p>{t("mapping.refused.why")}</p>
      <details>
        <summary>{t("record.never.list")}</summary>
        <p lang="nl">{SHOWN_HEADER_WORDS.join(", ")}</p>
      </details>
    </Notice>
  );
}
