import { Layout } from "../components/layout.tsx";
import { Sections } from "../components/sections.tsx";
import type { PageContext } from "../context.ts";

/** The accessibility statement: what was aimed for, what was tested, where to tell that something does not work. */
export function AccessibilityPage({ context }: { readonly context: PageContext }) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("accessibility.title")}>
      <h1>{t("accessibility.title")}</h1>
      <p class="lead">{t("accessibility.lead")}</p>
      <Sections context={context} area="accessibility" sections={["aim", "tested", "missing", "tell"]} />
    </Layout>
  );
}
