import { hungBy } from "../../register/said.ts";
import { recordAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import { Notice } from "../components/notice.tsx";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { detailsNamed } from "./entry-details.tsx";
import { lookingOf } from "./flags-of.ts";
import { MoreAsked } from "./more-asked.tsx";
import type { Told } from "./reading.ts";
import { Unknown } from "./someone.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told<"role">;
}

const ON_CARD = ["givers", "since", "until", "tasks", "hours", "reward", "limits", "wayOut", "ground", "othersAsked"];

/** A role on one card: who gave it, whether its holder agreed, what it asks and what it gives, and the way out. */
export function RoleCard({ context, told }: Props) {
  const { texts, session } = context;
  const { holder } = told.body;
  return (
    <>
      <article class="card-paper" aria-label={texts.t("card.role.title")}>
        <h2>
          <bdi>{told.body.title}</bdi>
        </h2>
        <Details
          details={[
            { term: texts.t("field.role.holder"), value: <PartyName context={context} party={holder} /> },
            { term: texts.t("field.role.agreed"), value: <Agreed context={context} told={told} /> },
            ...detailsNamed(context, told as unknown as Told, ON_CARD),
          ]}
        />
      </article>
      <Proposal context={context} told={told} />
      {session?.party === holder && <MoreAsked context={context} party={holder} />}
    </>
  );
}

function Agreed({ context, told }: Props) {
  const { book, formats, texts } = context;
  const agreed = book.view.agreed(told.row);
  if (agreed === "unknown") return <Unknown context={context} />;
  const { readable } = lookingOf(context);
  const said = hungBy(book.register, told.row, { kind: "agreement", party: told.body.holder, readable });
  if (!said) return <>{formats.answer(agreed)}</>;
  return (
    <>{texts.t("card.role.answered", { answer: formats.answer(agreed), day: formats.moment(Date.parse(said.at)) })}</>
  );
}

/** Nothing counts before the holder agreed: to the holder with the way to answer, to others as it is. */
function Proposal({ context, told }: Props) {
  const { book, texts, session } = context;
  if (book.view.agreed(told.row) === "yes") return <></>;
  const mine = session?.party === told.body.holder && told.entry.by.party !== session.party;
  return (
    <Notice title={texts.t("card.role.proposal")}>
      <p>{texts.t("card.role.proposal.why")}</p>
      {mine && (
        <p>
          <a class="button" href={recordAddress(book.slug, "agreement", told.entry.id)}>
            {texts.t("card.role.answer")}
          </a>
        </p>
      )}
    </Notice>
  );
}
