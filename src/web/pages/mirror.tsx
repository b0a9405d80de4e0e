import { bookAddress, lensAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";

interface Props {
  readonly context: BookPageContext;
  /** Names of the lenses, in the order in which they are shown. */
  readonly lenses: readonly string[];
}

/** Every question that can be put to a book. */
export function MirrorPage({ context, lenses }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("mirror.title")}>
      <h1>{t("mirror.title")}</h1>
      <p class="lead">{t("mirror.lead")}</p>
      <p class="quiet">{t("mirror.note")}</p>
      <ol class="questions">
        {lenses.map((lens) => (
          <li>
            <p class="eyebrow">{t(`lens.${lens}.title`)}</p>
            <h2>
              <a href={lensAddress(context.book.slug, lens)}>{t(`lens.${lens}.question`)}</a>
            </h2>
          </li>
        ))}
      </ol>
    </Layout>
  );
}

/** Where a finding's page stands. */
export const mirrorCrumb = ({ book, texts }: BookPageContext) => ({
  href: bookAddress(book.slug, "mirror"),
  label: texts.t("mirror.title"),
});
