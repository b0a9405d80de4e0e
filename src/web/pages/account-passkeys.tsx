import { DataTable } from "../components/data-table.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";
import { PasskeyForm } from "./passkey-form.tsx";

/** A key that a device keeps for this account. */
export interface ShownPasskey {
  readonly id: string;
  /** Family of the browser it was made in. */
  readonly browser: string;
  /** Days: "2026-03-02". */
  readonly made: string;
  readonly used: string;
}

export interface ShownPasskeys {
  readonly keys: readonly ShownPasskey[];
  /** The device's answer did not hold. */
  readonly wrong: boolean;
}

/** The keys of one's account: each can be taken away, for whoever lost a device. */
export function AccountPasskeys({ context, keys, wrong }: ShownPasskeys & { readonly context: PageContext }) {
  const { t } = context.texts;
  const caption = t("account.passkeys.caption", { count: keys.length });
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t("account.passkeys")}</h2>
      <p>{t("account.passkeys.lead")}</p>
      {wrong && <p class="field-error">{t("refusal.passkey-wrong")}</p>}
      <DataTable
        caption={caption}
        label={caption}
        columns={["browser", "made", "used", "remove"].map((key) => ({ heading: t(`account.passkeys.${key}`) }))}
        rows={keys.map((key) => cellsOf(context, key))}
        empty={t("account.passkeys.none")}
        cards
      />
      <PasskeyForm context={context} does="create" action="/account/passkeys" label={t("account.passkeys.add")} />
      <noscript>
        <p>{t("account.passkeys.script")}</p>
      </noscript>
    </section>
  );
}

function cellsOf(context: PageContext, { id, browser, made, used }: ShownPasskey) {
  const { texts, formats } = context;
  return [
    texts.t(`account.browser.${browser || "other"}`),
    formats.moment(Date.parse(made)),
    formats.moment(Date.parse(used)),
    <form method="post" action="/account/passkeys/remove">
      <FormMarks context={context} />
      <input type="hidden" name="passkey" value={id} />
      <button class="link" type="submit">
        {texts.t("account.passkeys.take")}
      </button>
    </form>,
  ];
}
