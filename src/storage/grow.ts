import { Refusal } from "../register/refusal.ts";
import type { Engine, Queries } from "./engine.ts";
import { type Step, STEPS } from "./schema.ts";

const KEPT = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_step'",
  // Not to_regclass: that answers from a cache, and after waiting for the lock it would not see what another process just made.
  postgres:
    "SELECT tablename FROM pg_tables WHERE tablename = 'schema_step' AND schemaname = ANY (current_schemas(false))",
};

/** An engine whose tables are as this version knows them; closed again when that cannot be. Throws what growTables throws. */
export async function grown(engine: Engine): Promise<Engine> {
  try {
    await growTables(engine);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/**
 * Makes the tables, or does the steps that this database has not had: all in one transaction, one process at a time. Tables from before
 * steps were counted are taken over by the first. Throws "database-newer" when a later version has already gone further.
 */
export async function growTables(engine: Engine, steps: readonly Step[] = STEPS): Promise<void> {
  // Looked at first without a lock, so that nobody waits for whoever is writing.
  if ((await stepsDone(engine, engine.name)) === steps.length) return;
  await engine.transaction("schema", async (queries) => {
    const done = await stepsDone(queries, engine.name);
    if (done > steps.length) throw new Refusal("database-newer", { step: done, known: steps.length });
    await queries.query("CREATE TABLE IF NOT EXISTS schema_step (step INTEGER NOT NULL PRIMARY KEY)");
    for (const [i, { statements, postgres = [] }] of steps.entries()) {
      if (i < done) continue;
      for (const sql of [...statements, ...(engine.name === "postgres" ? postgres : [])]) await queries.query(sql);
      await queries.query("INSERT INTO schema_step (step) VALUES ($1)", [i + 1]);
    }
  });
}

async function stepsDone(queries: Queries, name: Engine["name"]): Promise<number> {
  if ((await queries.query(KEPT[name])).length === 0) return 0;
  const [row] = await queries.query("SELECT MAX(step) AS step FROM schema_step");
  return Number(row?.step ?? 0);
}
