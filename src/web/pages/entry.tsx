import type { EntryId } from "../../register/ids.ts";
import { bookAddress, partyAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { EntryTitle } from "../components/entry-title.ts";
import { entryTitle, titleParts } from "../entry-title.ts";
import { CardAnswer } from "./card-answer.tsx";
import { CardLink } from "./card.tsx";
import { EntryActions } from "./entry-actions.tsx";
import { detailsOf, unknownFields } from "./entry-details.tsx";
import { EntrySource } from "./entry-source.tsx";
import { FlagsSection } from "./flags-section.tsx";
import { HiddenNotice, HiddenPage, HidingDetails, hidingOf, ReportLink } from "./hidden.tsx";
import { LettersSection } from "./letters.tsx";
import { Corrections, Replies } from "./hanging.tsx";
import { OwedAfter } from "./owed.tsx";
import { hangingOf, isFromRegister, type Told, toldBy, toldOrRefused } from "./reading.ts";
import { OwnNote } from "./own-note.tsx";
import { SaidTogether, TogetherDetails } from "./said-together.tsx";
import { SayNo } from "./say-no.tsx";
import { Renewal } from "./renewal.tsx";
import { RoundDetails } from "./round-details.tsx";
import { RuleOutcome } from "./rule-outcome.tsx";
import { RelatedEntries } from "./related.tsx";
import { Versions, versionsAround } from "./versions.tsx";
import { WayOutSection } from "./way-out.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly id: EntryId;
}

/** Any entry: what it says, also as the other side tells it, what stands out, what one can do, the way out, the answers. Throws "entry-unknown" where it may not be read. */
export function EntryPage({ context, id }: Props) {
  const { texts, formats, book } = context;
  const hiding = toldBy(context, id) ? undefined : hidingOf(context, id);
  if (hiding) return <HiddenPage context={context} told={hiding} />;
  const told = toldOrRefused(context, id);
  const parts = titleParts(context, told.row) ?? [formats.unknown];
  const title = entryTitle(context, told.row) ?? formats.unknown;
  const alone = versionsAround(context, told).length < 2;
  return (
    <Layout context={context} title={title} crumbs={crumbsOf(context, told)}>
      <p class="eyebrow">{formats.word(told.entry.kind, "kind")}</p>
      <h1>
        <EntryTitle context={context} parts={parts} />
      </h1>
      <HiddenNotice context={context} told={told} />
      <HidingDetails context={context} told={told} />
      <Withdrawn context={context} told={told} />
      {alone && told.entry.kind !== "hiding" && <Details details={detailsOf(context, told)} />}
      {alone && <UnknownLine context={context} told={told} />}
      <Versions context={context} told={told} />
      {told.entry.kind === "round" && <RoundDetails context={context} told={told as unknown as Told<"round">} />}
      {isFromRegister(told.body) && (
        <Notice>
          <p>{texts.t("entry.register-note")}</p>
          <p>
            <a href={bookAddress(book.slug, "file")}>{texts.t("entry.open-file")}</a>
          </p>
        </Notice>
      )}
      {told.entry.kind === "together" && (
        <TogetherDetails context={context} told={told as unknown as Told<"together">} />
      )}
      <FlagsSection context={context} row={told.row} />
      {told.entry.kind === "request" && <OwnNote context={context} on={told.entry.id} />}
      <SayNo context={context} told={told} />
      <EntryActions context={context} told={told} />
      <Renewal context={context} told={told} />
      <CardLink context={context} told={told} />
      <WayOutSection context={context} told={told} />
      <LettersSection context={context} told={told} />
      {told.entry.kind === "rule" && <RuleOutcome context={context} told={told as unknown as Told<"rule">} />}
      <SaidTogether context={context} subject={told.entry.id} />
      <OwedAfter context={context} told={told} />
      <RelatedEntries context={context} told={told} />
      <Replies context={context} told={told} />
      <CardAnswer context={context} told={told} />
      <Corrections context={context} told={told} />
      <EntrySource context={context} told={told} />
      <ReportLink context={context} told={told} />
      {told.entry.kind === "party" && (
        <p>
          <a href={partyAddress(book.slug, told.entry.id as never)}>{texts.t("entry.to-party")}</a>
        </p>
      )}
    </Layout>
  );
}

/** Requests and decisions belong to their book page; the rest stands right under the book. */
function crumbsOf({ book, texts }: BookPageContext, { entry }: Told) {
  const page = ({ request: "requests", decision: "decisions", rule: "rules" } as Partial<Record<string, string>>)[
    entry.kind
  ];
  return page === undefined ? [] : [{ href: bookAddress(book.slug, page), label: texts.t(`${page}.title`) }];
}

export function Withdrawn({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const [withdrawal] = hangingOf(context, told.row, "withdrawal");
  if (!withdrawal) return <></>;
  const { texts, formats } = context;
  const why = withdrawal.body.why === "unknown" ? undefined : withdrawal.body.why;
  return (
    <Notice
      kind="warning"
      title={texts.t("entry.withdrawn", { when: formats.moment(Date.parse(withdrawal.entry.at)) })}
    >
      {why !== undefined && (
        <p>
          <bdi>{why}</bdi>
        </p>
      )}
    </Notice>
  );
}

/** What nobody told, and who could: a link to say it. */
function UnknownLine({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const names = unknownFields(context, told);
  if (names.length === 0) return <></>;
  return <p class="quiet">{context.texts.t("entry.also-unknown", { fields: names.join(" · ") })}</p>;
}
