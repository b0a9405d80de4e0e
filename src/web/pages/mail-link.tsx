import type { RefusalCode } from "../../register/refusal.ts";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  readonly purpose: "sign-in" | "confirm";
  readonly secret: string;
  readonly problem?: RefusalCode;
}

const ACTION = { "sign-in": "/sign-in/mail/use", confirm: "/account/email/confirm" } as const;

/** Where a link in a mail leads: one press uses it up, opening it does not, so what looks at mail on the way leaves it whole. */
export function MailLinkPage({ context, purpose, secret, problem }: Props) {
  const { t } = context.texts;
  const title = t(`mail.${purpose}.title`);
  return (
    <Layout context={context} title={title}>
      <h1>{title}</h1>
      {problem ? (
        <Notice kind="warning" title={t(`refusal.${problem}`)}>
          <p>
            <a href={purpose === "confirm" ? "/account" : "/sign-in"}>{t(`mail.${purpose}.again`)}</a>
          </p>
        </Notice>
      ) : (
        <form class="form" method="post" action={ACTION[purpose]}>
          <p class="lead">{t(`mail.${purpose}.press`)}</p>
          <FormMarks context={context} />
          <input type="hidden" name="secret" value={secret} />
          <p>
            <button type="submit">{t(`mail.${purpose}.send`)}</button>
          </p>
        </form>
      )}
    </Layout>
  );
}
