import type { BookId, PartyId } from "../register/ids.ts";
import type { Letter } from "../web/pages/code-letter.tsx";
import type { Role } from "../storage/accounts.ts";
import { makePartyCode } from "./codes.ts";
import type { Services } from "./services.ts";

interface Addressed {
  readonly party: PartyId;
  /** What to call it where it has not yet said who it is. */
  readonly name?: string;
  /** The pseudonym of the organiser who makes it; the steward otherwise. */
  readonly maker?: string;
  readonly role?: Role;
  readonly unit?: string;
}

/** Makes a code for a party; it is shown this once, as a letter to print. */
export async function letterFor(
  { desk, engine, secrets, settings }: Services,
  book: BookId,
  { party, name = "", maker = "steward", role = "organiser", unit = "" }: Addressed,
): Promise<Letter> {
  const { record, register } = await desk.open(book);
  const code = await makePartyCode(engine, secrets, { book: record.id, party, maker, role, unit });
  const known = register.parties.get(party)?.name ?? name;
  return { code, book: record.settings.name, party: known, address: settings.BASE_URL };
}
