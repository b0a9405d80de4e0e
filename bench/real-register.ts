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

const FOLDER = path.resolve("../shared/data/amsterdam-subsidieregister");
/** Amsterdam's subsidy register of 14 January 2019, and its files under way in January 2016. */
export const REGISTER_FILE = path.join(FOLDER, "register_2019-01-14.csv");
export const PROCESS_FILE = path.join(FOLDER, "proces_2016-01.csv");

/** Whether the folder with the real register is beside the project; says so where it is not. */
export function hasRegister(part: string): boolean {
  const there = existsSync(REGISTER_FILE);
  if (!there) console.log(`${part}: the register is not beside the project, nothing measured`);
  return there;
}

/** CSV to committed entries in a book of its own, as the import does it. */
export async function importRegister(desk: Desk, file: string): Promise<BookId> {
  const name = `r${means.newId()}`.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const { book, city } = await foundBook(desk, name, "register");
  await importInto(desk, { book, city, file });
  return book;
}

interface Importing {
  readonly book: BookId;
  readonly city: PartyId;
  readonly file: string;
}

/** The same into a book that is there. */
export async function importInto(desk: Desk, { book, city, file }: Importing): Promise<void> {
  const bytes = readFileSync(file);
  const sample = readSample(bytes);
  const date = file === PROCESS_FILE ? "2016-01" : "2019-01-14";
  const plan = planReading(sample, fittingMapping(sample.dialect.headers, AMSTERDAM_MAPPINGS) as Mapping, date);
  const by = { party: city, account: "bench" };
  const settings = { plan, by, newId: means.newId, whyTitle: "name of a published scheme" };
  const importing = new RegisterImport((await desk.open(book)).register, settings);
  for await (const batch of readRegister([bytes], plan)) {
    const { register } = await desk.open(book);
    await desk.writeAll(
      book,
      importing.step(register, batch.rows()).drafts.map((draft) => ({ draft })),
    );
  }
}
