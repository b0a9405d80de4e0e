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
    insertFree: (...given) => insertFree(pool, ...given),
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
      const { sql, values } = insertOf(table, columns, rows);
      await client.query(prepared(sql, values)).catch(refuse);
    },
  };
}

/** One array per column: the statement stays short however many rows there are. */
function insertOf(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]) {
  const values = columns.map((_, i) => rows.map((row) => row[i] as Value));
  const types = values.map((some, i) => `$${i + 1}::${typeof some[0] === "number" ? "int" : "text"}[]`);
  const names = columns.join(", ");
  return { sql: `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${types.join(", ")}) AS new (${names})`, values };
}

/** Waits for nobody: a lock that is taken leaves its row out, and holds off nothing else of the same step. */
async function insertFree(pool: pg.Pool, ...given: Parameters<Engine["insertFree"]>): Promise<readonly boolean[]> {
  const [, columns, rows] = given;
  const { sql, values } = insertOf(...given);
  const [lock, key] = columns as [string, string];
  const free = `WHERE pg_try_advisory_xact_lock(hashtextextended(new.${lock}, 0)) ON CONFLICT DO NOTHING`;
  const added = await pool
    .query(prepared(`${sql} ${free} RETURNING ${lock} AS lock, ${key} AS key`, values))
    .catch(refuse);
  const keys = new Set((added.rows as readonly Row[]).map((row) => `${row.key} ${row.lock}`));
  return rows.map(([first, second]) => keys.has(`${second} ${first}`));
}

const names = new Map<string, string>();

/** The server keeps a statement under its name for as long as the connection lasts, and reads and plans it once. */
function prepared(text: string, values: readonly unknown[]): pg.QueryConfig {
  if (values.length === 0) return { text };
  const name = names.get(text) ?? hash("sha256", text, "base64url");
  names.set(text, name);
  return { name, text, values: [...values] };
}
