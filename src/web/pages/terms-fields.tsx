import { type BookTerms, TERMS_PARTS } from "../book-terms.ts";
import { type FieldError, TextArea } from "../components/field.tsx";
import type { PageContext } from "../context.ts";
import { directionOf, type Locale, LOCALES, type Texts } from "../texts.ts";

type Typed = Readonly<Record<string, string>>;

/** What terms can begin with, in each of these languages, as the holder changes it and it is kept. */
export const readyTerms = (
  textsIn: Texts["in"],
  languages: readonly Locale[],
  values: { readonly book: string; readonly holder: string },
): Typed =>
  Object.fromEntries(
    languages.flatMap((locale) =>
      TERMS_PARTS.map((part) => [`${part}-${locale}`, textsIn(locale).plain.t(`terms.ready.${part}`, values)]),
    ),
  );

/** Terms as their form holds them. */
export const typedTerms = (terms: BookTerms): Typed =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const text = terms[locale];
      return text === undefined ? [] : TERMS_PARTS.map((part) => [`${part}-${locale}`, text[part]]);
    }),
  );

interface Props {
  readonly context: PageContext;
  readonly languages: readonly Locale[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Two texts per language; the language of the page is open, and any in which something is wrong. */
export function TermsFields({ context, languages, typed, errors }: Props) {
  const { t } = context.texts;
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message;
  const isOpen = (locale: Locale): boolean =>
    locale === (languages.includes(context.locale) ? context.locale : languages[0]) ||
    TERMS_PARTS.some((part) => errorOf(`${part}-${locale}`) !== undefined);
  return (
    <>
      {languages.map((locale) => (
        <details open={isOpen(locale) ? true : undefined}>
          <summary>{t("terms.in", { language: t(`layout.language.${locale}`) })}</summary>
          <div class="flow more-fields" lang={locale} dir={directionOf(locale)}>
            {TERMS_PARTS.map((part) => (
              <TextArea
                name={`${part}-${locale}`}
                label={context.texts.in(locale).t(`terms.${part}`)}
                {...(part === "rules" && { hint: context.texts.in(locale).t("terms.rules.hint") })}
                value={typed[`${part}-${locale}`]}
                error={errorOf(`${part}-${locale}`)}
                rows={10}
                maxlength={20_000}
              />
            ))}
          </div>
        </details>
      ))}
    </>
  );
}
