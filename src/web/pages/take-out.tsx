import { Layout } from "../components/layout.tsx";
import { Details } from "../components/details.tsx";
import type { PageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { type Holding, type Row, valuesIn } from "../holding.ts";
import { detailsOf } from "./entry-details.tsx";
import { toldAt } from "./reading.ts";

/** The forms in which everything goes out. */
export const TAKE_OUT_FILES = ["html", "csv", "jsonl"] as const;

interface Props {
  readonly context: PageContext;
  /** Of the page itself; the files stand under it. */
  readonly address: string;
  /** The name of the party; of oneself when there is none. */
  readonly party?: string | undefined;
  readonly holdings: readonly Holding[];
  /** Where it can all be erased. */
  readonly erase: string | undefined;
}

/** What is kept of a person or a party, how much of each, and three files to take all of it along. */
export function TakeOutPage({ context, address, party, holdings, erase }: Props) {
  const { texts } = context;
  const { t } = texts;
  return (
    <Layout context={context} title={t("take.title")}>
      <h1>{party === undefined ? t("take.title") : texts.parts("take.of", { party: <bdi>{party}</bdi> })}</h1>
      <p class="lead">{t(party === undefined ? "take.lead" : "take.party.lead")}</p>
      <ul class="actions">
        {TAKE_OUT_FILES.map((ending, i) => (
          <li>
            <a class={i === 0 ? "button" : "button button-quiet"} href={`${address}/file.${ending}`} download>
              {t(`take.file.${ending}`)}
            </a>
          </li>
        ))}
      </ul>
      <h2>{t("take.inside")}</h2>
      <ul>
        {counted(holdings).map(([what, n]) => (
          <li>{t("take.count", { what: t(`held.${what}`), n })}</li>
        ))}
      </ul>
      <p>{t("take.without")}</p>
      {erase !== undefined && (
        <p>
          <a href={erase}>{t(party === undefined ? "erase.me" : "erase.party")}</a>
        </p>
      )}
    </Layout>
  );
}

function counted(holdings: readonly Holding[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { what, rows } of holdings) counts.set(what, (counts.get(what) ?? 0) + rows.length);
  return [...counts].filter(([, n]) => n > 0);
}

const STYLE =
  "body{font-family:system-ui,sans-serif;line-height:1.5;max-width:45rem;margin:2rem auto;padding:0 1rem}dl div{margin-block-end:.5rem}dt{font-weight:bold}dd{margin:0}img{max-width:100%}article{border-block-start:1px solid;padding-block:1rem}";

interface DocumentProps {
  readonly context: PageContext;
  readonly title: string;
  readonly holdings: readonly Holding[];
  /** Of the site: links in the file lead back to it. */
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Stands where the bytes of a photo come. */
  readonly mark: string;
}

/** All of it to read, in one file that needs nothing else: no script, no picture, no site. */
export function TakeOutDocument({ context, title, holdings, site, now, mark }: DocumentProps) {
  const { texts, formats, locale, dir } = context;
  return (
    <html lang={locale} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <base href={site} />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>{formats.moment(now)}</p>
        {holdings
          .filter(({ rows }) => rows.length > 0)
          .map((holding) => (
            <section>
              <h2>{texts.t(`held.${holding.what}`)}</h2>
              {holding.entries ? (
                <Entries {...holding.entries} />
              ) : (
                holding.rows.map((row) => (
                  <Plain context={context} row={row} mark={holding.what === "photo" ? mark : undefined} />
                ))
              )}
            </section>
          ))}
      </body>
    </html>
  );
}

function Entries({ context, rows }: NonNullable<Holding["entries"]>) {
  const { formats } = context;
  return (
    <>
      {rows.map((row) => {
        const told = toldAt(context, row);
        if (!told) return <></>;
        return (
          <article>
            <h3>
              <bdi>{entryTitle(context, row) ?? formats.unknown}</bdi>
            </h3>
            <p>
              {formats.word(told.entry.kind, "kind")} · {formats.moment(Date.parse(told.entry.at))}
            </p>
            <Details details={detailsOf(context, told)} />
          </article>
        );
      })}
    </>
  );
}

interface PlainProps {
  readonly context: PageContext;
  readonly row: Row;
  readonly mark: string | undefined;
}

function Plain({ context, row, mark }: PlainProps) {
  const { texts, formats } = context;
  const details = valuesIn(row)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => ({
      term: texts.has(`held.column.${name}`) ? texts.t(`held.column.${name}`) : name,
      value: <bdi>{/^\d{4}-\d{2}-\d{2}T/.test(value) ? formats.moment(Date.parse(value)) : value}</bdi>,
    }));
  return (
    <article>
      <Details details={details} />
      {mark !== undefined && <img src={`data:${String(row.type)};base64,${mark}`} alt="" />}
    </article>
  );
}
