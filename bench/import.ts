import { chmodSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openPostgres } from "../src/storage/postgres.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { deskOn, verifyBook } from "../test/support/book.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { digits, ms, perSecond, timed, timedFresh } from "./measure.ts";
import { hasRegister, importRegister, REGISTER_FILE } from "./real-register.ts";
import type { Report } from "./report.ts";

/** The real register, from CSV to committed entries, beside a raw COPY of the same file. */
export async function benchImport(report: Report): Promise<void> {
  if (!hasRegister("import")) return;
  const about =
    "12,778 rows become 25,847 entries: read, validated, checked, sealed, chained, committed. COPY only stores the text.";
  const add = report.section("Import of Amsterdam's subsidy register", about, ["what", "ms", "rows per second"]);
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-bench-"));
  const sqlite = await openSqlite(path.join(folder, "bench.db"));
  const onSqlite = await timedFresh(
    async () => deskOn(sqlite),
    (desk) => importRegister(desk, REGISTER_FILE),
  );
  report.aim("importing the real register, SQLite", "under 3 s", [
    `${digits(onSqlite.median)} ms`,
    onSqlite.median < 3000,
  ]);
  add("CSV to committed entries, SQLite", ms(onSqlite), perSecond(12_778, onSqlite));
  const book = await importRegister(deskOn(sqlite), REGISTER_FILE);
  const verified = await timed(() => verifyBook(sqlite, book), 3);
  add("verifying the chain of that book", ms(verified), `${perSecond(25_847, verified)} entries`);
  await sqlite.close();
  rmSync(folder, { recursive: true });
  await onPostgres(add);
}

async function onPostgres(add: (...cells: string[]) => void): Promise<void> {
  const server = await startPostgres({ flushing: true });
  const engine = await openPostgres(server.url);
  const figure = await timedFresh(
    async () => deskOn(engine),
    (desk) => importRegister(desk, REGISTER_FILE),
  );
  add("CSV to committed entries, PostgreSQL", ms(figure), perSecond(12_778, figure));
  await engine.close();
  const readable = path.join(tmpdir(), `wijkspiegel-register-${process.pid}.csv`);
  copyFileSync(REGISTER_FILE, readable);
  chmodSync(readable, 0o644);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const columns = Array.from({ length: 14 }, (_, i) => `c${i} TEXT`).join(", ");
  const copy = await timedFresh(
    async () => void (await client.query(`DROP TABLE IF EXISTS plain; CREATE TABLE plain (${columns})`)),
    () => client.query(`COPY plain FROM '${readable}' WITH (FORMAT csv, HEADER true)`),
  );
  add("raw COPY of the file into a plain PostgreSQL table", ms(copy), perSecond(12_778, copy));
  await client.end();
  rmSync(readable);
  await server.stop();
}
