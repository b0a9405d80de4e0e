import type { EntryId, PartyId } from "../../register/ids.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import { bookAddress } from "../addresses.ts";
import { Notice } from "../components/notice.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { CodeLetter, type Letter } from "./code-letter.tsx";
import { toldBy } from "./reading.ts";

/** A look by an institution, the steward or a researcher into the file of the party that reads this page. */
export interface ShownLook {
  /** A party id, or "steward". */
  readonly looker: string;
  /** Department; empty when the institution told none. */
  readonly unit: string;
  /** Path of the page that was opened. */
  readonly page: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A code that was made for this party; the code itself is kept nowhere. */
export interface ShownCode {
  /** "steward", or the pseudonym of the organiser who made it. */
  readonly maker: string;
  readonly made: string;
  readonly used: string | null;
}

interface Props {
  readonly context: BookPageContext;
  /** A code that was just made; it is shown this once. */
  readonly letter?: Letter | undefined;
  readonly codes: readonly ShownCode[];
  /** Newest first, at most twelve months old. */
  readonly looks: readonly ShownLook[];
}

/** Which institutions opened our file, by department and day; the reading of residents is never kept (never 7). */
export function LooksPage({ context, looks, codes, letter }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("looks.title")}>
      <h1>{t("looks.title")}</h1>
      {letter && <CodeLetter texts={context.texts} letter={letter} />}
      <p class="lead">{t("looks.lead")}</p>
      <DataTable
        caption={t("looks.caption", { count: looks.length })}
        label={t("looks.title")}
        columns={["who", "unit", "page", "when"].map((key) => ({ heading: t(`looks.column.${key}`) }))}
        rows={looks.map((look) => lookCells(context, look))}
        empty={t("looks.empty")}
        cards
      />
      <Notice>
        <p>{t("looks.residents")}</p>
      </Notice>
      <section aria-labelledby="codes">
        <h2 id="codes">{t("codes.title")}</h2>
        <p>{t("codes.lead")}</p>
        <DataTable
          caption={t("codes.caption", { count: codes.length })}
          label={t("codes.caption", { count: codes.length })}
          columns={["made", "maker", "used"].map((key) => ({ heading: t(`codes.column.${key}`) }))}
          rows={codes.map((code) => codeCells(context, code))}
          empty={t("codes.empty")}
          cards
        />
        <form method="post" action={bookAddress(context.book.slug, "codes")}>
          <input type="hidden" name="csrf" value={context.session?.csrf ?? ""} />
          <button class="button-quiet" type="submit">
            {t("codes.make")}
          </button>
        </form>
      </section>
    </Layout>
  );
}

function lookCells(context: BookPageContext, { looker, unit, page, at }: ShownLook) {
  const { texts, formats } = context;
  const name = looker === "steward" ? texts.t("looks.steward") : nameOf(context, looker as PartyId);
  return [
    <bdi>{name ?? texts.t("party.nameless")}</bdi>,
    unit === "" ? formats.unknown : <bdi>{unit}</bdi>,
    <a href={page}>
      <bdi>{titleOf(context, page)}</bdi>
    </a>,
    formats.moment(Date.parse(at)),
  ];
}

/** What the page was about, as its reader may see it now; its address where that is gone. */
function titleOf(context: BookPageContext, page: string): string {
  const told = toldBy(context, page.split("/").at(-1) as EntryId);
  return (told && entryTitle(context, told.row)) ?? page;
}

function codeCells({ texts, formats }: BookPageContext, { maker, made, used }: ShownCode) {
  return [
    formats.moment(Date.parse(made)),
    texts.t(maker === "steward" ? "looks.steward" : "codes.organiser"),
    used === null ? texts.t("codes.unused") : formats.moment(Date.parse(used)),
  ];
}
