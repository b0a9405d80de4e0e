import { loadSamples } from "../../../src/http/samples.ts";
import type { Draft } from "../../../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../../../src/register/ids.ts";
import { foundBook } from "../../support/book.ts";
import { type Site, startSite } from "../../support/site.ts";

/** A site with the samples and one real neighbourhood, in which a municipality and an initiative write. */
export interface Neighbourhood extends Site {
  readonly book: BookId;
  readonly city: PartyId;
  readonly group: PartyId;
  write(party: PartyId, draft: Pick<Draft, "kind" | "body">): Promise<EntryId>;
}

export async function startNeighbourhood(): Promise<Neighbourhood> {
  const site = await startSite();
  await loadSamples(site.services);
  const { book, city, group } = await foundBook(site.services.desk, "buurt");
  const write = async (party: PartyId, draft: Pick<Draft, "kind" | "body">): Promise<EntryId> =>
    (await site.services.desk.write(book, { ...draft, by: { party, account: "test" } } as Draft)).id;
  return { ...site, book, city, group, write };
}
