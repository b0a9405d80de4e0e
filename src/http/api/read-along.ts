import type { EntryId, PartyId } from "../../register/ids.ts";
import { concernedBy } from "../../register/register.ts";
import { partyAddress } from "../../web/addresses.ts";
import type { Told } from "../../web/pages/reading.ts";
import { noteDelivery } from "../delivery.ts";
import { noteLook } from "../looks.ts";
import type { Services } from "../services.ts";
import { type BookVisit, looksCount } from "../visit.ts";

/** What is kept when a list of whole entries was given: one look per residents' party in it (never 7), and that each entry reached whom it is about. */
export async function noteReadings(services: Services, visit: BookVisit, told: readonly Told[]): Promise<void> {
  if (!looksCount(visit)) return;
  const { register, slug } = visit.book;
  const parties = new Set(told.flatMap(({ entry }): readonly PartyId[] => concernedBy(register, entry.id as EntryId)));
  for (const party of parties) await noteLook(services, { ...visit, path: partyAddress(slug, party) }, [party]);
  for (const { row } of told) await noteDelivery(services, visit, row);
}
