import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { rowsOf, TABLES } from "../storage/dump.ts";
import type { Queries, Row } from "../storage/engine.ts";
import { erasedSoFar } from "../storage/entries.ts";
import { STEPS } from "../storage/schema.ts";

const FORMAT = 1;
const PAGE = 5000;

/** The first line of a backup. */
interface Head {
  readonly wijkspiegel: "backup";
  readonly format: number;
  /** How many steps the tables had taken; a backup from before they were counted has none. */
  readonly step?: number;
  readonly made: string;
}

/** One row of one table. */
export interface BackupRow {
  readonly table: string;
  readonly row: Row;
}

/** What keeps a file from being a whole backup. */
export class NotABackup extends Error {
  readonly reason: "other-file" | "newer" | "cut-short";

  constructor(reason: NotABackup["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

interface Writing {
  readonly made: string;
  readonly tell: (rows: number) => void;
  readonly interrupted: AbortSignal;
}

/**
 * Writes every row of every table as lines of JSON, compressed: head, rows, and a last line that counts them. The file gets
 * its name only when it is whole, and is written anew when something was erased meanwhile: its photo would be missing. Gives the number
 * of rows.
 */
export async function writeBackup(queries: Queries, path: string, writing: Writing): Promise<number> {
  for (;;) {
    const before = await erasedSoFar(queries);
    const rows = await writeOnce(queries, path, writing);
    if ((await erasedSoFar(queries)) === before) return rows;
  }
}

async function writeOnce(queries: Queries, path: string, { made, tell, interrupted }: Writing): Promise<number> {
  const beside = `${path}.part`;
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify({ wijkspiegel: "backup", format: FORMAT, step: STEPS.length, made } satisfies Head)}\n`;
    for (const table of TABLES) {
      for await (const rows of rowsOf(queries, table, PAGE)) {
        tell((count += rows.length));
        yield rows.map((row) => `${JSON.stringify({ table: table.name, row })}\n`).join("");
      }
    }
    yield `${JSON.stringify({ rows: count })}\n`;
  }
  try {
    const file = createWriteStream(beside, { mode: 0o600, flush: true });
    await pipeline(Readable.from(lines()), createGzip(), file, { signal: interrupted });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return count;
}

/** The rows of a backup. Throws NotABackup, at its end when it was cut short: whoever reads keeps nothing until then. */
export async function* readBackup(path: string): AsyncGenerator<BackupRow> {
  const unzipped = createReadStream(path).pipe(createGunzip());
  let head: Head | undefined;
  let count = 0;
  let whole = false;
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
      const said = JSON.parse(line) as Partial<BackupRow> & { readonly rows?: number };
      if (head === undefined) head = headOf(said);
      else if (said.table === undefined) whole = said.rows === count;
      else yield (count++, said as BackupRow);
    }
  } catch (error) {
    throw isDamage(error) ? new NotABackup(head === undefined ? "other-file" : "cut-short") : error;
  }
  if (!whole) throw new NotABackup(head === undefined ? "other-file" : "cut-short");
}

function headOf(said: object): Head {
  const head = said as Partial<Head>;
  if (head.wijkspiegel !== "backup") throw new NotABackup("other-file");
  if (head.format !== FORMAT || (head.step ?? 1) > STEPS.length) throw new NotABackup("newer");
  return head as Head;
}

const isDamage = (error: unknown): boolean =>
  error instanceof SyntaxError || String((error as NodeJS.ErrnoException).code).startsWith("Z_");
