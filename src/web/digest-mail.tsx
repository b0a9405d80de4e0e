import { documentOf } from "./components/layout.tsx";
import type { DigestGroup, DigestPart } from "./digest-part.ts";
import { directionOf, type Texts } from "./texts.ts";

export interface DigestMailProps {
  readonly texts: Texts;
  /** Address of the site. */
  readonly site: string;
  readonly parts: readonly DigestPart[];
  /** The link that stops it. */
  readonly stop: string;
}

/** An overview as it is mailed: neutral above, and within only what kind of thing is where. */
export interface DigestMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function digestMail(props: DigestMailProps): DigestMail {
  const { texts, site } = props;
  return {
    subject: texts.t("digest.subject", { site: new URL(site).host }),
    text: textOf(props),
    html: documentOf(<Mail {...props} />),
  };
}

function textOf({ texts: { t }, site, parts, stop }: DigestMailProps): string {
  const group = ({ name, lines, more }: DigestGroup, all: string): string =>
    [
      t(`digest.${name}`),
      ...lines.map(({ words, href }) => `- ${words}\n  ${site}${href}`),
      ...(more > 0 ? [`- ${t("digest.more", { count: more })}\n  ${all}`] : []),
    ].join("\n");
  const part = ({ book, party, href, groups }: DigestPart): string =>
    [`${book} · ${party}`, ...groups.map((one) => group(one, site + href))].join("\n\n");
  return [
    t("digest.lead", { site: new URL(site).host }),
    ...parts.map(part),
    t("digest.no-text"),
    `${t("digest.stop")}\n${stop}`,
    `${t("digest.change")}\n${site}/account#digest`,
    "",
  ].join("\n\n");
}

function Mail({ texts, site, parts, stop }: DigestMailProps) {
  const { t, locale } = texts;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charset="utf-8" />
        <title>{t("digest.subject", { site: new URL(site).host })}</title>
      </head>
      <body>
        <main>
          <h1>{t("digest.subject", { site: new URL(site).host })}</h1>
          <p>{t("digest.lead", { site: new URL(site).host })}</p>
          {parts.map((part) => (
            <Part texts={texts} site={site} part={part} />
          ))}
          <p>{t("digest.no-text")}</p>
          <p>
            <a href={stop}>{t("digest.stop")}</a>
          </p>
          <p>
            <a href={`${site}/account#digest`}>{t("digest.change")}</a>
          </p>
        </main>
      </body>
    </html>
  );
}

interface PartProps extends Pick<DigestMailProps, "texts" | "site"> {
  readonly part: DigestPart;
}

function Part({ texts: { t }, site, part }: PartProps) {
  return (
    <>
      <h2>
        <bdi>{part.book}</bdi> · <bdi>{part.party}</bdi>
      </h2>
      {part.groups.map(({ name, lines, more }) => (
        <>
          <h3>{t(`digest.${name}`)}</h3>
          <ul>
            {lines.map(({ words, href }) => (
              <li>
                <a href={site + href}>{words}</a>
              </li>
            ))}
            {more > 0 && (
              <li>
                <a href={site + part.href}>{t("digest.more", { count: more })}</a>
              </li>
            )}
          </ul>
        </>
      ))}
    </>
  );
}
