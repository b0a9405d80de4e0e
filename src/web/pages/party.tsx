import type { PartyId } from "../../register/ids.ts";
import { bookAddress, entryAddress, recordAddress } from "../addresses.ts";
import { Layout } from "../components/layout.tsx";
import { languageWritten } from "../components/note.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { sideOf } from "../../register/register.ts";
import { HiddenNotice, ReportLink } from "./hidden.tsx";
import { KnockLink } from "./parties.tsx";
import { RefusedLine } from "./refusing.tsx";
import { DoorSection } from "./door.tsx";
import { type PartyFile, partyFileOf } from "./party-file.ts";
import { ClaimsSection, DoubtsSections, WantsAndDoubts } from "./party-doubts.tsx";
import { BurdensSection, DecisionsSection, RequestsSections, SupportSections } from "./party-support.tsx";
import { HeldSection, OnWhoseBehalf } from "./party-rules.tsx";
import { RoleSection, rolesHeldBy } from "./party-role.tsx";
import { PartyReplies, PartyPlaces } from "./party-replies.tsx";
import { OwedByParty } from "./owed.tsx";
import { SaidTogether } from "./said-together.tsx";
import { type Told, toldOrRefused } from "./reading.ts";
import type { EntryId } from "../../register/ids.ts";
import { PeopleLink } from "./people-link.tsx";

export interface PartyProps {
  readonly context: BookPageContext;
  readonly party: PartyId;
}

export interface FileProps extends PartyProps {
  readonly file: PartyFile;
}

/** One party: in its own words first, then what it gets and carries, asks and is asked, and how it is held to rules. Throws "entry-unknown". */
export function PartyPage({ context, party }: PartyProps) {
  const { texts, formats, book } = context;
  const { t } = texts;
  const told = toldOrRefused(context, party as string as EntryId, "party");
  const file = partyFileOf(context, party);
  const crumbs = [{ href: bookAddress(book.slug, "parties"), label: t("parties.title") }];
  return (
    <Layout context={context} title={told.body.name} crumbs={crumbs}>
      <p class="eyebrow">{formats.word(told.body.type, "type")}</p>
      <h1>
        <bdi>{told.body.name}</bdi>
      </h1>
      <HiddenNotice context={context} told={told} />
      <OwnWords context={context} told={told} />
      <RefusedLine context={context} party={party} />
      <DoorSection context={context} party={party} />
      <KnockLink context={context} party={party} />
      <OnThisPage context={context} role={rolesHeldBy(context, party).length > 0} />
      <SupportSections context={context} party={party} file={file} />
      <RoleSection context={context} party={party} />
      <BurdensSection context={context} party={party} file={file} />
      <RequestsSections context={context} party={party} file={file} />
      <DecisionsSection context={context} party={party} file={file} />
      <HeldSection context={context} party={party} file={file} />
      <OwedByParty context={context} party={party} />
      <OnWhoseBehalf context={context} party={party} file={file} />
      <ClaimsSection context={context} party={party} file={file} />
      <DoubtsSections context={context} party={party} file={file} />
      <WantsAndDoubts context={context} party={party} file={file} />
      <SaidTogether context={context} subject={told.entry.id} />
      <PartyReplies context={context} party={party} file={file} />
      <PartyPlaces context={context} party={party} file={file} />
      {sideOf(book.register, party) === "residents" && <LooksNote context={context} party={party} />}
      {isOwnOfResidents(context, party) && (
        <p>
          {t("home.benefit")} <a href="/benefit-guide">{t("benefit.title")}</a>
        </p>
      )}
    </Layout>
  );
}

const isOwnOfResidents = ({ book, session }: BookPageContext, party: PartyId): boolean =>
  session?.party === party && sideOf(book.register, party) === "residents";

function OwnWords({ context, told }: { readonly context: BookPageContext; readonly told: Told<"party"> }) {
  const { t } = context.texts;
  const { words, relay, shown } = told.body;
  const party = told.entry.id as string as PartyId;
  const own = context.book.register.parties.get(party)?.byItself === true;
  const mine = context.session?.party === party;
  return (
    <div class="flow">
      {words === "unknown" ? (
        <p class="lead is-unknown">{t("party.no-words")}</p>
      ) : (
        <blockquote class="lead" dir="auto" lang={languageWritten({ locale: context.locale, type: context.book.type })}>
          {words}
        </blockquote>
      )}
      {mine && words !== "unknown" && shown !== true && <p class="quiet">{t("renew.words.unread")}</p>}
      <p class="quiet">
        {t(own ? "party.own-words" : "party.not-own-words")} {relay && t("party.relay")}
      </p>
      {mine && (
        <ul class="actions">
          <li>
            <a class="button button-quiet" href={recordAddress(context.book.slug, "correction", told.entry.id)}>
              {t("party.mend-words")}
            </a>
          </li>
          <li>
            <a class="button button-quiet" href={entryAddress(context.book.slug, told.entry.id)}>
              {t("party.entry")}
            </a>
          </li>
        </ul>
      )}
      <ReportLink context={context} told={told} />
    </div>
  );
}

const SECTIONS = [
  "support",
  "role",
  "burdens",
  "asks",
  "asked",
  "decisions",
  "held",
  "behalf",
  "claims",
  "doubted",
  "doubts",
  "both",
  "replies",
];

function OnThisPage({ context, role }: { readonly context: BookPageContext; readonly role: boolean }) {
  const { t } = context.texts;
  return (
    <nav class="on-this-page" aria-label={t("party.on-this-page")}>
      <ul>
        {SECTIONS.filter((id) => role || id !== "role").map((id) => (
          <li>
            <a href={`#${id}`}>{t(`party.${id}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Never 7: the party sees who looked; others are told that looking is kept. */
function LooksNote({ context, party }: PartyProps) {
  const { t } = context.texts;
  const mine = context.session?.party === party;
  return (
    <Notice>
      <p>{t(mine ? "party.looks.own" : "party.looks")}</p>
      {mine && (
        <p>
          <a href={bookAddress(context.book.slug, "looks")}>{t("looks.title")}</a>
        </p>
      )}
      {mine && <PeopleLink context={context} />}
    </Notice>
  );
}
