import { FormMarks } from "../components/form-marks.tsx";
import type { RefusalCode } from "../../register/refusal.ts";
import { ErrorSummary, TextField } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import { SignInPasskey } from "./passkey-form.tsx";
import { type ShownInstitution, SignInInstitutions } from "./sign-in-institutions.tsx";
import { SignInMail, type SignInMailProps } from "./sign-in-mail.tsx";

/** What an answer says beside the ways there are. */
export interface SignInProps {
  /** Why the code did not open the door. */
  readonly problem?: RefusalCode | undefined;
  /** A code that came in by a link: one press uses it up, opening the link does not. */
  readonly code?: string | undefined;
  /** The other ways to come in; not beside a code that came in by a link. */
  readonly mail?: SignInMailProps;
}

interface Props extends SignInProps {
  readonly context: PageContext;
  readonly institutions: readonly ShownInstitution[];
  /** Whether devices can keep keys for this site. */
  readonly passkeys: boolean;
}

/** Signing in with the code out of a letter, or by a link in a mail. */
export function SignInPage({ context, problem, code, mail = {}, institutions, passkeys }: Props) {
  const { t } = context.texts;
  const error = problem === undefined || problem === "passkey-wrong" ? undefined : t(`refusal.${problem}`);
  const errors = [
    ...(error === undefined ? [] : [{ name: "code", message: error }]),
    ...(mail.problem === undefined ? [] : [{ name: "email", message: t(`refusal.${mail.problem}`) }]),
  ];
  return (
    <Layout context={context} title={t("sign-in.title")}>
      <ErrorSummary texts={context.texts} errors={errors} />
      <h1>{t(code === undefined ? "sign-in.title" : "sign-in.link")}</h1>
      <form class="form" method="post" action="/sign-in">
        <FormMarks context={context} />
        {code === undefined ? (
          <TextField
            name="code"
            label={t("sign-in.code")}
            error={error}
            inputmode="numeric"
            autocomplete="one-time-code"
            verbatim
            required
          />
        ) : (
          <input type="hidden" name="code" value={code} />
        )}
        <p>
          <button type="submit">{t("sign-in.send")}</button>
        </p>
      </form>
      {code === undefined && passkeys && <SignInPasskey context={context} wrong={problem === "passkey-wrong"} />}
      {code === undefined && <SignInMail context={context} {...mail} />}
      {code === undefined && <SignInInstitutions context={context} institutions={institutions} />}
      {code === undefined && (
        <Notice title={t("sign-in.no-code")}>
          <p>{t("sign-in.no-code.text")}</p>
        </Notice>
      )}
    </Layout>
  );
}
