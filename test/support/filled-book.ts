import { FIRST_LINK, seal } from "../../src/proof/seal.ts";
import type { Draft, WrittenEntry } from "../../src/register/entry.ts";
import type { BookId } from "../../src/register/ids.ts";
import type { SealedEntry } from "../../src/register/sealed.ts";
import type { Engine } from "../../src/storage/engine.ts";
import { entriesAfter, insertEntries } from "../../src/storage/entries.ts";
import { means } from "./book.ts";

const AT_ONCE = 10_000;

/**
 * Stores copies of one draft after the two entries with which a book is founded, straight through the storage interface,
 * sealed and chained as the desk would.
 */
export async function fill(engine: Engine, book: BookId, draft: Draft, count: number): Promise<void> {
  let previous = (await entriesAfter(engine, book, 1, 1))[0]?.link ?? FIRST_LINK;
  const at = means.clock().toISOString();
  for (let start = 3; start < count + 3; start += AT_ONCE) {
    const rows: SealedEntry[] = [];
    for (let seq = start; seq < Math.min(start + AT_ONCE, count + 3); seq++) {
      const entry = { ...draft, seq, at, id: means.newId(), audience: "members" } as unknown as WrittenEntry;
      const sealed = seal(means.sha256, entry, { book, previous, salt: means.newSalt() });
      rows.push(sealed);
      previous = sealed.link;
    }
    await engine.transaction(book, (queries) => insertEntries(queries, book, rows));
  }
}
