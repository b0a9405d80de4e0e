import { bookAddress, lensAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { groupsOf } from "../lens-groups.ts";

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
      {context.book.type === "practice" && (
        <p>
          <a href={bookAddress(context.book.slug, "gallery/rules")}>{t("mirror.gallery.link")}</a>
        </p>
      )}
      {context.book.type === "neighbourhood" && (
        <p>
          <a href={bookAddress(context.book.slug, "cube")}>{t("cube.link")}</a>
        </p>
      )}
      {groupsOf(lenses).map(({ group, lenses: grouped }) => (
        <section aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`mirror.group.${group}`)}</h2>
          <ul class="questions">
            {grouped.map((lens) => (
              <li>
                <p class="eyebrow">{t(`lens.${lens}.title`)}</p>
                <h3>
                  <a href={lensAddress(context.book.slug, lens)}>{t(`lens.${lens}.question`)}</a>
                </h3>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Layout>
  );
}

/** Where a finding's page stands. */
export const mirrorCrumb = ({ book, texts }: BookPageContext) => ({
  href: bookAddress(book.slug, "mirror"),
  label: texts.t("mirror.title"),
});
