import { bookAddress, entryAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { KEEPER } from "../../register/ids.ts";
import { ordersIn } from "../../register/orders.ts";
import { allOf, hangingOf, toldOf } from "./reading.ts";
import { dueText, type ShownReport } from "./report-answer.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly reports: readonly ShownReport[];
  /** When the steward made a code for a party: ISO 8601 UTC. */
  readonly codes: readonly string[];
  /** What was settled otherwise, and when. */
  readonly changes: readonly { readonly at: string; readonly what: "terms" | "languages" | "theme" }[];
}

export interface Act {
  readonly at: string;
  readonly words: string;
  readonly href?: string;
}

/** What the steward of this book did, for everybody: which act on which day, without names and without texts. */
export function ActsPage({ context, ...told }: Props) {
  const { texts, formats, book } = context;
  const { t } = texts;
  const { reports } = told;
  const acts = actsOf(context, told);
  const open = reports.filter(({ decided }) => decided === null);
  const again = reports.flatMap(({ second, look }) => (second === null && look ? [look] : []));
  return (
    <Layout context={context} title={t("acts.title")}>
      <h1>{t("acts.title")}</h1>
      <p class="lead">{t("acts.lead")}</p>
      <h2>{t("acts.open", { count: open.length })}</h2>
      {open.length > 0 && (
        <ul>
          {open.map((report) => (
            <li>{t("acts.open.line", { due: dueText(context, report) })}</li>
          ))}
        </ul>
      )}
      {again.length > 0 && (
        <>
          <h2>{t("acts.again", { count: again.length })}</h2>
          <ul>
            {again.map((look) => (
              <li>{t("acts.again.line", { due: dueText(context, look) })}</li>
            ))}
          </ul>
        </>
      )}
      <DataTable
        caption={t("acts.caption", { count: acts.length })}
        label={t("acts.title")}
        columns={[{ heading: t("acts.when") }, { heading: t("acts.what") }]}
        rows={acts.map(({ at, words, href }) => [
          formats.moment(Date.parse(at)),
          href === undefined ? words : <a href={href}>{words}</a>,
        ])}
        empty={t("acts.none")}
      />
      <p class="quiet">{t("acts.how-long")}</p>
      <p>
        <a href="/report">{t("receipt.answer")}</a>
      </p>
      <p>
        <a href={bookAddress(book.slug)}>{t("error.to-book")}</a>
      </p>
    </Layout>
  );
}

export function actsOf(context: BookPageContext, { reports, codes, changes }: Omit<Props, "context">): readonly Act[] {
  const { texts, formats, book } = context;
  const { t } = texts;
  const hidings = allOf(context, "hiding").map(({ entry, body }) => ({
    at: entry.at,
    words: `${t(body.hidden ? "hidden.is-hidden" : "hidden.is-shown")}: ${formats.word(body.ground, "hiding")}`,
    href: entryAddress(book.slug, entry.id),
  }));
  const invited = allOf(context, "party").flatMap(({ entry }) =>
    entry.by.account === KEEPER ? [{ at: entry.at, words: t("acts.invited") }] : [],
  );
  // From the register: a refusal that was taken back is in no list of decisions any more.
  const refusals = toldOf<"decision">(context, [...book.register.refusals.values()].flat());
  const refused = refusals.flatMap(({ entry, row }) => {
    const href = entryAddress(book.slug, entry.id);
    const back = hangingOf(context, row, "withdrawal").map(({ entry: { at } }) => ({
      at,
      words: t("acts.taken-back"),
      href,
    }));
    return [{ at: entry.at, words: t("acts.refused"), href }, ...back];
  });
  const ordered = ordersIn(book.register).map(({ at }) => ({
    at,
    words: t("keep.orders"),
    href: `${bookAddress(book.slug)}/how-long`,
  }));
  const told = reports.flatMap(({ opened, decided, verdict }) => [
    ...(opened === null ? [] : [{ at: opened, words: t("acts.opened") }]),
    ...(decided === null ? [] : [{ at: decided, words: `${t("acts.decided")}: ${t(`report.verdict.${verdict}`)}` }]),
  ]);
  const made = codes.map((at) => ({ at, words: t("acts.code") }));
  const changed = changes.map(({ at, what }) => ({ at, words: t(`acts.changed.${what}`) }));
  return [...hidings, ...invited, ...refused, ...ordered, ...told, ...made, ...changed].sort((a, b) =>
    b.at.localeCompare(a.at),
  );
}
