import type { Child } from "hono/jsx";
import { KEEPER, type PartyId } from "../../register/ids.ts";
import { bookAddress } from "../addresses.ts";
import { EntryLink } from "../components/cell-value.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { isDoor } from "./doors.ts";
import { MoreAsked } from "./more-asked.tsx";
import { isResidents, type Told } from "./reading.ts";
import { lapsingSoon } from "./renewal.tsx";
import { waitingFor } from "./waiting.ts";

export interface ForYouProps {
  readonly context: BookPageContext;
  readonly party: PartyId;
  /** How many messages at its door, second looks and words to say together wait for it. */
  readonly knocks: number;
  readonly looks: number;
  readonly words: number;
}

/** What waits for the visitor's own party, first what it is asked; below it where it can go by itself. */
export function WaitsForYou(props: ForYouProps) {
  const { context, party } = props;
  const { t } = context.texts;
  const { requests, about: all } = waitingFor(context, party);
  // A decision of who keeps the book says nothing about them that could be right or wrong: one answers it, or not.
  const [about, hidings] = [all.filter((one) => !isHiding(one)), all.filter(isHiding)];
  const soon = lapsingSoon(context, party);
  const messages = messagesFor(props);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t("start.waiting")}</h2>
      <MoreAsked context={context} party={party} />
      {messages.length + requests.length + all.length + soon.length === 0 && (
        <p class="empty">{t("start.waiting.none")}</p>
      )}
      {messages.length > 0 && <Links context={context} links={messages} look="to-do" />}
      <Waiting
        context={context}
        title={t("start.waiting.requests", { count: requests.length })}
        all={requests}
        beside={askedFor}
      />
      <Waiting
        context={context}
        title={t("start.waiting.about", { count: about.length })}
        all={about}
        beside={writtenBy}
      />
      <Waiting context={context} title={t("start.waiting.hidden", { count: hidings.length })} all={hidings} />
      <Waiting context={context} title={t("renew.waiting", { n: soon.length })} all={soon} />
      <Links context={context} links={toolsFor(props, requests.length > 0)} look="links" />
    </section>
  );
}

const isHiding = ({ entry }: Told): boolean => entry.kind === "hiding";

interface PageLink {
  readonly page: string;
  readonly label: string;
}

function messagesFor({ context: { texts }, knocks, looks, words }: ForYouProps): readonly PageLink[] {
  const { t } = texts;
  return [
    { page: "knocks", count: knocks, label: t("knocks.waiting", { count: knocks }) },
    { page: "together", count: words, label: t("together.waiting", { count: words }) },
    { page: "reports", count: looks, label: t("second.waiting", { count: looks }) },
  ].filter(({ count }) => count > 0);
}

function toolsFor({ context, party, knocks }: ForYouProps, isAsked: boolean): readonly PageLink[] {
  const { t } = context.texts;
  const residents = isResidents(context, party);
  return [
    { page: "unnamed", shown: isAsked, label: t("unnamed.title") },
    { page: "tally", shown: residents, label: t("tally.title") },
    { page: "together", shown: residents, label: t("together.title") },
    { page: "knocks", shown: knocks === 0 && isDoor(context, party), label: t("knocks.title") },
    { page: "calendar.ics", shown: true, label: t("due.own") },
  ].filter(({ shown }) => shown);
}

interface LinksProps {
  readonly context: BookPageContext;
  readonly links: readonly PageLink[];
  readonly look: "to-do" | "links";
}

function Links({ context, links, look }: LinksProps) {
  return (
    <ul class={look}>
      {links.map(({ page, label }) => (
        <li>
          <a href={bookAddress(context.book.slug, page)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

/** So many are seen at once, and so many with what is folded away. */
const SEEN = 5;
const MOST = 20;

interface WaitingProps {
  readonly context: BookPageContext;
  readonly title: string;
  readonly all: readonly Told[];
  /** What stands beside an entry's name. */
  readonly beside?: (context: BookPageContext, told: Told) => Child;
}

function Waiting({ context, title, all, beside }: WaitingProps) {
  const { t } = context.texts;
  if (all.length === 0) return <></>;
  const folded = all.slice(SEEN, MOST);
  return (
    <div>
      <h3>{title}</h3>
      <Lines context={context} all={all.slice(0, SEEN)} beside={beside} />
      {folded.length > 0 && (
        <details>
          <summary>{t("start.waiting.more", { count: folded.length })}</summary>
          <Lines context={context} all={folded} beside={beside} />
          {all.length > MOST && <p class="quiet">{t("start.waiting.newest", { count: MOST })}</p>}
        </details>
      )}
    </div>
  );
}

type LinesProps = Pick<WaitingProps, "context" | "all"> & { readonly beside: WaitingProps["beside"] | undefined };

function Lines({ context, all, beside }: LinesProps) {
  return (
    <ul class="to-do">
      {all.map((told) => (
        <li>
          <EntryLink context={context} row={told.row} />
          {beside && <span class="quiet">{beside(context, told)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Not who asks: a request can be looked at without its name first. */
function askedFor({ formats }: BookPageContext, { body }: Told): string {
  const { matter, asked } = body as Told<"request">["body"];
  const day = asked === "unknown" ? [] : [formats.partialDate(asked)];
  return [formats.word(matter, "matter"), ...day].join(" · ");
}

function writtenBy(context: BookPageContext, { entry }: Told): Child {
  const { texts, formats } = context;
  const { party } = entry.by;
  const author = party === KEEPER ? texts.t("party.keeper") : (nameOf(context, party) ?? texts.t("party.nameless"));
  return (
    <>
      <bdi>{author}</bdi> · {formats.moment(Date.parse(entry.at))}
    </>
  );
}
