import type { BookId } from "../../register/ids.ts";
import { HOLDER_TYPES } from "../../register/holder.ts";
import type { Refusal } from "../../register/refusal.ts";
import { bookAddress, termsAddress } from "../addresses.ts";
import { Choices, ErrorSummary, type FieldError, Select, TextArea, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import { ADDRESSED, addressedField, START_STEPS, type Started, type StartStep } from "../forms/starting.ts";
import { type Locale, LOCALES } from "../texts.ts";
import { OnlyHere } from "./only-here.tsx";
import { CodeLetter, type Letter } from "./code-letter.tsx";
import { termsError } from "./terms-change.tsx";
import { TermsFields } from "./terms-fields.tsx";

interface Props {
  readonly context: PageContext;
  readonly step: StartStep;
  readonly typed: Started;
  /** The languages chosen so far; all there are before that. */
  readonly languages: readonly Locale[];
  readonly refusal: Refusal | undefined;
}

/** One of the five steps in which a book is started. */
export function StartingPage(props: Props) {
  const { context, step, refusal } = props;
  const { texts } = context;
  const { t } = texts;
  const errors = refusal === undefined ? [] : [termsError(context, refusal)];
  const number = START_STEPS.indexOf(step) + 1;
  return (
    <Layout context={context} title={t("starting.title")} crumbs={[{ href: "/steward", label: t("steward.title") }]}>
      <ErrorSummary texts={texts} errors={errors} />
      <p class="quiet">{t("starting.step", { number, of: START_STEPS.length })}</p>
      <h1>{t(`starting.${step}`)}</h1>
      <p class="lead">{t(`starting.${step}.lead`)}</p>
      <form class="form" method="post" action={`/steward/new/${step}`}>
        <FormMarks context={context} />
        <Fields {...props} errors={errors} />
        <Buttons context={context} step={step} />
      </form>
    </Layout>
  );
}

/** Enter in a field goes on, as the first button does; the way back asks for nothing to be right. */
function Buttons({ context, step }: Pick<Props, "context" | "step">) {
  const { t } = context.texts;
  const last = step === START_STEPS.at(-1);
  return (
    <p class="actions">
      <button type="submit" name="go" value="next">
        {t(last ? "starting.found" : "starting.next")}
      </button>
      {step !== START_STEPS[0] && (
        <button class="button-quiet" type="submit" name="go" value="back" formnovalidate>
          {t("starting.back")}
        </button>
      )}
      <button class="button-quiet" type="submit" name="go" value="drop" formnovalidate>
        {t("starting.drop")}
      </button>
    </p>
  );
}

type FieldsProps = Props & { readonly errors: readonly FieldError[] };

function Fields(props: FieldsProps) {
  switch (props.step) {
    case "holder":
      return <Holder {...props} />;
    case "place":
      return <Place {...props} />;
    case "languages":
      return <Languages {...props} />;
    case "terms":
      return <TermsFields {...props} />;
    case "letters":
      return <Letters {...props} />;
    default:
      return props.step satisfies never;
  }
}

/** The value and the error of one field. */
const filled = ({ typed, errors }: FieldsProps, name: string) => ({
  name,
  value: typed[name],
  error: errors.find((error) => error.name === name)?.message,
});

function Holder(props: FieldsProps) {
  const { t } = props.context.texts;
  const types = HOLDER_TYPES.map((type) => ({ value: type, label: t(`holder.${type}`) }));
  const choices = [{ value: "", label: t("form.choose") }, ...types];
  return (
    <>
      <TextField
        {...filled(props, "holder")}
        label={t("steward.book.holder")}
        hint={t("steward.book.holder.hint")}
        required
        maxlength={200}
      />
      <Select {...filled(props, "holder-type")} label={t("starting.holder-type")} choices={choices} required />
      <TextField
        {...filled(props, "contact")}
        label={t("starting.contact")}
        hint={t("starting.contact.hint")}
        required
        maxlength={200}
      />
    </>
  );
}

function Place(props: FieldsProps) {
  const { t } = props.context.texts;
  return (
    <>
      <TextField
        {...filled(props, "name")}
        label={t("steward.book.name")}
        hint={t("steward.book.name.hint")}
        required
        maxlength={200}
      />
      <TextField
        {...filled(props, "place")}
        label={t("steward.book.place")}
        hint={t("steward.book.place.hint")}
        maxlength={200}
      />
      <AreaCodes {...props} />
    </>
  );
}

const CODES = ["buurt", "wijk", "gemeente"] as const;

/** May be left out, so they are folded away until one is typed. */
function AreaCodes(props: FieldsProps) {
  const { t } = props.context.texts;
  const year = filled(props, "year");
  const codes = CODES.map((code) => ({ code, field: filled(props, code) }));
  const open = [year, ...codes.map(({ field }) => field)].some((one) => one.error ?? (one.value ?? "") !== "");
  return (
    <details open={open ? true : undefined}>
      <summary>{t("starting.codes")}</summary>
      <div class="form more-fields">
        <p class="quiet">{t("starting.codes.hint")}</p>
        {codes.map(({ code, field }) => (
          <TextField
            {...field}
            label={t(`starting.code.${code}`)}
            hint={t(`starting.code.${code}.hint`)}
            maxlength={20}
          />
        ))}
        <TextField
          {...year}
          label={t("starting.code.year")}
          hint={t("starting.code.year.hint")}
          inputmode="numeric"
          maxlength={4}
        />
      </div>
    </details>
  );
}

function Languages({ context, languages, errors }: FieldsProps) {
  const { t } = context.texts;
  return (
    <Choices
      name="languages"
      label={t("steward.languages.label")}
      choices={LOCALES.map((locale) => ({ value: locale, label: t(`layout.language.${locale}`) }))}
      many
      values={languages}
      error={errors[0]?.message}
    />
  );
}

function Letters(props: FieldsProps) {
  const { t } = props.context.texts;
  return (
    <>
      <Notice>
        <p>{t("starting.letters.kept")}</p>
      </Notice>
      {ADDRESSED.map((type) => (
        <TextArea
          {...filled(props, addressedField(type))}
          label={t(`starting.to.${type}`)}
          {...(type === "residents" && { hint: t("starting.to.hint") })}
          rows={type === "residents" ? 5 : 2}
          maxlength={2000}
        />
      ))}
    </>
  );
}

interface StartedProps {
  readonly context: PageContext;
  readonly book: BookId;
  readonly name: string;
  readonly letters: readonly Letter[];
}

/** The book is there; its letters are shown this once, each an A4. */
export function StartedPage({ context, book, name, letters }: StartedProps) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("starting.done", { book: name })} once>
      <h1>{context.texts.parts("starting.done", { book: <bdi>{name}</bdi> })}</h1>
      <Notice kind="warning">
        <p>{t("starting.done.print", { count: letters.length })}</p>
      </Notice>
      <OnlyHere context={context} site={letters[0]?.address ?? ""} />
      <ul class="actions">
        <li>
          <a href={bookAddress(book)}>{t("starting.done.book")}</a>
        </li>
        <li>
          <a href={termsAddress(book)}>{t("terms.title")}</a>
        </li>
        <li>
          <a href="/steward">{t("steward.title")}</a>
        </li>
      </ul>
      {letters.map((letter) => (
        <CodeLetter texts={context.texts} letter={letter} />
      ))}
    </Layout>
  );
}
