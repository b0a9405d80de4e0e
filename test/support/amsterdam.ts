import { readFileSync } from "node:fs";
import path from "node:path";
import { AMSTERDAM_MAPPINGS } from "../../src/exchange/amsterdam.ts";
import { readSample } from "../../src/exchange/dialect.ts";
import { fittingMapping } from "../../src/exchange/mapping.ts";
import { planReading, readRegister } from "../../src/exchange/read-register.ts";
import { RegisterImport } from "../../src/exchange/register-drafts.ts";
import { columnsOf } from "../../src/mirror/columns.ts";
import { type View, viewFor } from "../../src/mirror/view.ts";
import { checkDraft } from "../../src/register/check.ts";
import type { Draft, WrittenEntry } from "../../src/register/entry.ts";
import { asBookId, asEntryId, asPartyId } from "../../src/register/ids.ts";
import { emptyRegister } from "../../src/register/empty-register.ts";
import { addEntry, type Register } from "../../src/register/register.ts";
import { countingIds } from "./fold.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../shared/data/amsterdam-subsidieregister");
/** The register as published, when it lies beside the project. */
export const REGISTER = path.join(FOLDER, "register_2019-01-14.csv");
const by = { party: asPartyId("municipality-0000000"), account: "account-000000000000" };
const AT = "2019-01-15T00:00:00.000Z";

/** A file of Amsterdam's register as anybody sees it once it is in a book, with only the lines that `keep` lets through. */
export async function amsterdam(file: string, date: string, keep: (line: string) => boolean): Promise<View> {
  const [header = "", ...lines] = readFileSync(path.join(FOLDER, file), "utf8").split("\n");
  const bytes = new TextEncoder().encode([header, ...lines.filter(keep)].join("\n"));
  const register = emptyRegister({ id: asBookId("amsterdam"), type: "register" });
  const body = { name: "Gemeente Amsterdam", type: "municipality", side: "institution", words: "unknown" } as const;
  write(register, { kind: "party", by, id: asEntryId(by.party), body: { ...body, relay: false } }, "party");
  await bring(register, bytes, date);
  return viewFor(columnsOf(register), register, {}, Date.UTC(2020, 0, 1));
}

async function bring(register: Register, bytes: Uint8Array, date: string): Promise<void> {
  const sample = readSample(bytes);
  const mapping = fittingMapping(sample.dialect.headers, AMSTERDAM_MAPPINGS);
  if (!mapping) throw new Error("no mapping fits this file");
  const plan = planReading(sample, mapping, date);
  const newId = countingIds();
  const importing = new RegisterImport(register, { plan, by, newId, whyTitle: "zo heet de regeling" });
  for await (const batch of readRegister([bytes], plan))
    for (const draft of importing.step(register, batch.rows()).drafts) write(register, draft, newId());
}

function write(register: Register, draft: Draft, newId: string): void {
  const { body, audience } = checkDraft(register, draft, Date.parse(AT));
  const id = draft.id ?? asEntryId(newId);
  const seq = register.entries.length + 1;
  addEntry(register, { seq, id, audience, kind: draft.kind, by: draft.by, at: AT, body } as WrittenEntry);
}
