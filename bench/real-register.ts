import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { AMSTERDAM_MAPPINGS } from "../src/exchange/amsterdam.ts";
import { readSample } from "../src/exchange/dialect.ts";
import { fittingMapping, type Mapping } from "../src/exchange/mapping.ts";
import { planReading, readRegister } from "../src/exchange/read-register.ts";
import { RegisterImport } from "../src/exchange/register-drafts.ts";
import type { Desk } from "../src/desk/desk.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook, means } from "../test/support/book.ts";

/** Amsterdam's subsidy register of 14 January 2019; undefined where the folder beside the project is not there. */
export function registerFile(): string | undefined {
  const file = path.resolve("../shared/data/amsterdam-subsidieregister/register_2019-01-14.csv");
  return existsSync(file) ? file : undefined;
}

/** CSV to committed entries, as the import does it; `times` repeats the register under other file numbers. */
export async function importRegister(desk: Desk, file: string): Promise<{ book: BookId; rows: number }> {
  const { book, city } = await foundBook(
    desk,
    `r${means
      .newId()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "")}`,
    "register",
  );
  const bytes = readFileSync(file);
  return { book, rows: await importBytes(desk, book, city, bytes) };
}

async function importBytes(desk: Desk, book: BookId, city: PartyId, bytes: Uint8Array): Promise<number> {
  const sample = readSample(bytes);
  const plan = planReading(sample, fittingMapping(sample.dialect.headers, AMSTERDAM_MAPPINGS) as Mapping, "2019-01-14");
  const settings = {
    plan,
    by: { party: city, account: "bench" },
    newId: means.newId,
    whyTitle: "name of a published scheme",
  };
  const importing = new RegisterImport((await desk.open(book)).register, settings);
  let rows = 0;
  for await (const batch of readRegister([bytes], plan)) {
    const { register } = await desk.open(book);
    await desk.writeAll(
      book,
      importing.step(register, batch.rows).drafts.map((draft) => ({ draft })),
    );
    rows += batch.rows.length;
  }
  return rows;
}
