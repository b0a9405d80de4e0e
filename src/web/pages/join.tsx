import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  readonly typed: string;
  readonly purpose: "party" | "steward" | "return";
  /** What a party's code opens. */
  readonly joining?:
    | { readonly book: string; readonly party: string | undefined; readonly role: "organiser" | "writer" | "reader" }
    | undefined;
  /** This account is in for that party already. */
  readonly already: boolean;
}

/** A code that was typed by somebody who is in already: for the same account, or for somebody else? */
export function JoinPage({ context, typed, purpose, joining, already }: Props) {
  const { t, parts } = context.texts;
  return (
    <Layout context={context} title={t("join.title")}>
      <h1>{t("join.title")}</h1>
      {joining && (
        <p class="lead">
          {parts("join.lead", {
            party: <bdi>{joining.party ?? t("account.parties.new")}</bdi>,
            book: <bdi>{joining.book}</bdi>,
            role: t(`people.role.${joining.role}`),
          })}
        </p>
      )}
      <form class="form" method="post" action="/sign-in">
        <FormMarks context={context} />
        <input type="hidden" name="code" value={typed} />
        {joining && (
          <section aria-labelledby="join-add" class="flow">
            <h2 id="join-add">{t("join.add")}</h2>
            <p>{t(already ? "join.add.already" : "join.add.lead")}</p>
            <button type="submit" name="how" value="add">
              {t("join.add.send")}
            </button>
          </section>
        )}
        <section aria-labelledby="join-new" class="flow">
          <h2 id="join-new">{t(`join.new.${purpose}`)}</h2>
          <p>{t(purpose === "return" ? "join.return.lead" : "join.new.lead")}</p>
          <button class={joining ? "button-quiet" : undefined} type="submit" name="how" value="new">
            {t(purpose === "return" ? "sign-in.send" : "join.new.send")}
          </button>
        </section>
      </form>
    </Layout>
  );
}
