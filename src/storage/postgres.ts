import { hash } from "node:crypto";
import type pg from "pg";
import { Refusal } from "../register/refusal.ts";
import type { Engine, Queries, Row, Value } from "./engine.ts";
import { grown } from "./grow.ts";

const DISK_FULL = "53100";
const RAISED = "P0001";

/** Connects to PostgreSQL and makes the tables if they are not there. A writer holds an advisory lock per book until it commits. */
export async function openPostgres(url: string): Promise<Engine> {
  // Loaded here, so that nobody waits for the driver who does not use it.
  const { Pool } = (await import("pg")).default;
  const pool = new Pool({ connectionString: url, max: 8 });
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on("error", () => undefined);
  return grown({
    name: "postgres",
    ...queriesOn(pool),
    transaction: (lock, work) => transact(pool, lock, work),
    scrub: async (tables = ["entry"]) => {
      await pool.query(`VACUUM FULL ${tables.join(", ")}`);
    },
    close: () => pool.end(),
  });
}

async function transact<T>(
  pool: pg.Pool,
  lock: string | readonly string[],
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    const locks = [lock].flat().map((one) => client.escapeLiteral(one));
    await client.query(
      ["BEGIN", ...locks.map((one) => `SELECT pg_advisory_xact_lock(hashtextextended(${one}, 0))`)].join("; "),
    );
    const result = await work(queriesOn(client));
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    await client.query("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === DISK_FULL) return new Refusal("storage-full");
  return code === RAISED ? new Refusal("storage-refused") : error;
}

function refuse(error: unknown): never {
  throw asRefusal(error);
}

function queriesOn(client: pg.Pool | pg.PoolClient): Queries {
  return {
    query: async (sql, values = []) => {
      const { rows } = await client.query(prepared(sql, values)).catch(refuse);
      return rows as readonly Row[];
    },
    insert: async (table, columns, rows) => {
      // One array per column: the statement stays short however many rows there are.
      const arrays = columns.map((_, i) => rows.map((row) => row[i] as Value));
      const types = arrays.map((values, i) => `$${i + 1}::${typeof values[0] === "number" ? "int" : "text"}[]`);
      const sql = `INSERT INTO ${table} (${columns.join(", ")}) SELECT * FROM unnest(${types.join(", ")})`;
      await client.query(prepared(sql, arrays)).catch(refuse);
    },
  };
}

const names = new Map<string, string>();

/** The server keeps a statement under its name for as long as the connection lasts, and reads and plans it once. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  if (values.length === 0) return { text };
  const name = names.get(text) ?? hash("sha256", text, "base64url");
  names.set(text, name);
  return { name, text, values: [...values] };
}
