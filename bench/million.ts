import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Engine } from "../src/storage/engine.ts";
import { openPostgres } from "../src/storage/postgres.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { claimOf, deskOn, foundBook } from "../test/support/book.ts";
import { fill } from "../test/support/filled-book.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { LARGE } from "./books.ts";
import { type Child, inChild, peakMegabytes } from "./child.ts";
import { digits } from "./measure.ts";
import type { Report } from "./report.ts";

interface Held {
  readonly stored: number;
  readonly read: number;
  readonly megabytes: number;
}

/** What the tests of the databases do with fewer: a million entries are stored, read back and written after. */
export async function benchMillion(report: Report): Promise<void> {
  const count = LARGE.toLocaleString("en");
  const about = `${count} claims of one party stored past the desk, sealed and chained, ten thousand in a transaction; read back whole by another connection; then one more written at the desk.`;
  const headings = ["database", "stored per second", "read back, s", "most memory, MB"];
  const add = report.section(`${count} entries in each database`, about, headings);
  for (const [name, child] of [
    ["SQLite", "million-sqlite"],
    ["PostgreSQL", "million-postgres"],
  ] as const) {
    const { stored, read, megabytes } = await inChild<Held>(child);
    add(name, Math.round(LARGE / stored).toLocaleString("en"), digits(read), digits(megabytes));
  }
}

/** Throws when fewer come back than were stored, or when the next entry does not get the number after them. */
async function holding(engine: Engine, again: () => Promise<Engine>): Promise<Held> {
  const desk = deskOn(engine);
  const { book, group } = await foundBook(desk, "million");
  const begun = performance.now();
  await fill(engine, book, claimOf(group, "de hele straat"), LARGE);
  const stored = performance.now() - begun;
  const other = await again();
  const { register } = await deskOn(other).open(book);
  const read = performance.now() - begun - stored;
  await other.close();
  if (register.entries.length !== LARGE + 2) throw new Error(`${register.entries.length} entries came back`);
  const { seq } = await desk.write(book, claimOf(group, "nog een"));
  if (seq !== LARGE + 3) throw new Error(`the entry after a million got number ${seq}`);
  return { stored: stored / 1000, read: read / 1000, megabytes: peakMegabytes() };
}

const onSqlite: Child = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-bench-"));
  const file = path.join(folder, "million.db");
  const engine = await openSqlite(file);
  const held = await holding(engine, () => openSqlite(file));
  await engine.close();
  rmSync(folder, { recursive: true });
  return held;
};

const onPostgres: Child = async () => {
  const server = await startPostgres({ flushing: true });
  const engine = await openPostgres(server.url);
  const held = await holding(engine, () => openPostgres(server.url));
  await engine.close();
  await server.stop();
  return held;
};

export const MILLION_CHILDREN = { "million-sqlite": onSqlite, "million-postgres": onPostgres };
