import type { Queries } from "./engine.ts";

/** Counts more tries in a slot of time, in one step, and gives the total; kept in the database, so that it holds over processes. */
export async function countAttempt(queries: Queries, name: string, slot: string, more = 1): Promise<number> {
  const sql =
    "INSERT INTO attempt (name, slot, tries) VALUES ($1, $2, $3) ON CONFLICT (name, slot) DO UPDATE SET tries = attempt.tries + excluded.tries RETURNING tries";
  const [row] = await queries.query(sql, [name, slot, more]);
  return Number(row?.tries);
}

/** A try that was right is no try. */
export async function uncountAttempt(queries: Queries, name: string, slot: string): Promise<void> {
  await queries.query("UPDATE attempt SET tries = tries - 1 WHERE name = $1 AND slot = $2", [name, slot]);
}
