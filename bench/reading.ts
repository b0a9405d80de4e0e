import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { readSample } from "../src/exchange/dialect.ts";
import { suggestColumns } from "../src/exchange/mapping.ts";
import { planReading, readRegister } from "../src/exchange/read-register.ts";
import { madeUpRegister, manyRows } from "../test/support/made-up-register.ts";
import { peakMegabytes } from "./child.ts";
import { type Figure, timed } from "./measure.ts";

export interface Reading {
  readonly ours: Figure;
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
  const ours = await timed(() => readOurs(file), 3);
  const counted = await readOurs(file);
  const megabytes = peakMegabytes();
  const duck = await inDuckDb(file);
  rmSync(folder, { recursive: true });
  return { ours, duck, ...counted, megabytes };
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

/** What an import does before it writes. */
async function readOurs(file: string): Promise<Pick<Reading, "rows" | "bad" | "bytes">> {
  const bytes = readFileSync(file);
  const sample = readSample(bytes);
  const mapping = {
    name: "made up",
    source: "made up",
    publisher: "city",
    columns: suggestColumns(sample.dialect.headers),
  };
  let [rows, bad] = [0, 0];
  for await (const batch of readRegister([bytes], planReading(sample, mapping, null))) {
    rows += batch.good + batch.bad.length;
    bad += batch.bad.length;
  }
  return { rows, bad, bytes: bytes.length };
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
