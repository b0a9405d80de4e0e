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
  const sqlite = await openSqlite(path.join(folder, "bench.db"));
  const onSqlite = await writing(sqlite);
  add("SQLite", ...onSqlite.cells);
  await sqlite.close();
  rmSync(folder, { recursive: true });
  const server = await startPostgres({ flushing: true });
  const postgres = await openPostgres(server.url);
  const onPostgres = await writing(postgres);
  add("PostgreSQL", ...onPostgres.cells);
  await postgres.close();
  await server.stop();
  for (const [name, { p99, rate }] of [
    ["SQLite", onSqlite],
    ["PostgreSQL", onPostgres],
  ] as const) {
    const measured = `${digits(rate)}/s, p99 ${digits(p99)} ms`;
    report.aim(`writes by ${WRITERS} writers, ${name}`, "300/s, p99 under 100 ms", [measured, rate > 300 && p99 < 100]);
  }
}

interface Written {
  readonly rate: number;
  readonly p99: number;
  readonly cells: readonly string[];
}

async function writing(engine: Engine): Promise<Written> {
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
  const [rate, p99] = [(WRITERS * EACH) / seconds, percentile(waits, 0.99)];
  return { rate, p99, cells: [Math.round(rate).toLocaleString("en"), digits(percentile(waits, 0.5)), digits(p99)] };
}
