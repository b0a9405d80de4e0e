import type { ShownFinding } from "../../mirror/mirror.ts";
import { institutionCases } from "../../mirror/asked.ts";
import { NONE } from "../../mirror/columns.ts";
import type { PartyId } from "../../register/ids.ts";
import { bookAddress, lensAddress, recordAddress } from "../addresses.ts";
import { EntryLink } from "../components/cell-value.tsx";
import { headlineText } from "../components/finding-body.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { type BookPageContext, isEntering, mayWrite } from "../context.ts";
import { LENS_GROUP_NAMES } from "../lens-groups.ts";
import { questionsOf } from "./home-questions.ts";
import { Questions } from "./question-groups.tsx";
import { isDoor } from "./doors.ts";
import { MoreAsked } from "./more-asked.tsx";
import { PartyCard } from "./parties.tsx";
import { allOf, isResidents, readableParties } from "./reading.ts";
import { RefusedNotice } from "./refusing.tsx";
import { requestRows } from "./request-rows.ts";
import { lapsingSoon } from "./renewal.tsx";
import { waitingFor } from "./waiting.ts";

interface Props {
  readonly context: BookPageContext;
}

interface PageProps extends Props {
  /** What the mirror shows this viewer now, at most a few findings. */
  readonly newest?: readonly ShownFinding[];
  /** How many messages at its door wait for the visitor's own party. */
  readonly knocks?: number;
  /** How many second looks do. */
  readonly looks?: number;
  /** On how many subjects words to say together wait for the visitor's own party. */
  readonly words?: number;
}

/** The opening page of a book: the question, what is known in three sentences, doors, the mirror, and what waits for you. */
export function NeighbourhoodPage({ context, newest = [], knocks = 0, looks = 0, words = 0 }: PageProps) {
  const { texts, book, session } = context;
  const { t } = texts;
  const reading = book.type === "retelling";
  return (
    <Layout context={context} title={book.name} trail={false}>
      <h1>{t("start.question", { book: book.name })}</h1>
      {mayWrite(context) && !isEntering(context) && (
        <p>
          <a class="button" href={recordAddress(book.slug, "request")}>
            {t("requests.write")}
          </a>
        </p>
      )}
      <Known context={context} />
      <RefusedNotice context={context} />
      {session?.party !== undefined && (
        <ForYou context={context} party={session.party} knocks={knocks} looks={looks} words={words} />
      )}
      {reading && <Questions context={context} questions={questionsOf(context)} />}
      <Mirror context={context} newest={newest} />
      {reading ? <AllParties context={context} /> : <Doors context={context} />}
      {book.type === "register" && (
        <p>
          <a href={bookAddress(book.slug, "file")}>{t("start.file")}</a>
        </p>
      )}
    </Layout>
  );
}

/** Three sentences, counted over what this viewer may read. Of a rule in a register only the name is known: that is not unwritten. */
function Known({ context }: Props) {
  const { t } = context.texts;
  const { view, register, type } = context.book;
  const requests = requestRows(context);
  const open = requests.filter(({ decision }) => decision === NONE).length;
  const toResidents = requests.length - institutionCases(view).length;
  const rules = allOf(context, "rule");
  const unsaid = rules.filter(({ body }) => body.written !== "yes");
  const listed = unsaid.filter(({ body }) => body.source !== undefined).length;
  const told = { count: rules.length, unwritten: unsaid.length - listed };
  const parties = readableParties(context);
  const own = parties.filter((party) => register.parties.get(party)?.byItself === true).length;
  return (
    <div class="lead flow">
      <p>
        {t("start.known.requests", { count: requests.length, open })}{" "}
        {toResidents > 0 && `${t("start.known.to-residents", { count: requests.length, asked: toResidents })} `}
        {listed > 0 ? t("start.known.rules-listed", { ...told, listed }) : t("start.known.rules", told)}{" "}
        {t(type === "retelling" ? "start.known.parties-retold" : "start.known.parties", {
          count: parties.length,
          own,
          decisions: view.rows("decision").length,
        })}
      </p>
    </div>
  );
}

/** Doors to knock at: what parties say of themselves; messages go through the book, so no name, phone or address stands here. */
const MOST_DOORS = 12;

function Doors({ context }: Props) {
  const { t } = context.texts;
  const { type } = context.book;
  const all = readableParties(context);
  const parties = type === "practice" ? all : all.filter((party) => isDoor(context, party));
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">{t("start.doors")}</h2>
      <p>{t("start.doors.lead")}</p>
      {parties.length === 0 && <p class="empty">{t("start.doors.none")}</p>}
      <ul class="cards">
        {parties.slice(0, MOST_DOORS).map((party) => (
          <PartyCard context={context} party={party} level={3} />
        ))}
      </ul>
      {all.length > Math.min(parties.length, MOST_DOORS) && <AllParties context={context} />}
    </section>
  );
}

