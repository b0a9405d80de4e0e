import type { RefusalCode } from "../../register/refusal.ts";
import { EmailField } from "../components/email-field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";

/** The address of an account, as its own person sees it. */
export interface ShownEmail {
  /** Confirmed. */
  readonly address: string | undefined;
  /** A link was sent to it, and not yet used. */
  readonly waiting: string | undefined;
  /** No mail server is set. */
  readonly outbox: boolean;
  readonly problem?: RefusalCode | undefined;
  readonly typed?: string | undefined;
}

/** An address to come back with, for whoever wants that. */
export function AccountEmail({ context, ...email }: ShownEmail & { readonly context: PageContext }) {
  const { t } = context.texts;
  const { address, waiting, outbox } = email;
  return (
    <section aria-labelledby="email">
      <h2 id="email">{t("account.email")}</h2>
      <p>{t("account.email.lead")}</p>
      {address !== undefined && (
        <p>
          {t("account.email.is")} <bdi>{address}</bdi>
        </p>
      )}
      {waiting !== undefined && (
        <p role="status">
          {t("account.email.waiting")} <bdi>{waiting}</bdi>
        </p>
      )}
      {waiting !== undefined && outbox && <p>{t("mail.outbox")}</p>}
      <Asking context={context} {...email} />
      {(address ?? waiting) !== undefined && (
        <form method="post" action="/account/email/remove">
          <FormMarks context={context} />
          <button class="link" type="submit">
            {t("account.email.remove")}
          </button>
        </form>
      )}
    </section>
  );
}

function Asking({ context, address, problem, typed }: ShownEmail & { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <form class="form" method="post" action="/account/email">
      <FormMarks context={context} />
      <EmailField
        texts={context.texts}
        label={t(address === undefined ? "account.email.address" : "account.email.other")}
        problem={problem}
        typed={typed}
      />
      <p>
        <button class="button-quiet" type="submit">
          {t("account.email.send")}
        </button>
      </p>
    </form>
  );
}
