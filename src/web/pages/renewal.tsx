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

/** Until when one's own claim, backing or words stay, and one tap to keep them for another year, or to let others read or not. */
export function Renewal({ context, told }: Props) {
  const { texts, formats, book } = context;
  const at = lapseOfOwn(context, told, context.session?.party);
  if (at === undefined) return <></>;
  const words = (told.entry as WrittenEntry).kind === "party";
  const said = words ? (at === 0 ? "renew.words.unread" : "renew.words") : "renew.until";
  return (
    <section aria-labelledby="renew">
      <h2 id="renew">{texts.t("renew.title")}</h2>
      <p>{texts.t(said, { day: formats.moment(at) })}</p>
      {mayWrite(context) && (
        <form method="post" action={`${entryAddress(book.slug, told.entry.id)}/renew`}>
          <FormMarks context={context} />
          <ul class="actions">
            <li>
              <button class="button-quiet" type="submit">
                {texts.t(words && at === 0 ? "renew.words.show" : "renew.button")}
              </button>
            </li>
            {words && at > 0 && (
              <li>
                <button class="button-quiet" type="submit" name="shown" value="no">
                  {texts.t("renew.words.hide")}
                </button>
              </li>
            )}
          </ul>
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

/** Who said that others do not read its words is not asked again. */
const isRefused = ({ body }: Told): boolean => (body as { readonly shown?: boolean }).shown === false;

/** What a party wrote and lapses soon, or is read by others no more; first what goes first. */
export function lapsingSoon(context: BookPageContext, party: PartyId): readonly Told[] {
  const itself = toldBy(context, party as string as EntryId);
  const own = [...allOf(context, "claim"), ...allOf(context, "backing"), ...(itself ? [itself] : [])];
  return (own as unknown as readonly Told[])
    .map((told) => ({ told, at: lapseOfOwn(context, told, party) ?? Number.POSITIVE_INFINITY }))
    .filter(({ told, at }) => at - context.book.now <= WORD_BEFORE && !isRefused(told))
    .sort((a, b) => a.at - b.at)
    .map(({ told }) => told);
}
