import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import * as z from "zod";
import { openBook } from "../desk/open-book.ts";
import { type Sha256, unseal } from "../proof/seal.ts";
import { verified } from "../proof/verify.ts";
import { asBookId, asEntryId } from "../register/ids.ts";
import { photoIn } from "../register/photo.ts";
import { BOOK_TYPES } from "../register/register.ts";
import type { SealedEntry } from "../register/sealed.ts";
import { type BookRecord, bookById, type BookSettings, insertBook } from "../storage/books.ts";
import type { Queries } from "../storage/engine.ts";
import { entryById, insertEntries } from "../storage/entries.ts";
import { insertPhoto } from "../storage/photos.ts";
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

interface Into {
  readonly queries: Queries;
  readonly sha256: Sha256;
  readonly interrupted: AbortSignal;
}

/**
 * Takes over a book as `export --all` prints it, with its chain, its terms and its photos; within a transaction, for what does not fit
 * is found at the end. Throws NotABook.
 */
export async function takeOver(into: Into, path: string): Promise<{ readonly name: string; readonly book: string }> {
  const lines = linesOf(path);
  const record = recordIn((await lines.next()).value, path);
  const { queries } = into;
  if (await bookById(queries, record.id)) throw new NotABook("there-already", { book: record.id });
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
    if ("seq" in data) waiting.push(data as SealedEntry);
    if (!("seq" in data) || waiting.length === PAGE) await store();
    if (!("seq" in data)) await putBeside(into, record, { path, number, data });
  }
  await store();
  await checkWhole(into, record, path);
  return { name: record.settings.name, book: record.id };
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
  const { success, data } = HEAD.safeParse(parsed(line as string | undefined));
  if (!success) throw new NotABook("not-a-book", { path, line: 1 });
  const { book, type, created, ...settings } = data;
  return { id: asBookId(book), type, created, settings: settings as unknown as BookSettings };
}

interface Beside {
  readonly path: string;
  readonly number: number;
  readonly data: Exclude<Line, { seq: number }>;
}

/** Terms, or a photo beside an entry that came before it. */
async function putBeside({ queries }: Into, { id: book }: BookRecord, { path, number, data }: Beside): Promise<void> {
  if ("terms" in data) return insertTerms(queries, { book, version: data.terms, since: data.since, text: data.text });
  const row = await entryById(queries, book, asEntryId(data.entry));
  const entry = row && unseal(row);
  const photo = entry && entry.kind !== "erased" ? photoIn(entry.kind, entry.body) : undefined;
  if (!entry || entry.kind === "erased" || photo?.id !== data.photo)
    throw new NotABook("not-a-book", { path, line: number });
  const { by, at } = entry;
  const { id, type, size, sha256 } = photo;
  await insertPhoto(
    queries,
    book,
    { id, type, size, sha256, party: by.party, account: "", made: at, entry: entry.id },
    data.data,
  );
}

/** The chain holds, each photo is the one that its entry names, and what stands there can be read as a book. */
async function checkWhole({ queries, sha256, interrupted }: Into, { id, settings }: BookRecord, path: string) {
  const checked = await verifyBook({ queries, sha256 }, id, () => interrupted.throwIfAborted());
  const { misfit } = verified(checked);
  if (misfit) throw new NotABook("misfit", { name: settings.name, path, ...misfit });
  await openBook(queries, id);
}
