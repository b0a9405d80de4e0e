import type { BookId, PartyId } from "../register/ids.ts";
import { accountById, membershipsOf } from "../storage/accounts.ts";
import { bookAddress, recordAddress } from "../web/addresses.ts";
import type { Services } from "./services.ts";
import type { CameIn } from "./sessions.ts";

/** The book somebody comes in for; a party that is new in it says who it is first (never 3). */
export async function firstPage({ desk }: Services, book: BookId, party: PartyId): Promise<string> {
  const { register } = await desk.open(book);
  return register.parties.has(party) ? bookAddress(book) : recordAddress(book, "party");
}

/** The same for whoever comes back: the first of their parties, the steward's page, or else their account. */
export async function firstPageOf(services: Services, { account, institution }: CameIn): Promise<string> {
  const all = await membershipsOf(services.engine, account);
  const first = all.find(({ given }) => !given || institution);
  if (first) return firstPage(services, first.book, first.party);
  return (await accountById(services.engine, account))?.steward ? "/steward" : "/account";
}
