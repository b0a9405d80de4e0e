import { doorOf } from "../../register/door.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import { partyAddress } from "../../web/addresses.ts";
import type { BookPageContext } from "../../web/context.ts";
import { lookingOf } from "../../web/pages/flags-of.ts";
import { type PartyFile, partyFileOf } from "../../web/pages/party-file.ts";
import { type Told, toldAs, toldOrRefused } from "../../web/pages/reading.ts";
import type { RequestRow } from "../../web/pages/request-rows.ts";

/** A party by what it says of itself, without its own words (never 3); undefined where it may not be read. */
export function partyJson(context: BookPageContext, party: PartyId) {
  const facts = context.book.register.parties.get(party);
  const told = toldAs(context, facts?.row ?? -1, "party");
  return told && facts ? saidOf(context, told, facts.byItself) : undefined;
}

function saidOf(context: BookPageContext, { entry, body }: Told<"party">, byItself: boolean) {
  const { book } = context;
  const id = entry.id as string as PartyId;
  const { name, type, side } = body;
  const door = doorOf(book.register, id, lookingOf(context)) ?? null;
  return { id, name, type, side, byItself, door, page: partyAddress(book.slug, id) };
}

/** A party with the ids of what its page shows of it. Throws "entry-unknown". */
export function partyFileJson(context: BookPageContext, party: PartyId) {
  const { book, session } = context;
  const told = toldOrRefused(context, party as string as EntryId, "party");
  const said = saidOf(context, told, book.register.parties.get(party)?.byItself === true);
  const own = session?.party === party && { words: told.body.words };
  return { ...said, relay: told.body.relay, ...own, ...idsIn(context, partyFileOf(context, party)) };
}

function idsIn({ book: { view } }: BookPageContext, file: PartyFile) {
  const ids = (all: readonly Pick<Told, "row">[]) => all.flatMap(({ row }) => view.entry(row)?.id ?? []);
  const asks = (all: readonly RequestRow[]) => ids(all.map(({ request }) => ({ row: request })));
  return {
    received: ids(file.received),
    given: ids(file.given),
    burdens: ids(file.burdens),
    asks: asks(file.asks),
    asked: asks(file.asked),
    decisions: ids(file.decisionsAbout),
    held: ids(file.held),
    claims: ids(file.claims),
    doubted: ids(file.doubted),
    doubts: ids(file.doubts),
    activities: ids(file.activities),
    spaces: ids(file.spaces),
  };
}
