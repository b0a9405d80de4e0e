import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Engine } from "../src/storage/engine.ts";
import { openPostgres } from "../src/storage/postgres.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { claimOf, deskOn, foundBook } from "../test/support/book.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { digits, percentile } from "./measure.ts";
import type { Report } from "./report.ts";

const WRITERS = 30;
const EACH = 100;

/** Thirty writers on one book, each waiting for its answer before it writes again. */
export async function benchWrites(report: Report): Promise<void> {
  const about = `${WRITERS} writers on one book, ${EACH} entries each, every one acknowledged after it was committed (aim: 300 a second, p99 under 100 ms).`;
  const add = report.section("Writes", about, ["database", "writes per second", "p50 ms", "p99 ms"]);
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-bench-"));
  const sqlite = openSqlite(path.join(folder, "bench.db"));
  add("SQLite", ...(await writing(sqlite)));
  await sqlite.close();
  rmSync(folder, { recursive: true });
  const server = await startPostgres();
  const postgres = await openPostgres(server.url);
  add("PostgreSQL", ...(await writing(postgres)));
  await postgres.close();
  await server.stop();
}

async function writing(engine: Engine): Promise<readonly string[]> {
  const desk = deskOn(engine);
  const { book, group } = await foundBook(desk, `w${Math.random().toString(36).slice(2)}`);
  const waits: number[] = [];
  const writer = async (n: number): Promise<void> => {
    for (let i = 0; i < EACH; i++) {
      const begun = performance.now();
      await desk.write(book, claimOf(group, `schrijver ${n}, keer ${i}`));
      waits.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
  const seconds = (performance.now() - begun) / 1000;
  return [
    Math.round((WRITERS * EACH) / seconds).toLocaleString("en"),
    digits(percentile(waits, 0.5)),
    digits(percentile(waits, 0.99)),
  ];
}
