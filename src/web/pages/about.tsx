import { Layout } from "../components/layout.tsx";
import { Sections } from "../components/sections.tsx";
import type { PageContext } from "../context.ts";

/** Why no algorithm judges anybody here, and what this will never become. */
export function AboutPage({ context }: { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("about.title")}>
      <h1>{t("about.title")}</h1>
      <p class="lead">{t("about.lead")}</p>
      <Sections context={context} area="about" sections={["counts", "people", "never", "see", "words", "proof"]} />
    </Layout>
  );
}
