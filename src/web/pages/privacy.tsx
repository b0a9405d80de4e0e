import { bookAddress, termsAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import { Sections } from "../components/sections.tsx";
import type { PageContext } from "../context.ts";

interface Props {
  readonly context: PageContext;
  /** Books in which people write, each with who holds it. */
  readonly books: readonly { readonly slug: string; readonly name: string; readonly holder: string }[];
  /** Who runs the site and how to reach them; undefined when nobody said. */
  readonly runBy: string | undefined;
}

/** Who is responsible, what is kept, how long, who sees it, and one's rights with the page where each is one press away. */
export function PrivacyPage({ context, books, runBy }: Props) {
  const { texts, formats, session } = context;
  const { t } = texts;
  return (
    <Layout context={context} title={t("privacy.title")}>
      <h1>{t("privacy.title")}</h1>
      <p class="lead">{t("privacy.lead")}</p>
      <h2>{t("privacy.who")}</h2>
      <p>{t("privacy.who.holder")}</p>
      {books.length > 0 && (
        <ul>
          {books.map(({ slug, name, holder }) => (
            <li>
              <a href={termsAddress(slug)}>
                <bdi>{name}</bdi>
              </a>
              {": "}
              <bdi>{holder === "" ? formats.unknown : holder}</bdi>
              {" · "}
              <a href={bookAddress(slug, "how-long")}>{t("keep.title")}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{t("privacy.who.each")}</p>
      <p>{texts.parts("privacy.who.host", { name: <bdi>{runBy ?? formats.unknown}</bdi> })}</p>
      <Sections context={context} area="privacy" sections={["what", "why", "not", "seen", "long"]} />
      <h2>{t("privacy.rights")}</h2>
      <ul>
        <li>
          <a href={session ? "/account/take-out" : "/sign-in"}>{t("privacy.rights.take")}</a>
        </li>
        <li>
          <a href={session ? "/account/erase" : "/sign-in"}>{t("privacy.rights.erase")}</a>
        </li>
        <li>{t("privacy.rights.correct")}</li>
        <li>{t("privacy.rights.object")}</li>
        <li>
          <a href="https://www.autoriteitpersoonsgegevens.nl/">{t("privacy.rights.complain")}</a>
        </li>
      </ul>
      <p class="quiet">{t("privacy.law")}</p>
    </Layout>
  );
}
