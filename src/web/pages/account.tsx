import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";
import { AccountDigest, type ShownDigest } from "./account-digest.tsx";
import { AccountEmail, type ShownEmail } from "./account-email.tsx";
import { AccountParties, type ShownMembership } from "./account-parties.tsx";
import { AccountPasskeys, type ShownPasskeys } from "./account-passkeys.tsx";
import { AccountReturn, type ShownReturn } from "./account-return.tsx";
import { AccountSessions, type ShownSession } from "./account-sessions.tsx";

import { CodeLetter, type Letter } from "./code-letter.tsx";

interface Props {
  readonly context: PageContext;
  readonly memberships: readonly ShownMembership[];
  readonly atInstitution: readonly ShownMembership[];
  readonly sessions: readonly ShownSession[];
  readonly email: ShownEmail;
  readonly digest: ShownDigest;
  /** Undefined where the site has no name that devices keep keys for. */
  readonly passkeys: ShownPasskeys | undefined;
  /** An open code to come back in with. */
  readonly own?: ShownReturn | undefined;
  /** A code that was just made; it is shown this once. */
  readonly letter?: Letter | undefined;
}

/** One's own account: for whom one writes, where one is signed in, and going out. Each section stands in a file of its own. */
export function AccountPage({ context, own, letter, ...shown }: Props) {
  const { memberships, atInstitution, sessions, email, digest, passkeys } = shown;
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("account.title")} once={letter !== undefined}>
      <h1>{t("account.title")}</h1>
      {letter && <CodeLetter texts={context.texts} letter={letter} />}
      <p class="lead">{t("account.lead")}</p>
      <AccountParties context={context} memberships={memberships} atInstitution={atInstitution} />
      <AccountSessions context={context} sessions={sessions} />
      <AccountEmail context={context} {...email} />
      <AccountDigest context={context} {...digest} />
      {passkeys && <AccountPasskeys context={context} {...passkeys} />}
      <AccountReturn context={context} own={own} />
      <Data context={context} />
      <SignOut context={context} />
    </Layout>
  );
}

/** What is kept of this person: to take along, and to erase. */
function Data({ context }: { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="data">
      <h2 id="data">{t("account.data")}</h2>
      <p>
        <a href="/account/take-out">{t("take.title")}</a>
      </p>
      <p>
        <a href="/account/erase">{t("erase.me")}</a>
      </p>
    </section>
  );
}

function SignOut({ context }: { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <section aria-labelledby="sign-out">
      <h2 id="sign-out">{t("layout.sign-out")}</h2>
      <p>{t("account.sign-out.lead")}</p>
      <form method="post" action="/sign-out">
        <FormMarks context={context} />
        <button class="button-quiet" type="submit">
          {t("layout.sign-out")}
        </button>
      </form>
    </section>
  );
}
