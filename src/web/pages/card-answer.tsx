import type { EntryId, PartyId } from "../../register/ids.ts";
import { acceptedProofs } from "../../register/flags-on-asking.ts";
import type { BodyOf } from "../../register/kinds.ts";
import { concernedAt } from "../../register/register.ts";
import { cardAddress } from "../addresses.ts";
import { FormMarks } from "../components/form-marks.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { lookingOf } from "./flags-of.ts";
import { allOf, hangingOf, type Told, toldBy } from "./reading.ts";

/** The proofs of a claim by its speaker, newest first. */
export const proofsOf = (context: BookPageContext, claim: EntryId): readonly Told<"backing">[] =>
  allOf(context, "backing").filter(({ body }) => body.claim === claim && body.versionOf === undefined);

/**
 * The proof that answers a question mark, or a question under a rule: of the claim that is doubted, else of any claim of the party that
 * looks; one that was accepted first. Only whoever is asked answers.
 */
export function answeringProof(context: BookPageContext, told: Told): Told<"backing"> | undefined {
  const own = context.session?.party;
  if (own === undefined || !isAsked(context, told, own)) return undefined;
  const mine = allOf(context, "backing").filter((proof) => proof.entry.by.party === own);
  const doubted = toldBy(context, (told.body as { readonly about?: EntryId }).about);
  const of = doubted?.entry.kind === "claim" ? doubted.entry.id : undefined;
  const fitting = of === undefined ? mine : mine.filter((proof) => proof.body.claim === of);
  return fitting.find((proof) => isAccepted(context, proof)) ?? fitting[0];
}

/** Somebody else's question mark about it, or a question put to it, whoever wrote that down. */
function isAsked({ book }: BookPageContext, { entry, row, body }: Told, own: PartyId): boolean {
  if (entry.kind === "doubt") return entry.by.party !== own && concernedAt(book.register, row).includes(own);
  const { who, how } = body as BodyOf<"held">;
  return entry.kind === "held" && how === "asked" && who === own;
}

const isAccepted = (context: BookPageContext, { row, body }: Told<"backing">): boolean =>
  acceptedProofs(context.book.register, body.claim, lookingOf(context).readable).some((proof) => proof.row === row);

/** One press answers "on whose behalf do you speak?" with the card, as often as it is asked; once per question. */
export function CardAnswer({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const proof = answeringProof(context, told);
  if (!proof || !mayWrite(context) || isAnswered(context, told)) return <></>;
  const { texts, book } = context;
  return (
    <form class="form" method="post" action={cardAddress(book.slug, told.entry.id)}>
      <FormMarks context={context} />
      <p class="quiet">
        {texts.t("card.answer.lead")}{" "}
        <a href={cardAddress(book.slug, proof.body.claim)}>{texts.t("card.claim.open")}</a>
      </p>
      <p>
        <button type="submit">{texts.t("card.answer")}</button>
      </p>
    </form>
  );
}

/** Whether the party that looks answered this question mark with proof already. */
const isAnswered = (context: BookPageContext, { row }: Told): boolean =>
  hangingOf(context, row, "reply").some(
    ({ entry, body }) => entry.by.party === context.session?.party && body.backing !== undefined,
  );

/** Under an answer: the card it was given with, where that may be read. */
export function CardOfReply({ context, reply }: { readonly context: BookPageContext; readonly reply: Told<"reply"> }) {
  const proof = toldBy(context, reply.body.backing) as Told<"backing"> | undefined;
  const claim = proof && toldBy(context, proof.body.claim);
  if (!claim) return <></>;
  return (
    <p>
      <a href={cardAddress(context.book.slug, claim.entry.id)}>{context.texts.t("card.claim.open")}</a>
    </p>
  );
}
