import type { ShownFinding } from "../../mirror/mirror.ts";
import { institutionCases } from "../../mirror/asked.ts";
import { NONE } from "../../mirror/columns.ts";
import { bookAddress, lensAddress, recordAddress } from "../addresses.ts";
import { headlineText } from "../components/finding-body.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { type BookPageContext, isEntering, mayWrite } from "../context.ts";
import { LENS_GROUP_NAMES } from "../lens-groups.ts";
import { questionsOf } from "./home-questions.ts";
import { Questions } from "./question-groups.tsx";
import { isDoor } from "./doors.ts";
import { PartyCard } from "./parties.tsx";
import { allOf, readableParties } from "./reading.ts";
import { RefusedNotice } from "./refusing.tsx";
import { requestRows } from "./request-rows.ts";
import { type ForYouProps, WaitsForYou } from "./waits-for-you.tsx";

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
      <RefusedNotice context={context} />
      {session?.party !== undefined && (
        <ForYou context={context} party={session.party} knocks={knocks} looks={looks} words={words} />
      )}
      {session?.party !== undefined && <h2>{t("start.known")}</h2>}
      <Known context={context} />
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

/** Three lines, counted over what this viewer may read. Of a rule in a register only the name is known: that is not unwritten. */
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
    <ul class="known lead">
      <li>
        {t("start.known.requests", { count: requests.length, open })}{" "}
        {toResidents > 0 && t("start.known.to-residents", { count: requests.length, asked: toResidents })}
      </li>
      <li>{listed > 0 ? t("start.known.rules-listed", { ...told, listed }) : t("start.known.rules", told)}</li>
      <li>
        {t(type === "retelling" ? "start.known.parties-retold" : "start.known.parties", {
          count: parties.length,
          own,
          decisions: view.rows("decision").length,
        })}
      </li>
    </ul>
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
