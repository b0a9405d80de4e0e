import type { PartyId } from "../../register/ids.ts";
import { Layout } from "../components/layout.tsx";
import { PartyName } from "../components/party-name.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { pageOf, Pagination } from "../components/pagination.tsx";
import { readableParties, toldAs } from "./reading.ts";
import { knockAddress, recordAddress } from "../addresses.ts";
import { isDoor } from "./doors.ts";
import { Notice } from "../components/notice.tsx";
import { DoorLine } from "./door.tsx";
import { LIST_SIZE } from "./book-list.tsx";

/** Everybody in the book, from A to Z: no roles, no rank and no filter, so no list of who matters (never 2). */
export function PartiesPage({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  const { rows, ...place } = pageOf(readableParties(context), context.query, LIST_SIZE);
  return (
    <Layout context={context} title={t("parties.title")}>
      <h1>{t("parties.title")}</h1>
      <p class="lead">{t("parties.lead")}</p>
      {mayWrite(context) && (
        <p>
          <a class="button button-quiet" href={recordAddress(context.book.slug, "party")}>
            {t("parties.list-institution")}
          </a>
        </p>
      )}
      <ul class="cards">
        {rows.map((party) => (
          <PartyCard context={context} party={party} level={2} />
        ))}
      </ul>
      <Pagination context={context} {...place} />
      {rows.length === 0 && (
        <Notice>
          <p>{t("parties.empty")}</p>
        </Notice>
      )}
    </Layout>
  );
}

interface CardProps {
  readonly context: BookPageContext;
  readonly party: PartyId;
  readonly level: 2 | 3;
}

/** A party by what it says of itself; nothing that others say stands here. */
export function PartyCard({ context, party, level }: CardProps) {
  const Heading = `h${level}` as "h3";
  const { texts, formats, book } = context;
  const told = toldAs(context, book.register.parties.get(party)?.row ?? -1, "party");
  if (!told) return <></>;
  const { words, type } = told.body;
  const own = book.register.parties.get(party)?.byItself === true;
  return (
    <li class="card">
      <Heading>
        <PartyName context={context} party={party} />
      </Heading>
      <p class="quiet">{formats.word(type, "type")}</p>
      {words === "unknown" ? <p class="is-unknown">{texts.t("party.no-words")}</p> : <p dir="auto">{words}</p>}
      <DoorLine context={context} party={party} />
      <KnockLink context={context} party={party} />
      {!own && words !== "unknown" && <p class="quiet">{texts.t("party.not-own-words")}</p>}
    </li>
  );
}

/** The way to a party's door, for others, where it may be knocked at. */
export function KnockLink({ context, party }: Pick<CardProps, "context" | "party">) {
  if (!isDoor(context, party) || context.session?.party === party) return <></>;
  return (
    <p>
      <a href={knockAddress(context.book.slug, party)}>{context.texts.t("knock.title")}</a>
    </p>
  );
}
