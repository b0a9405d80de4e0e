import { printedAddress, signInAddress } from "../addresses.ts";
import { Mark } from "../components/mark.tsx";
import { QrCode } from "../components/qr-code.tsx";
import { directionOf, type Locale, type Texts } from "../texts.ts";

/** A code with what a letter around it needs. */
export interface Letter {
  readonly code: string;
  /** Empty in the letter that somebody makes to come back in with. */
  readonly book: string;
  /** Whose book it is: who is invited wants to know by whom. */
  readonly holder?: string;
  readonly party: string;
  /** Without a name on it: for one party, or on a wall for many. */
  readonly to?: "anybody" | "everybody";
  /** To keep in a drawer until nobody of the party can come in any other way. */
  readonly spare?: boolean;
  /** Of the site. */
  readonly address: string;
  /** In which the book is offered: whoever reads another one than the letter's finds the way in in it. */
  readonly languages?: readonly Locale[];
}

interface LetterProps {
  readonly texts: Texts;
  readonly letter: Letter;
}

/** The letter that carries a code; printed, it is all that is on the paper. */
export function CodeLetter({ texts, letter }: LetterProps) {
  const { t, parts } = texts;
  const { code, book, holder, party, address, to, spare } = letter;
  const own = book === "";
  const kept = own ? "letter.own" : spare ? "letter.spare" : undefined;
  return (
    <section class={to === "everybody" ? "letter code-letter wall-letter" : "letter code-letter"}>
      <Mark />
      <h2>{kept || !to ? parts(kept ?? "letter.title", { party: <bdi>{party}</bdi> }) : t("letter.open")}</h2>
      <p>
        {parts(kept ? `${kept}.lead` : "letter.invited", { book: <bdi>{book}</bdi>, holder: <bdi>{holder}</bdi> })}{" "}
        {!kept && t("letter.about")}
      </p>
      {to && <p>{t("letter.open.lead")}</p>}
      <div class="letter-ways">
        <QrCode text={signInAddress(address, code)} title={t("letter.qr")} />
        <p>{t("letter.scan")}</p>
      </div>
      <div class="letter-typed flow">
        <p>{t("letter.or")}</p>
        <ol>
          <li>{parts("letter.go", { address: <strong dir="ltr">{printedAddress(address)}</strong> })}</li>
          <li>{t("letter.type")}</li>
        </ol>
        <p dir="ltr" class="letter-code">
          {code}
        </p>
      </div>
      <p>
        {to === "everybody" ? t("letter.everybody.days") : t(kept ? `${kept}.days` : "letter.days")}{" "}
        {to !== "everybody" && t(kept ? `${kept}.keep` : "letter.keep")}
      </p>
      {!kept && <OtherLanguages texts={texts} letter={letter} />}
      <p class="quiet no-print">{t("letter.once")}</p>
    </section>
  );
}

function OtherLanguages({ texts, letter: { book, holder, languages = [] } }: LetterProps) {
  const others = languages.filter((locale) => locale !== texts.locale);
  if (others.length === 0) return <></>;
  return (
    <div class="letter-languages">
      {others.map((locale) => {
        const { t, parts } = texts.in(locale);
        return (
          <p class="quiet" lang={locale} dir={directionOf(locale)}>
            {parts("letter.invited", { book: <bdi>{book}</bdi>, holder: <bdi>{holder}</bdi> })} {t("letter.scan")}
          </p>
        );
      })}
    </div>
  );
}
