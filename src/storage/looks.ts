import type { BookId, PartyId } from "../register/ids.ts";
import type { Queries } from "./engine.ts";

/** A look by an institution, the steward or a researcher into a residents' party's file. Residents' looks are never written (never 7). */
export interface Look {
  readonly id: string;
  readonly party: PartyId;
  /** A party id, or "steward". */
  readonly looker: string;
  readonly unit: string;
  readonly page: string;
  readonly at: string;
}

export async function insertLook(queries: Queries, book: BookId, l: Look): Promise<void> {
  const columns = ["book", "id", "party", "looker", "unit", "page", "at"];
  await queries.insert("look", columns, [[book, l.id, l.party, l.looker, l.unit, l.page, l.at]]);
}

/** The looks into a party's file since a moment, newest first. */
export async function looksInto(
  queries: Queries,
  book: BookId,
  party: PartyId,
  since: string,
): Promise<readonly Look[]> {
  const sql =
    "SELECT id, party, looker, unit, page, at FROM look WHERE book = $1 AND party = $2 AND at >= $3 ORDER BY at DESC";
  return (await queries.query(sql, [book, party, since])) as unknown as readonly Look[];
}
