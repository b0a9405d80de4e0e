import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";
import { PASSKEY } from "../island-file.ts";

interface FormProps {
  readonly context: PageContext;
  /** Making a key, or using one. */
  readonly does: "create" | "get";
  readonly action: string;
  readonly label: string;
}

/** A button that asks the device; hidden until a script finds that the device can. */
export function PasskeyForm({ context, does, action, label }: FormProps) {
  const { t } = context.texts;
  return (
    <>
      <form method="post" action={action} data-passkey={does} data-failed={t("passkey.failed")} hidden>
        <FormMarks context={context} />
        <input type="hidden" name="credential" value="" />
        <button class="button-quiet" type="submit">
          {label}
        </button>
        <p role="status"></p>
      </form>
      <script type="module" src={PASSKEY.path}></script>
    </>
  );
}

interface Props {
  readonly context: PageContext;
  /** The device's answer did not hold. */
  readonly wrong: boolean;
}

/** Coming in with a key that the device keeps. */
export function SignInPasskey({ context, wrong }: Props) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="by-passkey" data-needs-passkey hidden={wrong ? undefined : true}>
      <h2 id="by-passkey">{t("sign-in.passkey")}</h2>
      <p>{t("sign-in.passkey.lead")}</p>
      {wrong && <p class="field-error">{t("refusal.passkey-wrong")}</p>}
      <PasskeyForm context={context} does="get" action="/sign-in/passkey" label={t("sign-in.passkey.send")} />
    </section>
  );
}
