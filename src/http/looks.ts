import type { PartyId } from "../register/ids.ts";
import { sideOf } from "../register/register.ts";
import { insertLook } from "../storage/looks.ts";
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
