import type { PartyId } from "../../register/ids.ts";
import { MONTHS_AFTER_LETTER, monthsLater } from "../../register/retention.ts";
import { signInAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";

interface Props {
  readonly context: BookPageContext;
  /** Residents' parties that were written to, and when: ISO 8601 UTC. */
  readonly silent: readonly { readonly party: PartyId; readonly told: string }[];
  /** Of the site. */
  readonly address: string;
}

/** For the steward: the letter to each party that was silent for two years, to print and hand over. */
export function SilentPage({ context, silent, address }: Props) {
  const { texts, formats, book } = context;
  const { t } = texts;
  return (
    <Layout context={context} title={t("silent.title")}>
      <h1>{t("silent.title")}</h1>
      <p class="lead">{silent.length === 0 ? t("silent.none") : t("silent.lead")}</p>
      {silent.map(({ party, told }) => {
        const day = formats.moment(monthsLater(Date.parse(told), MONTHS_AFTER_LETTER));
        return (
          <section class="letter" aria-labelledby={`silent-${party}`}>
            <h2 id={`silent-${party}`}>
              {texts.parts("silent.letter", { party: <bdi>{nameOf(context, party) ?? t("party.nameless")}</bdi> })}
            </h2>
            <p>{texts.parts("silent.letter.text", { book: <bdi>{book.name}</bdi>, day })}</p>
            <p>
              <strong dir="ltr">{signInAddress(address, "").replace(/\?.*$/, "")}</strong>
            </p>
            <p>{t("silent.letter.spare")}</p>
            <p>{t("silent.letter.else")}</p>
          </section>
        );
      })}
    </Layout>
  );
}
