import { FormMarks } from "../components/form-marks.tsx";
import type { EntryId } from "../../register/ids.ts";
import { HIDING_GROUNDS } from "../../register/kinds/hiding.ts";
import type { Refusal } from "../../register/refusal.ts";
import { reportAddress } from "../addresses.ts";
import { Choices, ErrorSummary, TextArea, TextField } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext, PageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { textAboutOthers } from "../forms/look-again.ts";
import { refusalWords } from "./error.tsx";
import { LookAgainAt, LookAgainFirst } from "./look-again.tsx";

export interface SentReport {
  readonly typed: Readonly<Record<string, string>>;
  readonly refusal?: Refusal;
  /** Words that say what people are, to look at once more. */
  readonly notices?: readonly string[];
}

/** What is wrong with a field that was sent, in the words of its problem. */
export function errorOf(context: PageContext, sent: SentReport | undefined, name: string): string | undefined {
  if (!sent?.refusal) return undefined;
  const { code, details } = sent.refusal;
  const field = details.field === "why" ? "reason" : String(details.field ?? "reason");
  if (field !== name) return undefined;
  const words = context.texts.firstOf([`form.error.${details.problem}`]);
  return words === undefined ? refusalWords(context, code, details) : context.texts.t(words, { word: "", ...details });
}

export const groundChoices = ({ formats }: PageContext) =>
  HIDING_GROUNDS.map((ground) => ({ value: ground, label: formats.word(ground, "hiding") }));

/** What the page looks at before it sends; not a second time. */
export const lookOn = (name: string, sent: SentReport | undefined): string | undefined =>
  sent?.notices ? undefined : JSON.stringify(textAboutOthers(name));

interface FormProps {
  readonly context: BookPageContext;
  readonly entry: EntryId;
  readonly sent?: SentReport | undefined;
}

/** "Report this": what is wrong, in one choice and a few words. No account and no address is asked for. */
export function ReportPage({ context, entry, sent }: FormProps) {
  const { texts, book } = context;
  const { t } = texts;
  const names = ["ground", "words"];
  const errors = names.flatMap((name) => {
    const message = errorOf(context, sent, name);
    return message === undefined ? [] : [{ name, message }];
  });
  return (
    <Layout context={context} title={t("report.title")}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("report.title")}</h1>
      <p class="lead">
        <bdi>{entryTitle(context, book.register.rowOf.get(entry) ?? -1)}</bdi>
      </p>
      <p>{t("report.lead")}</p>
      <form class="form" method="post" action={reportAddress(book.slug, entry)} data-look={lookOn("words", sent)}>
        <FormMarks context={context} />
        <Choices
          name="ground"
          label={t("report.ground")}
          choices={groundChoices(context)}
          value={sent?.typed.ground}
          error={errorOf(context, sent, "ground")}
        />
        <TextArea
          name="words"
          label={t("report.words")}
          hint={t("report.words.hint")}
          value={sent?.typed.words}
          error={errorOf(context, sent, "words")}
          maxlength={2000}
          required
        />
        <LookAgainAt context={context} label={t("report.words")} words={sent?.notices ?? []} />
        <LookAgainFirst context={context} kind="" />
        <p>
          <button type="submit">{t("report.send")}</button>
        </p>
      </form>
      <p class="quiet">{t("report.reply-too")}</p>
    </Layout>
  );
}

interface ReceiptProps {
  readonly context: BookPageContext;
  readonly number: string;
  /** The last day (since 1970) for a decision. */
  readonly due: number;
}

/** The receipt: a number to keep, with which the decision is read. It is shown once. */
export function ReceiptPage({ context, number, due }: ReceiptProps) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("receipt.title")} once>
      <h1>{t("receipt.title")}</h1>
      <p>{t("receipt.keep")}</p>
      <p dir="ltr" class="letter-code">
        {number}
      </p>
      <p>{t("receipt.due", { day: context.formats.day(due) })}</p>
      <ReceiptForm context={context} number={number} />
      <Notice>
        <p>{t("receipt.once")}</p>
      </Notice>
    </Layout>
  );
}

interface NumberProps {
  readonly context: PageContext;
  readonly number?: string;
  readonly error?: string | undefined;
}

export function ReceiptForm({ context, number, error }: NumberProps) {
  const { t } = context.texts;
  return (
    <form class="form" method="post" action="/report">
      <FormMarks context={context} />
      <TextField
        name="receipt"
        label={t("receipt.number")}
        hint={t("receipt.number.hint")}
        inputmode="numeric"
        value={number}
        error={error}
        autocomplete="off"
        required
      />
      <p>
        <button type="submit">{t("receipt.show")}</button>
      </p>
    </form>
  );
}
