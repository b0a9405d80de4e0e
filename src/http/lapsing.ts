import type { Draft } from "../register/entry.ts";
import { type BookId, type EntryId, KEEPER } from "../register/ids.ts";
import { writtenById } from "../register/register.ts";
import { lapsed } from "../register/retention.ts";
import { books } from "../storage/books.ts";
import { insertRun } from "../storage/cleaning.ts";
import { forgetWith } from "./forgetting.ts";
import type { Services } from "./services.ts";
import { letSilentGo } from "./silence.ts";

/** Entries that are erased in one transaction. */
const MOST_TOGETHER = 500;

/** Erases in every book what is over its term, and lets silent parties become nameless. Gives counts by kind for the log. */
export async function letLapse(services: Services): Promise<readonly [string, number][]> {
  const counts = new Map<string, number>();
  const count = (what: string, by = 1): unknown => counts.set(what, (counts.get(what) ?? 0) + by);
  for (const { id, type } of await books(services.engine)) {
    if (type === "practice" || type === "retelling") continue;
    const nameless = await letSilentGo(services, id);
    const gone = await eraseLapsed(services, id);
    for (const kind of gone) count(kind);
    count("nameless", nameless);
    const run = { at: services.secrets.clock().toISOString(), erased: gone.length, nameless };
    if (run.erased > 0 || run.nameless > 0)
      await services.engine.transaction(id, (queries) => insertRun(queries, id, run));
  }
  return [...counts];
}

/** As the keeper of the book, which may erase nothing before its term. Gives the kinds of what went. */
async function eraseLapsed(services: Services, book: BookId): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (;;) {
    let ids: readonly EntryId[] = [];
    await services.desk.writeFrom(book, (register) => {
      ids = lapsed(register, services.secrets.clock().getTime()).slice(0, MOST_TOGETHER);
      kinds.push(...ids.flatMap((id) => writtenById(register, id)?.kind ?? []));
      return ids.map((target) => ({ draft: lapsing(target) }));
    });
    await forgetWith(services, book, ids);
    if (ids.length < MOST_TOGETHER) return kinds;
  }
}

export const lapsing = (target: EntryId): Draft =>
  ({ kind: "erasure", by: { party: KEEPER, account: KEEPER }, body: { target, along: [] } }) as Draft;
