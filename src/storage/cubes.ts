import type { BookId } from "../register/ids.ts";
import type { Queries } from "./engine.ts";

/** A yearly cube as it was issued, as JSON text. */
export interface IssuedCube {
  readonly year: number;
  readonly text: string;
}

/** Years that were issued, newest first. */
export async function cubesOf(queries: Queries, book: BookId): Promise<readonly IssuedCube[]> {
  return (await queries.query("SELECT year, text FROM cube WHERE book = $1 ORDER BY year DESC", [
    book,
  ])) as unknown as readonly IssuedCube[];
}

/** Issues a year's cube, once: whoever comes second changes nothing, in any process. */
export async function issueCube(queries: Queries, book: BookId, { year, text }: IssuedCube): Promise<void> {
  const sql = "INSERT INTO cube (book, year, text) VALUES ($1, $2, $3) ON CONFLICT (book, year) DO NOTHING";
  await queries.query(sql, [book, year, text]);
}
