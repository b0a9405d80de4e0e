import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  /** What stands in the link; undefined once it was pressed. */
  readonly secret?: string;
}

/** Where the link in an overview leads: one press stops it, for whoever got the mail, signed in or not. */
export function DigestStopPage({ context, secret }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("digest.stop.title")}>
      <h1>{t("digest.stop.title")}</h1>
      {secret === undefined ? (
        <p class="lead" role="status">
          {t("digest.stop.done")}
        </p>
      ) : (
        <form class="form" method="post" action={`/digest/stop/${encodeURIComponent(secret)}`}>
          <p class="lead">{t("digest.stop.press")}</p>
          <FormMarks context={context} />
          <p>
            <button type="submit">{t("digest.stop.send")}</button>
          </p>
        </form>
      )}
    </Layout>
  );
}
