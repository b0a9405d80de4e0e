import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { OpenBook } from "../src/desk/open-book.ts";
import { FIRST_LINK, seal } from "../src/proof/seal.ts";
import type { WrittenEntry } from "../src/register/entry.ts";
import { asBookId, type BookId } from "../src/register/ids.ts";
import type { SealedEntry } from "../src/register/sealed.ts";
import type { Engine } from "../src/storage/engine.ts";
import { insertEntries } from "../src/storage/entries.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { deskOn, foundBook, means } from "../test/support/book.ts";
import { type Child, inChild } from "./child.ts";
import { repeated } from "./large-register.ts";
import { importInto, PROCESS_FILE, REGISTER_FILE } from "./real-register.ts";

/** The real register, the same repeated to a million entries, and the city's file of requests under way. */
export const BOOKS = { real: asBookId("real"), large: asBookId("large"), underway: asBookId("underway") } as const;
export const LARGE = 1_000_000;

let made: Promise<string> | undefined;
let madeLarge: Promise<string> | undefined;

/** The database that holds the books of the city's files, made once in a run; gone when the run ends. */
export function booksFile(): Promise<string> {
  made ??= makeOnce();
  return made;
}

/** The same with the million entries in it, for what reads them from disk. */
export function largeFile(): Promise<string> {
  madeLarge ??= booksFile().then(async (file) => {
    await inChild("make-large", file);
    return file;
  });
  return madeLarge;
}

async function makeOnce(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "books.db");
  await inChild("make-books", file);
  return file;
}

/** Fills a new database with the books of the city's files. */
const makeBooks: Child = async (file) => {
  const engine = await openSqlite(file as string);
  await importBook(engine, BOOKS.real, REGISTER_FILE);
  if (existsSync(PROCESS_FILE)) await importBook(engine, BOOKS.underway, PROCESS_FILE);
  await engine.close();
  return file;
};

const makeLarge: Child = async (file) => {
  const engine = await openSqlite(file as string);
  const desk = deskOn(engine);
  const { register } = await desk.open(BOOKS.real);
  const settings = { name: "large", place: "", holder: "", note: "" };
  await desk.found({ id: BOOKS.large, type: "register", settings, created: means.clock().toISOString() });
  await insertLarge(engine, repeated(register.entries as readonly WrittenEntry[], LARGE));
  await engine.close();
  return LARGE;
};

export const BOOK_CHILDREN = { "make-books": makeBooks, "make-large": makeLarge };

async function importBook(engine: Engine, book: BookId, csv: string): Promise<void> {
  const desk = deskOn(engine);
  const { city } = await foundBook(desk, book, "register");
  await importInto(desk, { book, city, file: csv });
}

const AT_ONCE = 20_000;

/** Seals and stores past the desk: only reading it back is measured. */
async function insertLarge(engine: Engine, entries: Iterable<WrittenEntry>): Promise<void> {
  let previous = FIRST_LINK;
  let waiting: SealedEntry[] = [];
  // Ids are random, so that each goes to another page of their index: with few pages in memory every one is read back from disk.
  await engine.transaction(BOOKS.large, (queries) => queries.query("PRAGMA cache_size = -500000"));
  const store = async (): Promise<void> => {
    await engine.transaction(BOOKS.large, (queries) => insertEntries(queries, BOOKS.large, waiting));
    waiting = [];
  };
  for (const entry of entries) {
    const sealed = seal(means.sha256, entry, { book: BOOKS.large, previous, salt: means.newSalt() });
    previous = sealed.link;
    if (waiting.push(sealed) === AT_ONCE) await store();
  }
  await store();
}

/** A book read from the database as a server reads it. */
export async function openBookIn(file: string, book: BookId): Promise<OpenBook> {
  const engine = await openSqlite(file);
  const open = await deskOn(engine).open(book);
  await engine.close();
  return open;
}
