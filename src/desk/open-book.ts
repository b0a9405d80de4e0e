import { FIRST_LINK, unseal } from "../proof/seal.ts";
import { Refusal } from "../register/refusal.ts";
import type { BookId } from "../register/ids.ts";
import { emptyRegister } from "../register/empty-register.ts";
import { addEntry, type Register } from "../register/register.ts";
import { type BookRecord, bookById } from "../storage/books.ts";
import type { Queries } from "../storage/engine.ts";
import { entriesAfter } from "../storage/entries.ts";
import { SharedTexts } from "./shared-texts.ts";

/** A book in memory: its register as far as this process has read, and the link of the last entry read. */
export interface OpenBook {
  record: BookRecord;
  readonly register: Register;
  readonly texts: SharedTexts;
  link: string;
  /** When somebody last asked for it: milliseconds since 1970. */
  used: number;
  /** When its record was last read: milliseconds since 1970. */
  looked: number;
}

/** Entries read at a time, so that a large book does not hold up everybody else. */
const PAGE = 5000;

export async function openBook(queries: Queries, id: BookId): Promise<OpenBook> {
  const record = await bookById(queries, id);
  if (!record) throw new Refusal("book-unknown", { book: id });
  const book = {
    record,
    register: emptyRegister({ id, type: record.type }),
    texts: new SharedTexts(),
    link: FIRST_LINK,
    used: 0,
    looked: 0,
  };
  await catchUp(queries, book);
  return book;
}

/** Reads what other processes wrote since. True when something was erased among it, so that the book must be folded anew. */
export async function catchUp(queries: Queries, book: OpenBook): Promise<boolean> {
  let erased = false;
  for (;;) {
    const known = book.register.entries.length;
    const rows = await entriesAfter(queries, book.record.id, known, PAGE);
    for (const row of rows) {
      const entry = book.texts.share(unseal(row));
      if (entry.seq !== book.register.entries.length + 1)
        throw new Error(`book ${book.record.id} has a gap before entry ${entry.seq}`);
      addEntry(book.register, entry);
      book.link = row.link;
      erased ||= entry.kind === "erasure";
    }
    if (rows.length < PAGE) return erased;
  }
}
