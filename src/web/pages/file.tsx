import { fileAt } from "../../register/register.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { TextField } from "../components/field.tsx";
import { Details } from "../components/details.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { AnswerOf } from "./requests.tsx";
import { requestRows } from "./request-rows.ts";
import { toldAs, type Told } from "./reading.ts";
import { EntryName } from "./value.tsx";
import { SaidOrUnknown } from "./party-support.tsx";

/**
 * One file of a published register, opened by its number: the one page where an applicant's name stands.
 * The number must be exact; there is no search in names or titles (never 3).
 */
export function FilePage({ context, number: typed }: { readonly context: BookPageContext; readonly number: string }) {
  const { t } = context.texts;
  const number = typed.trim();
  const files = number === "" ? [] : filesOf(context, number);
  return (
    <Layout context={context} title={t("file.title")}>
      <h1>{number === "" ? t("file.title") : t("file.numbered", { number })}</h1>
      <p class="lead">{t("file.lead")}</p>
      <form class="form" method="get" action={context.path}>
        <TextField name="number" label={t("file.number")} hint={t("file.number.hint")} value={number} required />
        <p>
          <button type="submit">{t("file.open")}</button>
        </p>
      </form>
      {number !== "" && files.length === 0 && (
        <Notice>
          <p>{t("file.none", { number })}</p>
        </Notice>
      )}
      {files.map((told) => (
        <OneFile context={context} told={told} />
      ))}
    </Layout>
  );
}

/** The readable requests with this number, one per source. */
export function filesOf(context: BookPageContext, number: string): readonly Told<"request">[] {
  const { register, columns } = context.book;
  const sources = columns.words.source.words;
  return sources.flatMap((source) => {
    const row = fileAt(register, source, number)?.request;
    const told = row === undefined ? undefined : toldAs(context, row, "request");
    return told ? [told] : [];
  });
}

function OneFile({ context, told }: { readonly context: BookPageContext; readonly told: Told<"request"> }) {
  const { texts, formats } = context;
  const { t } = texts;
  const { body } = told;
  const row = requestRows(context).find(({ request }) => request === told.row);
  const details = [
    { term: t("file.applicant"), value: <SaidOrUnknown context={context} said={applicant(context, body)} /> },
    { term: t("file.project"), value: <SaidOrUnknown context={context} said={body.what} /> },
    { term: t("file.amount"), value: formats.cents(body.amount) },
    { term: t("file.year"), value: body.year === "unknown" ? formats.unknown : String(body.year) },
    { term: t("file.answer"), value: row ? <AnswerOf context={context} row={row} /> : formats.unknown },
    { term: t("file.rule"), value: <EntryName context={context} id={body.rule} /> },
    { term: t("file.entry"), value: <EntryName context={context} id={told.entry.id} /> },
  ];
  return (
    <section aria-label={t("file.title")}>
      <Details details={details} />
    </section>
  );
}

function applicant({ texts }: BookPageContext, { from }: BodyOf<"request">): string | undefined {
  if ("listed" in from) return from.listed.name;
  return "residents" in from ? texts.t("party.resident") : undefined;
}
