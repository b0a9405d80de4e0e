import type { Refusal } from "../../register/refusal.ts";
import { bookAddress, termsAddress } from "../addresses.ts";
import type { BookTerms } from "../book-terms.ts";
import { ErrorSummary, type FieldError } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext, PageContext } from "../context.ts";
import type { Locale } from "../texts.ts";
import { refusalWords } from "./error.tsx";
import { readyTerms, TermsFields, typedTerms } from "./terms-fields.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly languages: readonly Locale[];
  readonly holder: string;
  readonly shown: {
    readonly terms?: BookTerms;
    readonly typed?: Readonly<Record<string, string>>;
    readonly refusal?: Refusal;
  };
}

/** The steward writes other terms; who is in the book agrees anew before writing. */
export function TermsChangePage({ context, languages, holder, shown: { terms = {}, typed, refusal } }: Props) {
  const { texts, book } = context;
  const { t } = texts;
  const errors = refusal === undefined ? [] : [termsError(context, refusal)];
  const ready = readyTerms(context.texts.in, languages, { book: book.name, holder });
  return (
    <Layout
      context={context}
      title={t("terms.change")}
      crumbs={[{ href: termsAddress(book.slug), label: t("terms.title") }]}
    >
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("terms.change")}</h1>
      <Notice>
        <p>{t("terms.change.lead")}</p>
      </Notice>
      <form class="form" method="post" action={bookAddress(book.slug, "terms/change")}>
        <FormMarks context={context} />
        <TermsFields
          context={context}
          languages={languages}
          typed={typed ?? { ...ready, ...typedTerms(terms) }}
          errors={errors}
        />
        <button type="submit">{t("terms.change.send")}</button>
      </form>
    </Layout>
  );
}

/** Which part of the terms is not right, told with its field. */
export function termsError(context: PageContext, { code, details }: Refusal): FieldError {
  const words = context.texts.firstOf([`form.error.${details.problem}`]);
  return {
    name: String(details.field),
    message: words === undefined ? refusalWords(context, code, details) : context.texts.t(words),
  };
}
