import type { BookId } from "../register/ids.ts";
import type { Queries } from "./engine.ts";

/** A mapping of columns to fields that somebody saved by name, as JSON text. */
export interface SavedMapping {
  readonly name: string;
  readonly text: string;
}

export async function mappingsOf(queries: Queries, book: BookId): Promise<readonly SavedMapping[]> {
  return (await queries.query("SELECT name, text FROM mapping WHERE book = $1 ORDER BY name", [
    book,
  ])) as unknown as readonly SavedMapping[];
}

export async function saveMapping(queries: Queries, book: BookId, { name, text }: SavedMapping): Promise<void> {
  const sql =
    "INSERT INTO mapping (book, name, text) VALUES ($1, $2, $3) ON CONFLICT (book, name) DO UPDATE SET text = excluded.text";
  await queries.query(sql, [book, name, text]);
}
