import type { FileProblem } from "../../exchange/unreadable-file.ts";
import { bookAddress } from "../addresses.ts";
import { Choices, ErrorSummary, Select, TextField } from "../components/field.tsx";
import { FormFor, FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";

interface Props {
  readonly context: BookPageContext;
  /** Names of mappings that were saved before, Amsterdam's among them. */
  readonly mappings: readonly string[];
  /** What is wrong with the file that was sent. */
  readonly problem?: FileProblem | undefined;
}

/** Sending in a register: the file, and how its columns were read before. Posts `file`, `mapping` and `all-or-nothing`. */
export function ImportPage({ context, mappings, problem }: Props) {
  const { texts, book } = context;
  const { t } = texts;
  const error = problem && problemText(context, problem);
  const choices = ["", ...mappings].map((name) => ({
    value: name,
    label: name === "" ? t("import.mapping.look") : name,
  }));
  return (
    <Layout
      context={context}
      title={t("import.title")}
      crumbs={[{ href: bookAddress(book.slug, "record"), label: t("record.title") }]}
    >
      <ErrorSummary texts={texts} errors={error === undefined ? [] : [{ name: "file", message: error }]} />
      <h1>{t("import.title")}</h1>
      <p class="lead">{t("import.lead")}</p>
      <form class="form" method="post" action={bookAddress(book.slug, "import")} enctype="multipart/form-data">
        <FormMarks context={context} />
        <FormFor context={context} />
        <TextField
          name="file"
          type="file"
          label={t("import.file")}
          hint={t("import.file.hint")}
          error={error}
          accept=".csv,.txt,.pb,text/csv"
        />
        <Choices
          name="mapping"
          label={t("import.mapping")}
          hint={t("import.mapping.hint")}
          choices={choices}
          value=""
        />
        {context.session?.steward === true && <InWhoseName context={context} />}
        <Choices
          name="all-or-nothing"
          label={t("import.all")}
          hint={t("import.all.hint")}
          choices={[{ value: "yes", label: t("word.yes") }]}
          values={[]}
          many
        />
        <p>
          <button type="submit">{t("import.send")}</button>
        </p>
      </form>
      <Notice title={t("import.people.title")}>
        <p>{t("import.people")}</p>
      </Notice>
    </Layout>
  );
}

/** A budget file does not say who published it: the steward chooses in whose name it comes in. */
function InWhoseName({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  const institutions = [...context.book.register.parties].filter(([, { side }]) => side === "institution");
  const choices = institutions.map(([value, { name }]) => ({ value, label: name }));
  return (
    <Select
      name="as"
      label={t("import.as")}
      hint={t("import.as.hint")}
      choices={[{ value: "", label: t("filter.choose") }, ...choices]}
    />
  );
}

/** Why a file cannot be read, in words with the line or column where it goes wrong. */
export function problemText({ texts }: BookPageContext, problem: FileProblem): string {
  const { code, ...details } = problem;
  const values = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value as string | number),
    ]),
  );
  return texts.t(`import.problem.${code}`, values);
}
