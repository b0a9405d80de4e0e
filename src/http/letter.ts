import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import type { Letter } from "../web/pages/code-letter.tsx";
import type { BookRecord } from "../storage/books.ts";
import type { Role } from "../storage/accounts.ts";
import { makeOrganisersCode, makePartyCode, makePosterCode } from "./codes.ts";
import type { Services } from "./services.ts";
import { languagesIn } from "./terms.ts";

interface Addressed {
  readonly party: PartyId;
  /** What to call it where it has not yet said who it is. */
  readonly name?: string;
  /** The pseudonym of the organiser who makes it; the steward otherwise. */
  readonly maker?: string;
  readonly role?: Role;
  readonly unit?: string;
  readonly spare?: boolean;
}

/** So many letters without a name on them, each for one party that then says itself who it is (never 3). */
export async function openLetters(services: Services, book: BookId, count: number): Promise<readonly Letter[]> {
  const letters: Letter[] = [];
  for (let i = 0; i < count; i++) {
    const party = services.secrets.newId() as PartyId;
    letters.push({ ...(await letterFor(services, book, { party })), to: "anybody" });
  }
  return letters;
}

/** A code that many may use, as a poster. */
export async function posterFor({ desk, engine, secrets, settings }: Services, book: BookId): Promise<Letter> {
  const { record } = await desk.open(book);
  const code = await makePosterCode(engine, secrets, record.id);
  const of = { ...bookOf(record), address: settings.BASE_URL };
  return { code, ...of, party: "", to: "everybody" };
}

const bookOf = (record: BookRecord): Pick<Letter, "book" | "holder" | "languages"> => ({
  book: record.settings.name,
  holder: record.settings.holder,
  languages: languagesIn(record),
});

/** Makes a code for a party; it is shown this once, as a letter to print. Throws "party-erased": a new code would open its file. */
export async function letterFor(
  { desk, engine, secrets, settings }: Services,
  book: BookId,
  { party, name = "", maker = "steward", role = "organiser", unit = "", spare = false }: Addressed,
): Promise<Letter> {
  const { record, register } = await desk.open(book);
  if (!register.parties.has(party) && register.rowOf.has(party as string as EntryId)) throw new Refusal("party-erased");
  const made = { book: record.id, party, maker, role, unit, spare };
  const code = await (maker === "steward" ? makePartyCode : makeOrganisersCode)(engine, secrets, made);
  const known = register.parties.get(party)?.name ?? name;
  const of = { ...bookOf(record), address: settings.BASE_URL };
  return { code, ...of, party: known, ...(spare && { spare }) };
}
