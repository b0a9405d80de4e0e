import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import { forgetKnocksOf, KNOCK_TABLES } from "../storage/knocks.ts";
import { forgetReportsOn } from "../storage/reports.ts";
import { forgetTapsOf } from "../storage/taps.ts";
import { forgetTokensOf } from "../storage/tokens.ts";
import { forgetSealedOf } from "./saying-together.ts";
import type { Services } from "./services.ts";

/** What was told of an entry beside the book goes with it. */
export async function forgetWith({ engine }: Services, book: BookId, ids: readonly EntryId[]): Promise<void> {
  await engine.transaction(`reports ${book}`, async (queries) => {
    for (const id of ids) await forgetReportsOn(queries, book, id);
  });
}

/** What a party counted and sealed, its keys, and what was knocked at its door goes, and its name where others counted it. */
export async function forgetCounted(services: Services, book: BookId, party: PartyId): Promise<void> {
  await services.engine.transaction(`taps ${book}`, (queries) => forgetTapsOf(queries, book, party));
  await forgetSealedOf(services, { book, party });
  await services.engine.transaction(`people ${book} ${party}`, (queries) => forgetTokensOf(queries, book, party));
  await services.engine.transaction(`knocks ${book}`, (queries) => forgetKnocksOf(queries, book, party));
  await services.engine.scrub(KNOCK_TABLES);
}
