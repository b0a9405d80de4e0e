import type { EntryId, PartyId } from "../../register/ids.ts";
import { bookAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { PeopleLink } from "./people-link.tsx";
import { type Told, toldBy } from "./reading.ts";

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

interface Props {
  readonly context: BookPageContext;
  /** Newest first, at most twelve months old. */
  readonly looks: readonly ShownLook[];
}

/** Which institutions opened our file, by department and day; the reading of residents is never kept (never 7). */
export function LooksPage({ context, looks }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("looks.title")}>
      <h1>{t("looks.title")}</h1>
      <p class="lead">{t("looks.lead")}</p>
      <DataTable
        caption={t("looks.caption", { count: looks.length })}
        label={t("looks.title")}
        columns={["who", "unit", "page", "when", "times"].map((key) => ({ heading: t(`looks.column.${key}`) }))}
        rows={groupsOf(context, looks).map((group) => lookCells(context, group))}
        empty={t("looks.empty")}
        cards
      />
      <Notice>
        <p>{t("looks.residents")}</p>
      </Notice>
      <PeopleLink context={context} />
      <p>
        <a href={bookAddress(context.book.slug, "reports")}>{t("reports.title")}</a>
      </p>
    </Layout>
  );
}

/** Looks that one row tells: of one day, by one department, at one thing; the newest first. */
type LookGroup = readonly [ShownLook, ...ShownLook[]];

function groupsOf(context: BookPageContext, looks: readonly ShownLook[]): readonly LookGroup[] {
  const groups = new Map<string, [ShownLook, ...ShownLook[]]>();
  for (const look of looks) {
    const { looker, unit, page, at } = look;
    const about = toldOn(context, page)?.entry.id ?? page;
    const key = JSON.stringify([looker, unit, about, context.formats.moment(Date.parse(at))]);
    const group = groups.get(key);
    if (group) group.push(look);
    else groups.set(key, [look]);
  }
  return [...groups.values()];
}

function lookCells(context: BookPageContext, group: LookGroup) {
  const { texts, formats } = context;
  const [{ looker, unit, page, at }] = group;
  const name = looker === "steward" ? texts.t("looks.steward") : nameOf(context, looker as PartyId);
  return [
    <bdi>{name ?? texts.t("party.nameless")}</bdi>,
    unit === "" ? formats.unknown : <bdi>{unit}</bdi>,
    <a href={page}>
      <bdi>{titleOf(context, page)}</bdi>
    </a>,
    formats.moment(Date.parse(at)),
    texts.t("looks.times", { count: group.length }),
  ];
}

/** What the page was about, as its reader may see it now; its address where that is gone. */
function titleOf(context: BookPageContext, page: string): string {
  const [place, last = ""] = page.split("/").slice(-2);
  if (place === "mirror" && context.texts.has(`lens.${last}.title`)) return context.texts.t(`lens.${last}.title`);
  const told = toldOn(context, page);
  return (told && entryTitle(context, told.row)) ?? page;
}

/** The entry that a page is about. */
const toldOn = (context: BookPageContext, page: string): Told | undefined =>
  page
    .split("/")
    .flatMap((part) => toldBy(context, part.replace(/\.ics$/, "") as EntryId) ?? [])
    .at(-1);
