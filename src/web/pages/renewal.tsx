import type { PartyId } from "../../register/ids.ts";
import { hasTerms, lapseOf, RETENTION, WORD_BEFORE } from "../../register/retention.ts";
import { entryAddress } from "../addresses.ts";
import { FormMarks } from "../components/form-marks.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { allOf, type Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** Until when one's own claim or backing stays, and one tap to keep it for another year. */
export function Renewal({ context, told }: Props) {
  const { texts, formats, book } = context;
  const at = lapseOfOwn(context, told, context.session?.party);
  if (at === undefined) return <></>;
  return (
    <section aria-labelledby="renew">
      <h2 id="renew">{texts.t("renew.title")}</h2>
      <p>{texts.t("renew.until", { day: formats.moment(at) })}</p>
      {mayWrite(context) && (
        <form method="post" action={`${entryAddress(book.slug, told.entry.id)}/renew`}>
          <FormMarks context={context} />
          <button class="button-quiet" type="submit">
            {texts.t("renew.button")}
          </button>
        </form>
      )}
    </section>
  );
}

/** When what a party wrote lapses, where it can be renewed. */
function lapseOfOwn({ book }: BookPageContext, { entry, row }: Told, party: PartyId | undefined): number | undefined {
  const term = RETENTION[entry.kind];
  if (!("months" in term) || term.from !== "renewed" || entry.by.party !== party || !hasTerms(book.register))
    return undefined;
  return lapseOf(book.register, row, { lastActs: new Map(), cleanedSince: book.cleanedSince ?? book.now });
}

/** What a party wrote and lapses soon, first what goes first. */
export function lapsingSoon(context: BookPageContext, party: PartyId): readonly Told[] {
  const own: readonly Told[] = [...allOf(context, "claim"), ...allOf(context, "backing")] as unknown as readonly Told[];
  return own
    .map((told) => ({ told, at: lapseOfOwn(context, told, party) ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at - context.book.now <= WORD_BEFORE)
    .sort((a, b) => a.at - b.at)
    .map(({ told }) => told);
}
