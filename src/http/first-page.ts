import type { BookId } from "../register/ids.ts";
import { accountById, type Membership, membershipsOf } from "../storage/accounts.ts";
import { bookAddress, recordAddress, termsAddress } from "../web/addresses.ts";
import type { Services } from "./services.ts";
import type { CameIn } from "./sessions.ts";
import { agreed } from "./terms.ts";

/** The book somebody comes in for: its terms first where it has any; a party that is new in it says who it is (never 3). */
export async function firstPage({ desk }: Services, membership: Membership): Promise<string> {
  const { book, party } = membership;
  const { register, record } = await desk.open(book);
  if (!agreed(record, membership)) return termsAddress(book);
  return register.parties.has(party) ? bookAddress(book) : recordAddress(book, "party");
}

/** Whoever is in the book from now on writes its first request, where there is another party to ask. */
export async function pageAfterEntering({ desk }: Services, book: BookId): Promise<string> {
  const { register } = await desk.open(book);
  return register.parties.size > 1 ? `${recordAddress(book, "request")}?first=yes` : bookAddress(book);
}

/** The same for whoever comes back: the first of their parties, the steward's page, or else their account. */
export async function firstPageOf(services: Services, { account, institution }: CameIn): Promise<string> {
  const all = await membershipsOf(services.engine, account);
  const first = all.find(({ given }) => !given || institution);
  if (first) return firstPage(services, first);
  return (await accountById(services.engine, account))?.steward ? "/steward" : "/account";
}
