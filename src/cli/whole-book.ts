import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod";
import { openBook } from "../desk/open-book.ts";
import { type Sha256, unseal } from "../proof/seal.ts";
import { verified } from "../proof/verify.ts";
import { checkHolder, languagesOf } from "../http/founding.ts";
import type { WrittenEntry } from "../register/entry.ts";
import { asBookId, type EntryId } from "../register/ids.ts";
import { type Photo, photoIn } from "../register/photo.ts";
import { BOOK_TYPES } from "../register/register.ts";
import type { SealedEntry } from "../register/sealed.ts";
import { CHANGED, type BookRecord, bookById, type BookSettings, insertBook } from "../storage/books.ts";
import { putRows, rowsOf, TABLES } from "../storage/dump.ts";
import type { Engine, Queries } from "../storage/engine.ts";
import { insertEntries } from "../storage/entries.ts";
import { insertPhoto } from "../storage/photos.ts";
import { openSqlite } from "../storage/sqlite.ts";
import { insertTerms } from "../storage/terms.ts";
import { verifyBook } from "./commands/verify.ts";

/** Why a file of a whole book is not taken over; `line` counts from 1. */
export class NotABook extends Error {
  readonly values: Readonly<Record<string, string | number>>;

  constructor(reason: "not-a-book" | "there-already" | "misfit", values: NotABook["values"]) {
    super(reason);
    this.values = values;
  }
}

const text = z.string();
const HEAD = z.looseObject({
  book: text.regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  type: z.enum(BOOK_TYPES),
  created: z.iso.datetime(),
  name: text.min(1),
  place: text,
  holder: text,
  note: text,
  languages: z.array(text).optional(),
  changes: z.array(z.strictObject({ at: z.iso.datetime(), what: z.enum(CHANGED) })).optional(),
  cleanedSince: z.iso.datetime().optional(),
});
const TERMS = z.strictObject({ terms: text, since: z.iso.datetime(), text });
const PHOTO = z.strictObject({ photo: text, entry: text, type: text, sha256: text, data: z.base64() });
const ENTRY = z.strictObject({
  seq: z.int().min(1),
  id: text,
  audience: z.enum(["own", "residents", "concerned", "members", "public"]),
  text,
  salt: text,
  commitment: text,
  link: text,
});
const LINE = z.union([ENTRY, PHOTO, TERMS]);
type Line = z.output<typeof LINE>;

interface Means {
  readonly sha256: Sha256;
  readonly interrupted: AbortSignal;
}

interface Into extends Means {
  readonly queries: Queries;
  /** Photos that the entries so far name. */
  readonly named: Map<string, Named[]>;
}

/** Where a photo is named: by an entry, or by a correction of it. */
interface Named {
  readonly photo: Photo;
  readonly root: EntryId;
  readonly by: WrittenEntry;
}

/**
 * Takes over a book as `export --all` prints it, with its chain, its terms and its photos: first read and checked beside the database, so
 * that nobody waits for that, then written at once. Throws NotABook, and "field-wrong" for a holder or languages that no book has.
 */
export async function takeOver(
  means: Means & { readonly engine: Engine },
  path: string,
): Promise<{ readonly name: string; readonly book: string }> {
  const { engine } = means;
  const beside = await openSqlite(":memory:");
  try {
    const record = await beside.transaction("read", (queries) =>
      readInto({ ...means, queries, named: new Map() }, path),
    );
    await engine.transaction("restore", (queries) => copy(means, record, { from: beside, to: queries }));
    return { name: record.settings.name, book: record.id };
  } finally {
    await beside.close();
  }
}

/** The book as it was read, page by page. */
async function copy(
  { interrupted }: Means,
  record: BookRecord,
  { from, to }: { readonly from: Queries; readonly to: Queries },
): Promise<void> {
  if (await bookById(to, record.id)) throw new NotABook("there-already", { book: record.id });
  for (const table of TABLES)
    for await (const rows of rowsOf(from, table, PAGE)) {
      await putRows(to, table, rows);
      interrupted.throwIfAborted();
    }
}

async function readInto(into: Into, path: string): Promise<BookRecord> {
  const lines = linesOf(path);
  const record = recordIn((await lines.next()).value, path);
  const { queries } = into;
  await insertBook(queries, record);
  let number = 1;
  let waiting: SealedEntry[] = [];
  const store = async (): Promise<void> => {
    if (waiting.length > 0) await insertEntries(queries, record.id, waiting);
    waiting = [];
    into.interrupted.throwIfAborted();
  };
  for await (const found of lines) {
    const { success, data } = LINE.safeParse(parsed(found));
    number++;
    if (!success) throw new NotABook("not-a-book", { path, line: number });
    if ("seq" in data) {
      waiting.push(data as SealedEntry);
      notePhoto(into, data as SealedEntry);
    }
    if (!("seq" in data) || waiting.length === PAGE) await store();
    if (!("seq" in data)) await putBeside(into, record, { path, number, data });
  }
  await store();
  await checkWhole(into, record, path);
  return record;
}

function notePhoto({ named }: Into, row: SealedEntry): void {
  if (!row.text.includes('"photo":{')) return;
  const entry = unseal(row);
  const photo = entry.kind === "erased" ? undefined : photoIn(entry.kind, entry.body);
  if (entry.kind === "erased" || photo === undefined) return;
  const root = entry.kind === "correction" ? entry.body.target : entry.id;
  named.set(photo.id, [...(named.get(photo.id) ?? []), { photo, root, by: entry }]);
}

const PAGE = 5000;

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== "") yield line;
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch {
    return undefined;
  }
}

function recordIn(line: unknown, path: string): BookRecord {
  const said = parsed(line as string | undefined);
  if (!HEAD.safeParse(said).success) throw new NotABook("not-a-book", { path, line: 1 });
  // As it was said, so that it goes out again in the same order.
  const { book, type, created, ...settings } = said as z.output<typeof HEAD>;
  checkHolder(settings.holder);
  if (settings.languages) languagesOf(settings.languages);
  return { id: asBookId(book), type, created, settings: settings as unknown as BookSettings };
}

interface Beside {
  readonly path: string;
  readonly number: number;
  readonly data: Exclude<Line, { seq: number }>;
}

/** Terms, or a photo beside an entry that came before it. */
async function putBeside(
  { queries, named, sha256: hashOf }: Into,
  { id: book }: BookRecord,
  { path, number, data }: Beside,
): Promise<void> {
  const wrong = new NotABook("not-a-book", { path, line: number });
  if ("terms" in data) {
    if (hashOf(data.text) !== data.terms) throw wrong;
    return insertTerms(queries, { book, version: data.terms, since: data.since, text: data.text });
  }
  const found = named.get(data.photo)?.find(({ root }) => root === data.entry);
  if (!found) throw wrong;
  const { photo, root, by } = found;
  const { id, type, size, sha256 } = photo;
  const row = { id, type, size, sha256, party: by.by.party, account: "", made: by.at, entry: root };
  await insertPhoto(queries, book, row, data.data);
}

/** The chain holds, each photo is the one that its entry names, and what stands there can be read as a book. */
async function checkWhole({ queries, sha256, interrupted }: Into, { id, settings }: BookRecord, path: string) {
  const checked = await verifyBook({ queries, sha256 }, id, () => interrupted.throwIfAborted());
  const { misfit } = verified(checked);
  if (misfit) throw new NotABook("misfit", { name: settings.name, path, ...misfit });
  await openBook(queries, id);
}
