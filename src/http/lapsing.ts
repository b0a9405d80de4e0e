import type { Draft, WrittenEntry } from "../register/entry.ts";
import { type BookId, type EntryId, KEEPER } from "../register/ids.ts";
import { photoIn } from "../register/photo.ts";
import { type Register, writtenById } from "../register/register.ts";
import { type Cleaned, lapsed } from "../register/retention.ts";
import { books } from "../storage/books.ts";
import { insertRun } from "../storage/cleaning.ts";
import { forgetWith } from "./forgetting.ts";
import type { Services } from "./services.ts";
import { letSilentGo } from "./silence.ts";
import { traceOf } from "./trace.ts";

/** Entries that are erased in one transaction, after which their book is read anew. */
const MOST_TOGETHER = 5000;

/** What failed, in the log: where, and no words of anybody. */
export const tellFailed = (what: string, error: unknown): void =>
  console.error(JSON.stringify({ [what]: traceOf(error) }));

/** Erases in every book what is over its term, and lets silent parties become nameless. One book that fails stops no other. Gives counts by kind for the log. */
export async function letLapse(services: Services): Promise<readonly [string, number][]> {
  const counts = new Map<string, number>();
  const count = (what: string, by = 1): unknown => counts.set(what, (counts.get(what) ?? 0) + by);
  for (const { id, type } of await books(services.engine)) {
    if (type === "practice" || type === "retelling") continue;
    try {
      const { nameless, gone } = await letLapseIn(services, id);
      for (const kind of gone) count(kind);
      count("nameless", nameless);
    } catch (error) {
      tellFailed(`cleaning ${id}`, error);
    }
  }
  return [...counts];
}

async function letLapseIn(services: Services, book: BookId) {
  await beginCleaning(services, book);
  const nameless = await letSilentGo(services, book);
  const gone = await eraseLapsed(services, book);
  const run = { at: services.secrets.clock().toISOString(), erased: gone.length, nameless };
  if (run.erased > 0 || run.nameless > 0)
    await services.engine.transaction(book, (queries) => insertRun(queries, book, run));
  return { nameless, gone };
}

/** Remembers when this job first ran in a book. */
async function beginCleaning({ desk, secrets }: Services, book: BookId): Promise<void> {
  const { settings } = (await desk.open(book)).record;
  if (settings.cleanedSince === undefined) await desk.settle(book, { cleanedSince: secrets.clock().toISOString() });
}

/** As the keeper of the book, which may erase nothing before its term. The files are scrubbed once, at the end. Gives the kinds of what went. */
async function eraseLapsed(services: Services, book: BookId): Promise<readonly string[]> {
  const { record } = await services.desk.open(book);
  const now = services.secrets.clock().getTime();
  const cleanedSince = Date.parse(record.settings.cleanedSince ?? "") || now;
  const gone: WrittenEntry[] = [];
  try {
    while ((await eraseSome(services, book, { gone, now, cleanedSince })) === MOST_TOGETHER);
  } finally {
    const photos = gone.some(({ kind, body }) => photoIn(kind, body) !== undefined);
    if (gone.length > 0) await services.engine.scrub(photos ? ["entry", "photo"] : ["entry"]);
  }
  return gone.map(({ kind }) => kind);
}

interface Erasing extends Cleaned {
  readonly gone: WrittenEntry[];
  readonly now: number;
}

/** Gives how many were over their term; what went is added to `gone`. */
async function eraseSome(services: Services, book: BookId, { gone, now, cleanedSince }: Erasing): Promise<number> {
  let some: readonly WrittenEntry[] = [];
  const draftsOf = (register: Register) => {
    const ids = lapsed(register, now, { cleanedSince }).slice(0, MOST_TOGETHER);
    some = ids.flatMap((id) => writtenById(register, id) ?? []);
    return some.map(({ id }) => ({ draft: lapsing(id) }));
  };
  await services.desk.writeFrom(book, draftsOf, { scrubLater: true });
  gone.push(...some);
  await forgetWith(
    services,
    book,
    some.map(({ id }) => id),
  );
  return some.length;
}

const lapsing = (target: EntryId): Draft =>
  ({ kind: "erasure", by: { party: KEEPER, account: KEEPER }, body: { target, along: [] } }) as Draft;
