import type { Cube } from "../../mirror/cube/yearly.ts";
import { CLASS } from "../../mirror/cube/cell.ts";
import { bookAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { mirrorCrumb } from "./mirror.tsx";

interface Props {
  readonly context: BookPageContext;
  /** Newest first. */
  readonly cubes: readonly Cube[];
}

/** What the book adds up to in each year that is over, for everybody: numbers in classes of five, and nothing else. */
export function CubePage({ context, cubes }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("cube.title")} crumbs={[mirrorCrumb(context)]}>
      <h1>{t("cube.title")}</h1>
      <p class="lead">{t("cube.lead")}</p>
      <p>{t("cube.promise")}</p>
      {cubes.length === 0 && <p class="empty">{t("cube.none")}</p>}
      {cubes.map((cube) => (
        <YearOf context={context} cube={cube} />
      ))}
      {cubes.length > 0 && (
        <ul class="actions">
          {["csv", "json"].map((format) => (
            <li>
              <a href={bookAddress(context.book.slug, `cube.${format}`)}>{t(`cube.as-${format}`)}</a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

function YearOf({ context, cube: { year, cells } }: { readonly context: BookPageContext; readonly cube: Cube }) {
  const { t } = context.texts;
  const caption = t("cube.year", { year: String(year) });
  if (cells.length === 0)
    return (
      <section>
        <h2>{caption}</h2>
        <p class="empty">{t("cube.too-few")}</p>
      </section>
    );
  const rows = cells.map(({ path, least }) => [cellName(context, path), numbers(context, least)]);
  const columns = [{ heading: t("cube.what") }, { heading: t("cube.number"), numeric: true }];
  return (
    <section>
      <h2>{caption}</h2>
      <DataTable caption={caption} label={caption} columns={columns} rows={rows} />
    </section>
  );
}

const cellName = ({ texts }: BookPageContext, path: readonly string[]): string =>
  texts.t(`cube.cell.${path.join(".")}`);

const numbers = ({ texts }: BookPageContext, least: number): string =>
  texts.t("cube.from-to", { least, most: least + CLASS - 1 });
