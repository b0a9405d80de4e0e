import { ordersIn } from "../../register/orders.ts";
import { KIND_NAMES, type KindName } from "../../register/kinds.ts";
import { isWhole } from "../../register/register.ts";
import {
  KEPT_BESIDE,
  type Lapsing,
  MONTHS_AFTER_LETTER,
  RETENTION,
  type Term,
  WORDS_READ,
} from "../../register/retention.ts";
import { inFives } from "../../register/round.ts";
import { bookAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import type { Texts } from "../texts.ts";

/** What the cleaning job did at one time. */
export interface ShownRun {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly erased: number;
  readonly nameless: number;
}

interface Props {
  readonly context: BookPageContext;
  readonly runs: readonly ShownRun[];
}

/** How long each kind is kept, what is kept beside the book, and what was cleaned up, for everybody. */
export function HowLongPage({ context, runs }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("keep.title")}>
      <h1>{t("keep.title")}</h1>
      <p class="lead">{t("keep.lead")}</p>
      {isWhole(context.book.register) && (
        <Notice>
          <p>{t("keep.whole")}</p>
        </Notice>
      )}
      <Going context={context} />
      <p>{t("keep.source")}</p>
      <StayingTable context={context} />
      <Beside context={context} />
      <p>{t("keep.backups")}</p>
      <Runs context={context} runs={runs} />
      <Orders context={context} />
      {context.session?.steward && (
        <p>
          <a href={bookAddress(context.book.slug, "silent")}>{t("silent.title")}</a>
        </p>
      )}
    </Layout>
  );
}

interface Inside {
  readonly context: BookPageContext;
}

function Going({ context }: Inside) {
  const { t } = context.texts;
  const terms = grouped((term) => !("stays" in term));
  return (
    <DataTable
      caption={t("keep.terms")}
      label={t("keep.terms")}
      columns={["what", "how-long", "then"].map((key) => ({ heading: t(`keep.${key}`) }))}
      rows={[
        [t("keep.words"), lengthOf(context.texts, WORDS_READ), t("keep.then.unread")],
        ...terms.map(({ term, kinds }) => [
          kindsOf(context, kinds),
          "months" in term ? lengthOf(context.texts, term) : t("keep.follows"),
          t(`keep.then.${"months" in term ? term.leaves : "erased"}`),
        ]),
      ]}
      cards
    />
  );
}

function StayingTable({ context }: Inside) {
  const { t } = context.texts;
  return (
    <DataTable
      caption={t("keep.staying")}
      label={t("keep.staying")}
      columns={["what", "why"].map((key) => ({ heading: t(`keep.${key}`) }))}
      rows={grouped((term) => "stays" in term).map(({ term, kinds }) => [
        kindsOf(context, kinds),
        "stays" in term ? t(`keep.stays.${term.stays}`) : "",
      ])}
      cards
    />
  );
}

function Beside({ context }: Inside) {
  const { t } = context.texts;
  return (
    <DataTable
      caption={t("keep.beside")}
      label={t("keep.beside")}
      columns={["what", "how-long"].map((key) => ({ heading: t(`keep.${key}`) }))}
      rows={Object.entries(KEPT_BESIDE).map(([what, days]) => [
        t(`keep.beside.${what}`),
        days % 365 === 0 ? t("keep.years", { n: days / 365 }) : t("keep.days", { n: days }),
      ])}
      cards
    />
  );
}

/** Numbers under five are not shown, and others in fives: what was erased may have been read by few (never 6). */
function Runs({ context, runs }: Props) {
  const { texts, formats } = context;
  const { t } = texts;
  return (
    <DataTable
      caption={t("keep.runs")}
      label={t("keep.runs")}
      columns={["when", "what"].map((key) => ({ heading: t(`keep.run.${key}`) }))}
      rows={runs.map(({ at, erased, nameless }) => [
        formats.moment(Date.parse(at)),
        [
          ...(erased > 0 ? [t("keep.run.texts", { n: inFives(erased) })] : []),
          ...(nameless > 0 ? [t("keep.run.nameless")] : []),
        ].join(" · "),
      ])}
      empty={t("keep.run.none")}
    />
  );
}

/** What was erased by order of a court or authority, as who keeps the book noted it. */
function Orders({ context }: Inside) {
  const orders = ordersIn(context.book.register);
  if (orders.length === 0) return <></>;
  return (
    <section aria-labelledby="orders">
      <h2 id="orders">{context.texts.t("keep.orders")}</h2>
      <ul>
        {orders.map(({ at, order }) => (
          <li>
            {context.formats.moment(Date.parse(at))}: <bdi>{order}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Kinds with the same term together, in the order of the table. */
function grouped(of: (term: Term) => boolean): readonly { readonly term: Term; readonly kinds: readonly KindName[] }[] {
  const groups = new Map<string, { term: Term; kinds: KindName[] }>();
  for (const kind of KIND_NAMES) {
    const term = RETENTION[kind];
    if (!of(term)) continue;
    const key = JSON.stringify(term);
    const group = groups.get(key) ?? { term, kinds: [] };
    groups.set(key, group);
    group.kinds.push(kind);
  }
  return [...groups.values()];
}

const kindsOf = ({ formats }: BookPageContext, kinds: readonly KindName[]): string =>
  formats.list(kinds.map((kind) => formats.word(kind, "kind")));

const monthsOf = ({ t }: Texts, months: number): string =>
  months % 12 === 0 ? t("keep.years", { n: months / 12 }) : t("keep.months", { n: months });

function lengthOf(texts: Texts, { months, from }: Pick<Lapsing, "months" | "from">): string {
  const term = monthsOf(texts, months);
  const more = from === "silent" ? { more: monthsOf(texts, MONTHS_AFTER_LETTER) } : {};
  return texts.t(`keep.from.${from}`, { term, ...more });
}
