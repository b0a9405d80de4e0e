import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { suggestColumns } from "../src/exchange/mapping.ts";
import { planReading, readRegister } from "../src/exchange/read-register.ts";
import { openRegisterFile } from "../src/http/register-file.ts";
import { madeUpRegister, manyRows } from "../test/support/made-up-register.ts";
import { peakMegabytes } from "./child.ts";
import { type Figure, timed } from "./measure.ts";

export interface Reading {
  /** From the file to checked columns: what an import does before it writes. */
  readonly ours: Figure;
  /** The same with a row made of each line, as the import needs them while it writes. */
  readonly made: Figure;
  readonly duck: Figure;
  readonly rows: number;
  readonly bad: number;
  readonly bytes: number;
  readonly megabytes: number;
}

const ROWS = 1_000_000;

/** A made-up register from its file to checked rows, beside DuckDB. */
export async function timedReading(): Promise<Reading> {
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-bench-"));
  const file = path.join(folder, "register.csv");
  writeRegister(file);
  const ours = await timed(() => readOurs(file, false));
  const counted = await readOurs(file, false);
  const megabytes = peakMegabytes();
  const made = await timed(() => readOurs(file, true), 3);
  const duck = await inDuckDb(file);
  rmSync(folder, { recursive: true });
  return { ours, made, duck, ...counted, megabytes };
}

/** Amounts and applicants as various as those of a city, written piece by piece so that memory is what reading takes. */
function writeRegister(file: string): void {
  const piece = manyRows(10_000);
  for (let from = 0; from < ROWS; from += piece.length) {
    const rows = piece.map((row, at) => {
      const i = from + at;
      return {
        ...row,
        number: `SBA-${i}`,
        name: `Stichting Nummer ${(i * 7919) % 20_011}`,
        asked: `${(i * 104_729) % 50_021}.00`,
        granted: `${(i * 1_299_709) % 10_007}.50`,
      };
    });
    const text = madeUpRegister(rows);
    appendFileSync(file, from === 0 ? text : text.slice(text.indexOf("\n") + 1));
  }
}

/** As the import reads it, piece by piece from the disk. */
async function readOurs(path: string, making: boolean): Promise<Pick<Reading, "rows" | "bad" | "bytes">> {
  const { sample, bytes, chunks } = await openRegisterFile(path);
  const mapping = {
    name: "made up",
    source: "made up",
    publisher: "city",
    columns: suggestColumns(sample.dialect.headers),
  };
  let [rows, bad] = [0, 0];
  for await (const batch of readRegister(chunks(), planReading(sample, mapping, null))) {
    rows += making ? batch.rows().length : batch.good;
    bad += batch.bad.length;
  }
  return { rows: rows + bad, bad, bytes };
}

async function inDuckDb(file: string): Promise<Figure> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const figure = await timed(
    () => connection.run(`CREATE OR REPLACE TABLE register AS SELECT * FROM read_csv('${file}', header = true)`),
    3,
  );
  connection.closeSync();
  return figure;
}
