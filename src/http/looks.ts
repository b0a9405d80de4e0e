import type { EntryId, PartyId } from "../register/ids.ts";
import { concernedBy, sideOf } from "../register/register.ts";
import { insertLook } from "../storage/looks.ts";
import { chosenIn } from "../mirror/holder-first.ts";
import { lensAddress } from "../web/addresses.ts";
import { noteDelivery } from "./delivery.ts";
import type { Services } from "./services.ts";
import { type BookVisit, looksCount } from "./visit.ts";

/** Keeps, for the residents' parties whose file is opened, that an institution or the steward looked (never 7). */
export async function noteLook(
  { engine, secrets }: Services,
  visit: BookVisit,
  parties: readonly PartyId[],
): Promise<void> {
  if (!looksCount(visit)) return;
  const { book, path: page } = visit;
  await noteLookAt({ engine, secrets }, visit, { parties, page, looker: book.viewer.party ?? "steward" });
}

interface Looking {
  readonly parties: readonly PartyId[];
  readonly page: string;
  /** A party, or "steward"; of residents nothing is kept. */
  readonly looker: string | undefined;
}

/** The same for a page that somebody looks at by another one. */
export async function noteLookAt(
  { engine, secrets }: Pick<Services, "engine" | "secrets">,
  visit: BookVisit,
  { parties, page, looker }: Looking,
): Promise<void> {
  const { book, membership } = visit;
  if (looker === undefined || sideOf(book.register, looker as PartyId) === "residents") return;
  const residents = parties.filter((id) => id !== looker && sideOf(book.register, id) === "residents");
  const at = secrets.clock().toISOString();
  for (const party of residents) {
    await insertLook(engine, visit.open.record.id, {
      id: secrets.newId(),
      party,
      looker,
      unit: membership?.unit ?? "",
      page,
      at,
    });
  }
}

/** The same for a finding about a party that was chosen in its address, as a page and as data alike. */
export async function noteFinding(services: Services, visit: BookVisit, lens: string): Promise<void> {
  const { view, columns, slug } = visit.book;
  const parties = chosenIn(view, lens, visit.query).map((number) => columns.parties[number] as PartyId);
  await noteLook(services, { ...visit, path: lensAddress(slug, lens) }, parties);
}

/** What is kept when an entry was opened, on its own page or on another one that shows it: looks, and that it reached whom it is about. */
export async function noteReading(services: Services, visit: BookVisit, id: EntryId): Promise<void> {
  const { register } = visit.book;
  await noteLook(services, visit, concernedBy(register, id));
  await noteDelivery(services, visit, register.rowOf.get(id) ?? -1);
}
