import { NONE } from "../../mirror/columns.ts";
import type { EntryId } from "../../register/ids.ts";
import { HIDEABLE } from "../../register/kinds/hiding.ts";
import { isWhole } from "../../register/register.ts";
import { bookAddress, entryAddress, recordAddress, reportAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { type Told, toldAs } from "./reading.ts";

/** The hiding that an entry is under now; found by its id alone, so that nothing else of it need be there to read. */
export function hidingOf(context: BookPageContext, id: EntryId): Told<"hiding"> | undefined {
  const { view } = context.book;
  const last = view.rows("hiding").findLast((row) => view.said(row, "hiding")?.target === id);
  const told = toldAs(context, last ?? NONE, "hiding");
  return told?.body.hidden ? told : undefined;
}

interface Props {
  readonly context: BookPageContext;
  readonly told: Told<"hiding">;
}

/** In the place of an entry whose words are hidden: that they are, and why. */
export function HiddenPage({ context, told }: Props) {
  const title = context.texts.t("hidden.title");
  return (
    <Layout context={context} title={title}>
      <h1>{title}</h1>
      <HidingWords context={context} told={told} />
    </Layout>
  );
}

/** Above hidden words, for who still reads them: that others do not, why, and how to answer. */
export function HiddenNotice({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const hiding = hidingOf(context, told.entry.id);
  if (!hiding) return <></>;
  const { t } = context.texts;
  const own = context.session?.party === told.entry.by.party;
  return (
    <Notice kind="warning" title={t("hidden.yours")}>
      <HidingWords context={context} told={hiding} />
      {own && (
        <ul class="actions">
          <li>
            <a class="button" href={recordAddress(context.book.slug, "reply", hiding.entry.id)}>
              {t("action.reply")}
            </a>
          </li>
          <li>
            <a class="button button-quiet" href={bookAddress(context.book.slug, "reports")}>
              {t("reports.title")}
            </a>
          </li>
        </ul>
      )}
    </Notice>
  );
}

function HidingWords({ context, told }: Props) {
  const { texts, formats, book } = context;
  return (
    <>
      <p>
        {texts.t("hidden.text", {
          when: formats.moment(Date.parse(told.entry.at)),
          ground: formats.word(told.body.ground, "hiding"),
        })}
      </p>
      <p>
        <bdi>{told.body.why}</bdi>
      </p>
      <p>
        <a href={entryAddress(book.slug, told.entry.id)}>{texts.t("hidden.more")}</a>
      </p>
    </>
  );
}

/** What a hiding, or the lifting of one, says; the entry itself stands behind its address. */
export function HidingDetails({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  if (told.entry.kind !== "hiding") return <></>;
  const { texts, formats, book } = context;
  const { hidden, ground, why, target } = told.body as Props["told"]["body"];
  const details = [
    { term: texts.t("hidden.what"), value: texts.t(hidden ? "hidden.is-hidden" : "hidden.is-shown") },
    { term: texts.t("hidden.ground"), value: formats.word(ground, "hiding") },
    { term: texts.t("hidden.why"), value: <bdi>{why}</bdi> },
    {
      term: texts.t("hidden.which"),
      value: <a href={entryAddress(book.slug, target)}>{texts.t("hidden.to-entry")}</a>,
    },
  ];
  return <Details details={details} />;
}

/** A way to say that an entry is misuse, for everybody who reads it but who wrote it. */
export function ReportLink({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const { book, session, texts } = context;
  const fits = (HIDEABLE as readonly string[]).includes(told.entry.kind) && !isWhole(book.register);
  if (!fits || told.entry.by.party === session?.party) return <></>;
  return (
    <p class="quiet">
      <a href={reportAddress(book.slug, told.entry.id)}>{texts.t("report.link")}</a>
    </p>
  );
}
