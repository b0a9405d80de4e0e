import { termsAddress } from "../addresses.ts";
import { ErrorSummary, Tick } from "../components/field.tsx";
import { FormFor, FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { enteringForm } from "../forms/entering.ts";
import { type FormError, type Posted, valueIn } from "../forms/field.ts";
import { formOf } from "../forms/form-of.ts";
import { fieldErrors, Fields } from "./form-fields.tsx";
import { type BookHolder, type InForce, TermsPartText, Whose } from "./terms.tsx";

export interface WelcomePageProps {
  readonly context: BookPageContext;
  readonly holder: BookHolder;
  readonly now: InForce;
  /** What was typed, after something was not right. */
  readonly posted?: Posted;
  readonly errors?: readonly FormError[];
  /** What is wrong with the yes to the terms. */
  readonly problem?: "tick" | "changed" | undefined;
}

/** For who comes in for a party that is new: who it is, and a yes to the terms, on one page. */
export function WelcomePage({ context, holder, now, posted = {}, errors = [], problem }: WelcomePageProps) {
  const { texts, book, session } = context;
  const { t } = texts;
  const form = enteringForm(formOf("party", { register: book.register, view: book.view, party: session?.party }));
  const wrong = fieldErrors(context, form, errors);
  const unticked = problem && t(`terms.problem.${problem}`);
  const lines = wrong.map(({ name, label, message }) => ({ name, message: `${label} ${message}` }));
  const title = t("welcome.title", { book: book.name });
  return (
    <Layout context={context} title={title}>
      <ErrorSummary texts={texts} errors={[...lines, ...(unticked ? [{ name: "agree", message: unticked }] : [])]} />
      <h1>{texts.parts("welcome.title", { book: <bdi>{book.name}</bdi> })}</h1>
      <form class="form" method="post" action={termsAddress(book.slug)}>
        <FormMarks context={context} />
        <FormFor context={context} />
        <input type="hidden" name="version" value={now.version} />
        <Fields context={context} form={form} values={posted} errors={wrong} looking={false} />
        <section aria-labelledby="terms-rules" class="flow">
          <h2 id="terms-rules">{t("welcome.terms")}</h2>
          <TermsPartText context={context} now={now} part="rules" />
          <details>
            <summary>{t("welcome.more")}</summary>
            <div class="flow">
              <Whose context={context} holder={holder} />
              <TermsPartText context={context} now={now} part="arrangement" />
            </div>
          </details>
        </section>
        <Tick name="agree" label={t("terms.agree.tick")} value={valueIn(posted, "agree")} error={unticked} />
        <button type="submit">{t("terms.agree.send")}</button>
      </form>
    </Layout>
  );
}
