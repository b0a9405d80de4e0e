import { CLASS } from "../mirror/cube/cell.ts";
import type { Columns } from "../mirror/columns.ts";
import { type Cube, yearlyCube } from "../mirror/cube/yearly.ts";
import type { BookId } from "../register/ids.ts";
import type { Queries } from "../storage/engine.ts";
import { cubesOf, issueCube } from "../storage/cubes.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

interface Asked {
  readonly book: BookId;
  readonly columns: Columns;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The cubes of a book, newest first. A year that is over and has none gets it now, once; after that neither a late entry nor an
 * erasure changes it.
 */
export async function issuedCubes(queries: Queries, { book, columns, now }: Asked): Promise<readonly Cube[]> {
  const issued = await cubesOf(queries, book);
  const known = new Set(issued.map(({ year }) => year));
  const missing = yearsOver(columns, now).filter((year) => !known.has(year));
  for (const year of missing)
    await issueCube(queries, book, { year, text: JSON.stringify(yearlyCube(columns, year).cells) });
  const all = missing.length === 0 ? issued : await cubesOf(queries, book);
  return all.map(({ year, text }) => ({ year, cells: JSON.parse(text) as Cube["cells"] }));
}

/** The calendar years (UTC) that are over, from the first in which somebody wrote. */
function yearsOver({ at, length }: Columns, now: number): readonly number[] {
  let first = Number.POSITIVE_INFINITY;
  for (let row = 0; row < length; row++) if ((at[row] as number) > 0) first = Math.min(first, at[row] as number);
  if (first > now) return [];
  const [from, until] = [new Date(first).getUTCFullYear(), new Date(now).getUTCFullYear()];
  return Array.from({ length: until - from }, (_, i) => from + i);
}

/** The cubes of the book that is visited. Samples and registers are public: there is nothing in them that only some may read. */
export async function cubesIn({ engine, secrets }: Services, { open, book }: BookVisit): Promise<readonly Cube[]> {
  const { record } = open;
  if (record.type !== "neighbourhood") return [];
  return issuedCubes(engine, { book: record.id, columns: book.columns, now: secrets.clock().getTime() });
}

export const cubeJson = ({ year, cells }: Cube) => ({
  year,
  cells: cells.map(({ path, least }) => ({ what: path, least, most: least + CLASS - 1 })),
});
