import type { BookId, EntryId } from "../register/ids.ts";
import { forgetReportsOn } from "../storage/reports.ts";
import type { Services } from "./services.ts";

/** What was told of an entry beside the book goes with it. */
export async function forgetWith({ engine }: Services, book: BookId, ids: readonly EntryId[]): Promise<void> {
  await engine.transaction(`reports ${book}`, async (queries) => {
    for (const id of ids) await forgetReportsOn(queries, book, id);
  });
}
