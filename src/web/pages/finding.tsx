import type { Child } from "hono/jsx";
import type { EntryOf } from "../../register/entry.ts";
import type { Otherwise, ShownFinding } from "../../mirror/mirror.ts";
import { partyAt } from "../cell.ts";
import { lensAddress, withQuery } from "../addresses.ts";
import { type Filter, FoldedFilters } from "../components/filter-form.tsx";
import { FindingFigures, FindingSentences } from "../components/finding-body.tsx";
import { BasisFacts, HowSure } from "../components/how-sure.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { EntryLink } from "../components/cell-value.tsx";
import { nameOf, PartyName } from "../components/party-name.tsx";
import { RestsOn } from "../components/rests-on.tsx";
import { SentenceLine } from "../components/sentence.tsx";
import { ThresholdSlider } from "../components/threshold-slider.tsx";
import type { BookPageContext } from "../context.ts";
import { repliesTo } from "../replies.ts";
import type { Tallied } from "../tallied.ts";
import { OtherTelling } from "./other-telling.tsx";
import { mirrorCrumb } from "./mirror.tsx";
import { TalliedSentence } from "./tally.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly finding: ShownFinding;
  /** Address of the site: on paper a path alone leads nowhere. */
  readonly site: string;
  readonly filters: readonly Filter[];
  /** What the other telling changes, where something is told twice. */
  readonly otherwise?: Otherwise | undefined;
  /** What the viewer counted for itself, beside what the book tells: for it alone. */
  readonly tallied?: Tallied | undefined;
}

/** A finding: the sentence, the picture, the table, how sure, what it rests on, and room to answer. */
export function FindingPage({ context, finding, site, filters, otherwise, tallied }: Props) {
  const { t } = context.texts;
  const { lens } = finding;
  return (
    <Layout context={context} title={t(`lens.${lens}.title`)} crumbs={[mirrorCrumb(context)]}>
      <p class="eyebrow">{t(`lens.${lens}.title`)}</p>
      <h1 class="finding-question">{t(`lens.${lens}.question`)}</h1>
      <div class="finding-top">
        <div class="flow">
          <FindingSentences context={context} finding={finding} />
          {tallied && <TalliedSentence context={context} tallied={tallied} />}
          <Label context={context} finding={finding} />
        </div>
        <BasisFacts context={context} finding={finding} />
      </div>
      {filters.length > 0 && (
        <FoldedFilters context={context} filters={filters} title={t("finding.filters")} keep={["at", "versions"]} />
      )}
      {lens === "rule-what-if" && <ThresholdSlider context={context} />}
      <FindingFigures context={context} finding={finding} />
      <Part context={context} name="how-sure">
        <HowSure context={context} finding={finding} />
        <OtherTelling context={context} finding={finding} otherwise={otherwise} />
        {finding.warnings.length > 0 && (
          <Notice kind="warning" title={t("finding.warning")}>
            {finding.warnings.map((sentence) => (
              <SentenceLine context={context} lens="who-writes" sentence={sentence} />
            ))}
          </Notice>
        )}
      </Part>
      <Part context={context} name="replies">
        <Replies context={context} finding={finding} />
      </Part>
      <Part context={context} name="rests-on">
        <p class="quiet">{t("finding.rests-on-lead")}</p>
        <RestsOn context={context} finding={finding} />
      </Part>
      <Part context={context} name="take-along">
        <TakeAlong context={context} finding={finding} site={site} />
      </Part>
    </Layout>
  );
}

interface PartProps {
  readonly context: BookPageContext;
  readonly name: string;
  readonly children?: Child;
}

function Part({ context, name, children }: PartProps) {
  return (
    <section aria-labelledby={name} class={`finding-part finding-${name}`}>
      <h2 id={name}>{context.texts.t(`finding.${name}`)}</h2>
      {children}
    </section>
  );
}

type PieceProps = Omit<Props, "filters" | "tallied" | "site">;

function Label({ context, finding: { status, at } }: PieceProps) {
  const { t } = context.texts;
  return (
    <p class="finding-label">
      <span class="tag">{t(`finding.${status}`)}</span>
      {t(`finding.${status}-why`)} {t("finding.seen-at", { day: context.formats.moment(at) })}
    </p>
  );
}

/** Replies shown under a finding at most: the newest; the others stand by what they answer. */
const MOST_REPLIES = 5;
/** Parties named under a finding at most; the others find it under what they wrote or were asked. */
const MOST_NAMED = 12;

/** What those concerned answered to what the finding rests on, and for whom there is room to answer. */
function Replies({ context, finding }: PieceProps) {
  const { t } = context.texts;
  const replies = repliesTo(context.book, finding.basis.rows);
  const parties = finding.concerned.map((number) => partyAt(context, number)).filter((party) => party !== undefined);
  const named = parties.filter((party) => nameOf(context, party) !== undefined).slice(0, MOST_NAMED);
  return (
    <>
      {replies.length === 0 && <p class="empty">{t("finding.no-replies")}</p>}
      {replies.slice(-MOST_REPLIES).map((reply) => (
        <ReplyTo context={context} reply={reply} />
      ))}
      {replies.length > MOST_REPLIES && (
        <p class="quiet">{t("finding.more-replies", { shown: MOST_REPLIES, all: replies.length })}</p>
      )}
      {named.length > 0 && (
        <p class="quiet">
          {t("finding.concerned")}{" "}
          {context.formats.listOf(named.map((party) => <PartyName context={context} party={party} />))}
        </p>
      )}
      {context.session?.party !== undefined && <p class="screen-only">{t("finding.reply-how")}</p>}
    </>
  );
}

function ReplyTo({ context, reply }: { readonly context: BookPageContext; readonly reply: EntryOf<"reply"> }) {
  const { texts, formats, book } = context;
  const target = book.register.rowOf.get(reply.body.target) ?? -1;
  return (
    <blockquote class="reply">
      <p dir="auto">{reply.body.text}</p>
      <footer class="quiet">
        <PartyName context={context} party={reply.by.party} /> · {formats.moment(Date.parse(reply.at))} ·{" "}
        {texts.parts("finding.reply-to", { entry: <EntryLink context={context} row={target} /> })}
      </footer>
    </blockquote>
  );
}

/** The same finding as data, at the same address; and the address itself, with the moment, for on paper. */
function TakeAlong({ context, finding, site }: Omit<Props, "filters" | "tallied">) {
  const { texts, query, book, path } = context;
  const { lens, tables } = finding;
  const at = { at: new Date(finding.at).toISOString() };
  const csv = (table: string) => new URLSearchParams([...query, ["table", table]]);
  return (
    <>
      <ul class="actions">
        {tables.map(({ key }) => (
          <li>
            <a href={lensAddress(book.slug, lens, csv(key), "csv")}>
              {texts.t("finding.as-csv", { table: texts.t(`lens.${lens}.table.${key}`) })}
            </a>
          </li>
        ))}
        <li>
          <a href={lensAddress(book.slug, lens, query, "json")}>{texts.t("finding.as-json")}</a>
        </li>
        {lens === "landscape" &&
          (["graphml", "gexf"] as const).map((ending) => (
            <li>
              <a href={lensAddress(book.slug, lens, undefined, ending)}>{texts.t(`lens.landscape.as-${ending}`)}</a>
            </li>
          ))}
      </ul>
      <p class="quiet screen-only">{texts.t("finding.print")}</p>
      <p class="quiet">
        {texts.parts("finding.address", {
          address: (
            <span class="address" dir="ltr">
              {site + withQuery(path, query, at)}
            </span>
          ),
        })}
      </p>
    </>
  );
}
