import { FormMarks } from "../components/form-marks.tsx";
import type { PageContext } from "../context.ts";

/** A code of one's own that lies at home, to come back in without phone or email. */
export interface ShownReturn {
  /** ISO 8601 UTC. */
  readonly made: string;
  readonly expires: string;
}

interface Props {
  readonly context: PageContext;
  readonly own: ShownReturn | undefined;
}

/** Making such a code; a new one takes the place of the one before. */
export function AccountReturn({ context, own }: Props) {
  const { texts, formats } = context;
  const { t } = texts;
  return (
    <section aria-labelledby="come-back">
      <h2 id="come-back">{t("account.return")}</h2>
      <p>{t("account.return.lead")}</p>
      {own && (
        <p>
          {t("account.return.open", {
            made: formats.moment(Date.parse(own.made)),
            until: formats.moment(Date.parse(own.expires)),
          })}
        </p>
      )}
      <form method="post" action="/account/return">
        <FormMarks context={context} />
        <button class="button-quiet" type="submit">
          {t(own ? "account.return.again" : "account.return.make")}
        </button>
      </form>
    </section>
  );
}
