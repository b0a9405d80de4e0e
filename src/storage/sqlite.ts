import { closeSync, openSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Refusal } from "../register/refusal.ts";
import type { Engine, Queries, Row, Value } from "./engine.ts";
import { grown } from "./grow.ts";

const SQLITE_FULL = 13;
const SQLITE_CONSTRAINT_TRIGGER = 1811;
const SQLITE_BUSY = 5;
/** How long one process waits for another that is writing, and how often it looks, in milliseconds. */
const PATIENCE = 30_000;
const LOOK_AGAIN = 4;
/** What the connection that reads may do; everything else waits its turn to write. */
const ONLY_READS = /^\s*(SELECT|EXPLAIN|PRAGMA)\b/i;

/**
 * Opens (or makes) an SQLite database: WAL, `synchronous=FULL`, `secure_delete`. `:memory:` gives one that lives in this process.
 * One connection writes, another reads, so that a page never sees half a batch.
 */
export async function openSqlite(file: string): Promise<Engine> {
  const memory = file === ":memory:";
  // SQLite itself would let everybody on the machine read it; its journals take over what the database has.
  if (!memory) closeSync(openSync(file, "a", 0o600));
  const writer = connect(file);
  const reader = memory ? writer : connect(file);
  const [write, read] = [queriesOn(writer), queriesOn(reader)];
  let last: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const engine: Engine = {
    name: "sqlite",
    query: (sql, values) => {
      if (!ONLY_READS.test(sql)) return alone(() => transact(writer, () => write.query(sql, values)));
      return memory ? alone(() => read.query(sql, values)) : read.query(sql, values);
    },
    insert: (table, columns, rows) => alone(() => transact(writer, () => write.insert(table, columns, rows))),
    insertFree: (table, columns, rows) => alone(() => transact(writer, () => write.insertFree(table, columns, rows))),
    transaction: (_lock, work) => alone(() => transact(writer, () => work(write))),
    scrub: () => alone(() => checkpoint(writer, memory)),
    close: () => alone(() => closeAll(writer, reader)),
  };
  return grown(engine);
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY");
  return database;
}

async function transact<T>(database: DatabaseSync, work: () => Promise<T>): Promise<T> {
  try {
    await begin(database);
    const result = await work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw asRefusal(error);
  }
}

/** Waits its turn without holding up the rest of this process, as SQLite's own busy timeout would. */
async function begin(database: DatabaseSync): Promise<void> {
  for (let waited = 0; ; waited += LOOK_AGAIN) {
    try {
      return database.exec("BEGIN IMMEDIATE");
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY || waited > PATIENCE) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

function asRefusal(error: unknown): unknown {
  const code = (error as { errcode?: number }).errcode;
  if (code === SQLITE_FULL) return new Refusal("storage-full");
  return code === SQLITE_CONSTRAINT_TRIGGER ? new Refusal("storage-refused") : error;
}

function queriesOn(database: DatabaseSync): Queries & Pick<Engine, "insertFree"> {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    query: async (sql, values = []) => {
      // SQLite reads "$1" as a name: numbered placeholders are "?1" there.
      const statement = prepare(sql.replace(/\$(\d+)/g, "?$1"));
      return statement.all(...(values as Value[])) as unknown as readonly Row[];
    },
    insert: async (table, columns, rows) => {
      const statement = prepare(insertOf(table, columns));
      for (const row of rows) statement.run(...(row as Value[]));
    },
    insertFree: async (table, columns, rows) => {
      const statement = prepare(`${insertOf(table, columns)} ON CONFLICT DO NOTHING`);
      return rows.map((row) => statement.run(...(row as Value[])).changes === 1);
    },
  };
}

const insertOf = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;

/** Truncates the write-ahead log, so that no file still holds what was erased; waits for readers in other processes. */
async function checkpoint(database: DatabaseSync, memory: boolean): Promise<void> {
  if (memory) return;
  for (let attempt = 0; attempt < 50; attempt++) {
    const [row] = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all() as unknown as { busy: number }[];
    if (row?.busy === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Refusal("storage-refused");
}

async function closeAll(writer: DatabaseSync, reader: DatabaseSync): Promise<void> {
  if (reader !== writer) reader.close();
  writer.close();
}
