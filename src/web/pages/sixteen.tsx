import { ErrorSummary, Tick } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  /** Where to go on; empty for the page one begins at. */
  readonly next: string;
  /** Sent without the tick. */
  readonly wrong?: boolean;
}

/** Whether somebody is 16 or older, in one tick. */
export function SixteenPage({ context, next, wrong = false }: Props) {
  const { texts } = context;
  const { t } = texts;
  const error = wrong ? t("terms.problem.tick") : undefined;
  return (
    <Layout context={context} title={t("sixteen.title")} trail={false}>
      <ErrorSummary texts={texts} errors={error === undefined ? [] : [{ name: "sixteen", message: error }]} />
      <h1>{t("sixteen.title")}</h1>
      <p class="lead">{t("sixteen.lead")}</p>
      <form class="form" method="post" action="/sixteen">
        <FormMarks context={context} />
        <input type="hidden" name="next" value={next} />
        <Tick name="sixteen" label={t("sixteen.tick")} error={error} />
        <button type="submit">{t("terms.agree.send")}</button>
      </form>
      <p>{t("sixteen.younger")}</p>
      <p>
        <a href="/account/erase">{t("erase.me")}</a>
      </p>
    </Layout>
  );
}
