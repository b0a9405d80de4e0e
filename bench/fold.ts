import { columnsOf } from "../src/mirror/columns.ts";
import type { Entry } from "../src/register/entry.ts";
import { emptyRegister } from "../src/register/empty-register.ts";
import { addEntry, type Register } from "../src/register/register.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { verifyBook } from "../test/support/book.ts";
import { BOOKS, LARGE, largeFile, openBookIn } from "./books.ts";
import { type Child, inChild, peakMegabytes } from "./child.ts";
import { digits, type Figure, ms, perSecond, timed } from "./measure.ts";
import { hasRegister } from "./real-register.ts";
import type { Report } from "./report.ts";

interface Folded {
  readonly entries: number;
  readonly fold: Figure;
  readonly columns: Figure;
}

interface Read {
  readonly entries: number;
  readonly opened: number;
  readonly laid: number;
  readonly megabytes: number;
}

interface Verified {
  readonly entries: number;
  readonly took: number;
  readonly megabytes: number;
}

/** From entries to the rows of a register and to typed columns, in memory and from disk. */
export async function benchFold(report: Report): Promise<void> {
  if (!hasRegister("fold")) return;
  const file = await largeFile();
  const about = `The register's own entries, and the register repeated under other file numbers and applicants to ${LARGE.toLocaleString("en")}; each row in a process of its own. Aims for a million: columns from entries in memory under 500 ms; from disk under 10 s and 1,000 MB.`;
  const headings = ["what", "entries", "ms", "entries per second", "most memory, MB"];
  const add = report.section("From entries to columns", about, headings);
  for (const folded of await inChild<Folded[]>("fold-memory", file)) {
    const { entries, fold, columns } = folded;
    if (entries === LARGE)
      report.aim("a million entries in memory to columns", "under 500 ms", [
        `${digits(columns.median)} ms`,
        columns.median < 500,
      ]);
    add("fold, entries in memory", many(entries), ms(fold), perSecond(entries, fold), "");
    add("columns, entries in memory", many(entries), ms(columns), perSecond(entries, columns), "");
  }
  for (const book of [BOOKS.real, BOOKS.large]) {
    const { entries, opened, laid, megabytes } = await inChild<Read>("fold-disk", file, book);
    if (entries === LARGE) {
      const measured = `${digits((opened + laid) / 1000)} s, ${digits(megabytes)} MB`;
      const held = opened + laid < 10_000 && megabytes < 1000;
      report.aim("a million entries from disk to columns", "under 10 s and 1,000 MB", [measured, held]);
    }
    const steps = `${digits(opened + laid)} (${digits(opened)} read and folded, ${digits(laid)} columns)`;
    add("columns, from disk (SQLite)", many(entries), steps, rate(entries, opened + laid), digits(megabytes));
  }
  for (const book of [BOOKS.real, BOOKS.large]) {
    const { entries, took, megabytes } = await inChild<Verified>("verify", file, book);
    add("verifying the whole chain, from disk", many(entries), digits(took), rate(entries, took), digits(megabytes));
  }
}

const many = (entries: number): string => entries.toLocaleString("en");
const rate = (entries: number, took: number): string => many(Math.round((entries / took) * 1000));

const foldMemory: Child = async (file) => {
  const folded: Folded[] = [];
  for (const book of [BOOKS.real, BOOKS.large]) {
    const { entries } = (await openBookIn(file as string, book)).register;
    let register = folding(entries);
    const fold = await timed(() => (register = folding(entries)), 3);
    folded.push({ entries: entries.length, fold, columns: await timed(() => columnsOf(register), 3) });
  }
  return folded;
};

function folding(entries: readonly Entry[]): Register {
  const register = emptyRegister({ id: BOOKS.large, type: "register" });
  for (const entry of entries) addEntry(register, entry);
  return register;
}

const foldDisk: Child = async (file, book): Promise<Read> => {
  const begun = performance.now();
  const { register } = await openBookIn(file as string, book as typeof BOOKS.real);
  const opened = performance.now();
  columnsOf(register);
  const laid = performance.now() - opened;
  return { entries: register.entries.length, opened: opened - begun, laid, megabytes: peakMegabytes() };
};

const verify: Child = async (file, book): Promise<Verified> => {
  const engine = await openSqlite(file as string);
  const begun = performance.now();
  const { entries, misfit } = await verifyBook(engine, book as typeof BOOKS.real);
  const took = performance.now() - begun;
  await engine.close();
  if (misfit) throw new Error(`entry ${misfit.seq} does not fit`);
  return { entries, took, megabytes: peakMegabytes() };
};

export const FOLD_CHILDREN = { "fold-memory": foldMemory, "fold-disk": foldDisk, verify };
