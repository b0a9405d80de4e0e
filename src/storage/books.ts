import { asBookId, type BookId } from "../register/ids.ts";
import type { Area } from "../register/cbs-code.ts";
import type { HolderType } from "../register/holder.ts";
import type { BookType } from "../register/register.ts";
import type { Queries, Row } from "./engine.ts";

/** What is settled when a book is founded. Its holder is never a municipality. */
export interface BookSettings {
  readonly name: string;
  readonly place: string;
  readonly holder: string;
  /** The source line of a retelling, or that a practice neighbourhood is made up; empty for a real book. */
  readonly note: string;
  /** The languages its pages are offered in; all there are when not chosen. */
  readonly languages?: readonly string[];
  readonly holderType?: HolderType;
  /** How to reach the holder, as it says itself. */
  readonly contact?: string;
  readonly area?: Area;
  /** The name of its look; a book without one is blue. */
  readonly theme?: string;
  /** When the cleaning job first ran in this book: ISO 8601 UTC. */
  readonly cleanedSince?: string;
  /** The version of the terms that are in force; a book without any has none. */
  readonly terms?: string;
  /** What was settled otherwise after the founding, and when, oldest first. */
  readonly changes?: readonly SettingsChange[];
}

export const CHANGED = ["terms", "languages", "theme"] as const;

export interface SettingsChange {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly what: (typeof CHANGED)[number];
}

/** The settings of a book with some of them changed, and with which of them were, for everybody to read. */
export function settingsWith(now: BookSettings, change: Partial<BookSettings>, at: string): BookSettings {
  const different = CHANGED.filter(
    (what) => what in change && JSON.stringify(change[what]) !== JSON.stringify(now[what]),
  );
  const changes = [...(now.changes ?? []), ...different.map((what) => ({ at, what }))];
  return { ...now, ...change, ...(changes.length > 0 && { changes }) };
}

export interface BookRecord {
  readonly id: BookId;
  readonly type: BookType;
  readonly settings: BookSettings;
  readonly created: string;
}

const asBook = (row: Row): BookRecord => ({
  id: asBookId(String(row.book)),
  type: row.type as BookType,
  settings: JSON.parse(String(row.settings)) as BookSettings,
  created: String(row.created),
});

export async function books(queries: Queries): Promise<readonly BookRecord[]> {
  return (await queries.query("SELECT book, type, settings, created FROM book ORDER BY created, book")).map(asBook);
}

export async function bookById(queries: Queries, id: BookId): Promise<BookRecord | undefined> {
  const [row] = await queries.query("SELECT book, type, settings, created FROM book WHERE book = $1", [id]);
  return row && asBook(row);
}

export async function insertBook(queries: Queries, { id, type, settings, created }: BookRecord): Promise<void> {
  await queries.insert(
    "book",
    ["book", "type", "settings", "created"],
    [[id, type, JSON.stringify(settings), created]],
  );
}

export async function setBookSettings(queries: Queries, id: BookId, settings: BookSettings): Promise<void> {
  await queries.query("UPDATE book SET settings = $2 WHERE book = $1", [id, JSON.stringify(settings)]);
}
