import type { WrittenEntry } from "../../register/entry.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import type { Register } from "../../register/register.ts";
import { hasTerms, lapseOf, RETENTION, WORD_BEFORE, wordsLapseOf } from "../../register/retention.ts";
import { entryAddress } from "../addresses.ts";
import { FormMarks } from "../components/form-marks.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { allOf, type Told, toldBy } from "./reading.ts";

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
      <p>
        {texts.t((told.entry as WrittenEntry).kind === "party" ? "renew.words" : "renew.until", {
          day: formats.moment(at),
        })}
      </p>
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

/** When what a party wrote lapses, where it can be renewed: claims, backings, and what it says of itself. */
function lapseOfOwn({ book }: BookPageContext, { entry, row }: Told, party: PartyId | undefined): number | undefined {
  if (!mayRenew(book.register, entry, party)) return undefined;
  const cleaned = { cleanedSince: book.cleanedSince ?? book.now };
  if ((entry as WrittenEntry).kind === "party") return wordsLapseOf(book.register, row, cleaned);
  return lapseOf(book.register, row, { lastActs: new Map(), ...cleaned });
}

/** Whether a party can say this again for another year. */
export function mayRenew(register: Register, entry: Told["entry"], party: PartyId | undefined): boolean {
  if (!hasTerms(register) || party === undefined) return false;
  if ((entry as WrittenEntry).kind === "party") return (entry.id as string) === party;
  const term = RETENTION[entry.kind];
  return "months" in term && term.from === "renewed" && entry.by.party === party;
}

/** What a party wrote and lapses soon, or is read by others no more; first what goes first. */
export function lapsingSoon(context: BookPageContext, party: PartyId): readonly Told[] {
  const itself = toldBy(context, party as string as EntryId);
  const own = [...allOf(context, "claim"), ...allOf(context, "backing"), ...(itself ? [itself] : [])];
  return (own as unknown as readonly Told[])
    .map((told) => ({ told, at: lapseOfOwn(context, told, party) ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at - context.book.now <= WORD_BEFORE)
    .sort((a, b) => a.at - b.at)
    .map(({ told }) => told);
}
