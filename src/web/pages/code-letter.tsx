import type { Texts } from "../texts.ts";

/** A code for a party, with what a letter around it needs. */
export interface Letter {
  readonly code: string;
  readonly book: string;
  readonly party: string;
  /** Where one signs in. */
  readonly address: string;
}

/** The letter that carries a party's first code; printed, it is all that is on the paper. */
export function CodeLetter({ texts: { t, parts }, letter }: { readonly texts: Texts; readonly letter: Letter }) {
  const { code, book, party, address } = letter;
  return (
    <section class="letter" aria-labelledby="letter">
      <h2 id="letter">{t("letter.title", { party })}</h2>
      <p>{parts("letter.invited", { book: <bdi>{book}</bdi> })}</p>
      <ol>
        <li>{parts("letter.go", { address: <strong>{`${address}/sign-in`}</strong> })}</li>
        <li>{t("letter.type")}</li>
      </ol>
      <p class="letter-code">{code}</p>
      <p>{t("letter.days")}</p>
      <p>{t("letter.keep")}</p>
      <p class="quiet no-print">{t("letter.once")}</p>
    </section>
  );
}
