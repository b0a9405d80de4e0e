import type { EntryId, PartyId } from "../register/ids.ts";
import { concernedBy, sideOf } from "../register/register.ts";
import { insertLook } from "../storage/looks.ts";
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
  const { book, membership, path } = visit;
  const looker = book.viewer.party ?? "steward";
  const residents = parties.filter((id) => id !== looker && sideOf(book.register, id) === "residents");
  const at = secrets.clock().toISOString();
  for (const party of residents) {
    await insertLook(engine, visit.open.record.id, {
      id: secrets.newId(),
      party,
      looker,
      unit: membership?.unit ?? "",
      page: path,
      at,
    });
  }
}

/** What is kept when an entry was opened, on its own page or on another one that shows it: looks, and that it reached whom it is about. */
export async function noteReading(services: Services, visit: BookVisit, id: EntryId): Promise<void> {
  const { register } = visit.book;
  await noteLook(services, visit, concernedBy(register, id));
  await noteDelivery(services, visit, register.rowOf.get(id) ?? -1);
}
