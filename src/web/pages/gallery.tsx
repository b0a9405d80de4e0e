import type { Finding } from "../../mirror/finding.ts";
import { bookAddress, lensAddress } from "../addresses.ts";
import { Picture } from "../charts/picture.tsx";
import { headlineText } from "../components/finding-body.tsx";
import { FindingTable } from "../components/finding-table.tsx";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import type { Grouped, LensGroup } from "../lens-groups.ts";
import { mirrorCrumb } from "./mirror.tsx";

/** A finding, and what was asked for it. */
export interface Example {
  readonly finding: Finding;
  readonly query: URLSearchParams;
}

interface Props {
  readonly context: BookPageContext;
  readonly group: LensGroup;
  readonly groups: readonly Grouped[];
  readonly examples: readonly Example[];
}

/** The questions of one group, each with what stands first in its finding and its picture: one look at what the mirror can show. */
export function GalleryPage({ context, group, groups, examples }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("mirror.gallery")} crumbs={[mirrorCrumb(context)]}>
      <h1>{t("mirror.gallery")}</h1>
      <p class="lead">{t("mirror.gallery.lead")}</p>
      <nav aria-label={t("mirror.gallery.groups")}>
        <ul class="actions">
          {groups.map((one) => (
            <li>
              <a
                href={bookAddress(context.book.slug, `gallery/${one.group}`)}
                aria-current={one.group === group ? "page" : undefined}
              >
                {t(`mirror.group.${one.group}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{t(`mirror.group.${group}`)}</h2>
      {examples.map((example) => (
        <ExampleOf context={context} example={example} />
      ))}
    </Layout>
  );
}

/** Rows of a table shown where a finding has no picture; the finding's own page has all of them. */
const MOST_ROWS = 6;

function ExampleOf({ context, example: { finding, query } }: { context: BookPageContext; example: Example }) {
  const { t } = context.texts;
  const { lens, pictures, tables } = finding;
  const picture = pictures.find(({ table }) => tables.some(({ key, rows }) => key === table && rows.length > 0));
  const title = headlineText(context, finding);
  const table = picture ? undefined : tables.find(({ rows }) => rows.length > 0);
  return (
    <section class="example" aria-labelledby={`example-${lens}`}>
      <p class="eyebrow">{t(`lens.${lens}.title`)}</p>
      <h3 id={`example-${lens}`}>
        <a href={lensAddress(context.book.slug, lens, query)}>{t(`lens.${lens}.question`)}</a>
      </h3>
      <p>{title}</p>
      {picture && <Picture context={context} finding={finding} picture={picture} title={title} />}
      {table && (
        <FindingTable context={context} lens={lens} table={{ ...table, rows: table.rows.slice(0, MOST_ROWS) }} />
      )}
    </section>
  );
}
