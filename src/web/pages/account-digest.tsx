import { Choices, Select } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";
import { LOCALES } from "../texts.ts";

/** The overview by mail of an account, as its own person sees it. */
export interface ShownDigest {
  /** Undefined while nobody asked for it. */
  readonly period: "weekly" | "daily" | undefined;
  readonly locale: string | undefined;
  /** Whether there is a confirmed address to send it to. */
  readonly address: boolean;
  /** Whether something is left out, as this person is in for an institution too. */
  readonly leftOut: boolean;
  /** No mail server is set. */
  readonly outbox: boolean;
}

/** Whether, how often and in which language somebody gets an overview. Nobody gets one unasked. */
export function AccountDigest({ context, ...digest }: ShownDigest & { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="digest">
      <h2 id="digest">{t("account.digest")}</h2>
      <p>{t("account.digest.lead")}</p>
      {digest.leftOut && <p>{t("account.digest.residents")}</p>}
      {digest.address ? <Asking context={context} {...digest} /> : <p>{t("account.digest.first")}</p>}
      {digest.address && digest.outbox && <p>{t("account.digest.outbox")}</p>}
    </section>
  );
}

function Asking({ context, period, locale }: ShownDigest & { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <form class="form" method="post" action="/account/digest">
      <FormMarks context={context} />
      <Choices
        name="wanted"
        label={t("account.digest.whether")}
        many
        choices={[{ value: "yes", label: t("account.digest.wanted") }]}
        values={period === undefined ? [] : ["yes"]}
      />
      <Choices
        name="period"
        label={t("account.digest.period")}
        choices={(["weekly", "daily"] as const).map((value) => ({ value, label: t(`account.digest.${value}`) }))}
        value={period ?? "weekly"}
      />
      <Select
        name="language"
        label={t("account.digest.language")}
        choices={LOCALES.map((value) => ({ value, label: t(`layout.language.${value}`) }))}
        value={locale ?? context.locale}
      />
      <p>
        <button class="button-quiet" type="submit">
          {t("account.digest.save")}
        </button>
      </p>
    </form>
  );
}
