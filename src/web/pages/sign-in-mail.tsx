import type { RefusalCode } from "../../register/refusal.ts";
import { EmailField } from "../components/email-field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";

export interface SignInMailProps {
  /** Why no mail was sent. */
  readonly problem?: RefusalCode | undefined;
  /** What was typed. */
  readonly typed?: string | undefined;
}

/** Asking for a link by email. */
export function SignInMail({ context, problem, typed }: SignInMailProps & { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="by-mail">
      <h2 id="by-mail">{t("sign-in.mail")}</h2>
      <form class="form" method="post" action="/sign-in/mail">
        <FormMarks context={context} />
        <EmailField texts={context.texts} label={t("sign-in.mail.address")} problem={problem} typed={typed} />
        <p>
          <button class="button-quiet" type="submit">
            {t("sign-in.mail.send")}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The answer, whether the address is known or not. */
export function MailSentPage({ context, outbox }: { readonly context: PageContext; readonly outbox: boolean }) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("mail.sent.title")}>
      <h1>{t("mail.sent.title")}</h1>
      <p class="lead">{t("mail.sent.lead")}</p>
      <p>{t("mail.sent.where")}</p>
      {outbox && <p>{t("mail.outbox")}</p>}
      <p>
        <a href="/sign-in">{t("mail.sent.back")}</a>
      </p>
    </Layout>
  );
}