const AllParties = ({ context }: Props) => (
  <p>
    <a href={bookAddress(context.book.slug, "parties")}>
      {context.texts.t("start.doors.all", { count: readableParties(context).length })}
    </a>
  </p>
);

/** What the mirror shows now, each line the way to its finding; and what else it can be asked about. */
function Mirror({ context, newest }: Props & Required<Pick<PageProps, "newest">>) {
  const { texts, book } = context;
  return (
    <section aria-labelledby="mirror">
      <h2 id="mirror">{texts.t("start.mirror")}</h2>
      <p>{texts.t("start.mirror.lead")}</p>
      {newest.length > 0 && (
        <ul class="newest">
          {newest.map((finding) => (
            <li>
              <p class="said">{headlineText(context, finding)}</p>
              <p>
                <a href={lensAddress(book.slug, finding.lens)}>{texts.t(`lens.${finding.lens}.question`)}</a>
              </p>
            </li>
          ))}
        </ul>
      )}
      <h3 class="small-heading">{texts.t("start.mirror.more")}</h3>
      <ul class="question-list">
        {LENS_GROUP_NAMES.map((group) => (
          <li>
            <a href={`${bookAddress(book.slug, "mirror")}#group-${group}`}>{texts.t(`mirror.group.${group}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ForYouProps extends Props {
  readonly party: PartyId;
  readonly knocks: number;
  readonly looks: number;
  readonly words: number;
}

/** A party that is new here is first asked who it is; for one that said so, what waits. */
function ForYou(props: ForYouProps) {
  const { texts, book } = props.context;
  if (book.register.parties.has(props.party)) return <WaitsForYou {...props} />;
  return (
    <Notice title={texts.t("record.enter")}>
      <p>{texts.t("record.enter.lead")}</p>
      <p>
        <a class="button" href={recordAddress(book.slug, "party")}>
          {texts.t("start.enter")}
        </a>
      </p>
    </Notice>
  );
}

const MOST_WAITING = 10;

function WaitsForYou({ context, party, knocks, looks, words }: ForYouProps) {
  const { t } = context.texts;
  const { requests, about } = waitingFor(context, party);
  const soon = lapsingSoon(context, party);
  const lists = [
    { key: "requests", all: requests },
    { key: "about", all: about },
  ].filter(({ all }) => all.length > 0);
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t("start.waiting")}</h2>
      <MoreAsked context={context} party={party} />
      {isResidents(context, party) && (
        <p>
          <a href={bookAddress(context.book.slug, "tally")}>{t("tally.title")}</a>
          {" · "}
          <a href={bookAddress(context.book.slug, "together")}>{t("together.title")}</a>
        </p>
      )}
      {words > 0 && (
        <p>
          <a href={bookAddress(context.book.slug, "together")}>{t("together.waiting", { count: words })}</a>
        </p>
      )}
      {(knocks > 0 || isDoor(context, party)) && (
        <p>
          <a href={bookAddress(context.book.slug, "knocks")}>
            {knocks > 0 ? t("knocks.waiting", { count: knocks }) : t("knocks.title")}
          </a>
        </p>
      )}
      {looks > 0 && (
        <p>
          <a href={bookAddress(context.book.slug, "reports")}>{t("second.waiting", { count: looks })}</a>
        </p>
      )}
      {requests.length > 0 && (
        <p>
          <a href={bookAddress(context.book.slug, "unnamed")}>{t("unnamed.title")}</a>
        </p>
      )}
      {lists.length + soon.length + knocks + looks + words === 0 && <p class="empty">{t("start.waiting.none")}</p>}
      {lists.map(({ key, all }) => (
        <div class="flow">
          <h3>{t(`start.waiting.${key}`, { count: all.length })}</h3>
          <ul class="plain-list">
            {all.slice(0, MOST_WAITING).map(({ row }) => (
              <li>
                <EntryLink context={context} row={row} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {soon.length > 0 && (
        <div class="flow">
          <h3>{t("renew.waiting", { n: soon.length })}</h3>
          <ul class="plain-list">
            {soon.slice(0, MOST_WAITING).map(({ row }) => (
              <li>
                <EntryLink context={context} row={row} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <a href={bookAddress(context.book.slug, "calendar.ics")}>{t("due.own")}</a>
      </p>
    </section>
  );
}
