import { acceptedProofs } from "../../register/flags-on-asking.ts";
import { flagsAt } from "../../register/flags.ts";
import type { EntryId } from "../../register/ids.ts";
import { type Register, writtenAt } from "../../register/register.ts";
import { recordAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import type { BookPageContext } from "../context.ts";
import { proofsOf } from "./card-answer.tsx";
import { detailsNamed } from "./entry-details.tsx";
import { lookingOf } from "./flags-of.ts";
import { shortened } from "./letter-details.ts";
import { allOf, type Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told<"claim">;
}

/** For whom somebody speaks and what that rests on, on one A5 and without a name: filled in once, shown whenever it is asked. */
export function ClaimCard({ context, told }: Props) {
  const { texts, book, session } = context;
  const proofs = proofsOf(context, told.entry.id);
  return (
    <>
      <article class="card-paper" aria-label={texts.t("card.claim.title")}>
        <h2>{texts.t("card.claim.title")}</h2>
        <Details details={detailsNamed(context, onCard(told), ["forWhom", "notFor", ...saidOf(told.body, "words")])} />
        <h3>{texts.t("card.claim.proofs")}</h3>
        {proofs.length === 0 && <p class="empty">{texts.t("card.claim.no-proof")}</p>}
        {proofs.slice(0, MOST_PROOFS).map((proof) => (
          <Details
            details={detailsNamed(context, onCard(proof), ["type", "count", "when", ...saidOf(proof.body, "what")])}
          />
        ))}
        {proofs.length > MOST_PROOFS && <p>{texts.t("card.claim.more", { count: proofs.length - MOST_PROOFS })}</p>}
        <Asked context={context} told={told} />
      </article>
      {session?.party === told.body.speaker && (
        <p>
          <a class="button" href={recordAddress(book.slug, "backing", told.entry.id)}>
            {texts.t("card.claim.add")}
          </a>
        </p>
      )}
    </>
  );
}

/** So many proofs fit on the paper, the newest first. */
const MOST_PROOFS = 3;

/** Letters of one answer that fit there. */
const MOST_LETTERS = { claim: 160, backing: 80 } as const;

/** What is told, in words that fit on the paper. */
const onCard = (told: Told<"claim"> | Told<"backing">): Told => {
  const most = MOST_LETTERS[told.entry.kind];
  const fields = Object.entries(told.body).map(([name, value]) => [
    name,
    typeof value === "string" ? shortened(value, most) : value,
  ]);
  return { ...told, body: Object.fromEntries(fields) } as unknown as Told;
};

/** A free word more is on the card only where somebody said it. */
const saidOf = <Name extends string>(body: Readonly<Record<Name, string>>, name: Name): readonly Name[] =>
  body[name] === "unknown" ? [] : [name];

/** How often proof was accepted, and how often it was asked again after that. */
function Asked({ context, told }: Props) {
  const { texts, book } = context;
  const looking = lookingOf(context);
  const accepted = acceptedProofs(book.register, told.entry.id, looking.readable).length;
  if (accepted === 0) return <></>;
  return (
    <>
      <p>{texts.t("card.claim.accepted", { count: accepted })}</p>
      <p>{texts.t("card.claim.again", { count: askedAgain(context, told) })}</p>
    </>
  );
}

/** By question marks and by questions under a rule alike, each once. */
function askedAgain(context: BookPageContext, { entry }: Told<"claim">): number {
  const { register } = context.book;
  const rows = [...allOf(context, "doubt"), ...allOf(context, "held")].filter(
    ({ body }) => body.versionOf === undefined,
  );
  return rows.filter(({ row }) =>
    flagsAt(register, row, lookingOf(context)).some(
      ({ name, state, rows: [, proof] }) =>
        name === "asked-again-after-proof" && state === "yes" && claimOf(register, proof) === entry.id,
    ),
  ).length;
}

function claimOf(register: Register, proof: number | undefined): EntryId | undefined {
  const entry = writtenAt(register, proof);
  return entry?.kind === "backing" ? entry.body.claim : undefined;
}
