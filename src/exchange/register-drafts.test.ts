import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDraft } from "../register/check.ts";
import type { Author, Draft, EntryOf, WrittenEntry } from "../register/entry.ts";
import { asBookId, type EntryId, type PartyId } from "../register/ids.ts";
import { emptyRegister } from "../register/empty-register.ts";
import { addEntry, bodyNow, fileAt, type Register, writtenAt } from "../register/register.ts";
import { AMSTERDAM_MAPPINGS } from "./amsterdam.ts";
import { readSample } from "./dialect.ts";
import { fittingMapping, type Mapping, suggestColumns } from "./mapping.ts";
import { planReading, readRegister } from "./read-register.ts";
import { type ImportStep, RegisterImport } from "./register-drafts.ts";

const CITY = "city-000000000000000000" as PartyId;
const AGENCY = "agency-0000000000000000" as PartyId;
const by: Author = { party: CITY, account: "account" };
const SOURCE = "Register van Verzonnen";

function idsFrom(start: number): () => string {
  let last = start;
  return () => `id-${String(last++).padStart(20, "0")}`;
}

function emptyBook(): Register {
  const register = emptyRegister({ id: asBookId("book"), type: "register" });
  for (const party of [CITY, AGENCY]) {
    const body = { name: party, type: "municipality", side: "institution", words: "unknown", relay: false } as const;
    write(register, { kind: "party", by: { party, account: "account" }, id: party as string as EntryId, body });
  }
  return register;
}

/** What the desk does with a draft, without seals and a database. */
function write(register: Register, draft: Draft): void {
  const seq = register.entries.length + 1;
  const at = new Date(Date.UTC(2019, 0, 1) + seq).toISOString();
  const { body, audience } = checkDraft(register, draft, Date.parse(at));
  const id = draft.id ?? (`entry-${String(seq).padStart(20, "0")}` as EntryId);
  addEntry(register, { seq, id, audience, kind: draft.kind, by: draft.by, at, body } as WrittenEntry);
}

interface Import {
  readonly sourceDate?: string | null;
  readonly author?: Author;
}

async function bring(register: Register, file: string | Uint8Array, { sourceDate = null, author = by }: Import = {}) {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const sample = readSample(bytes);
  const own: Mapping = {
    name: "proposed",
    source: SOURCE,
    publisher: "Gemeente Verzonnen",
    columns: suggestColumns(sample.dialect.headers),
  };
  const mapping = typeof file === "string" ? own : (fittingMapping(sample.dialect.headers, AMSTERDAM_MAPPINGS) ?? own);
  const plan = planReading(sample, mapping, sourceDate);
  const newId = idsFrom(register.entries.length * 10);
  const importing = new RegisterImport(register, { plan, by: author, newId, whyTitle: "zo heet de regeling" });
  const total = { added: 0, changed: 0, same: 0, kept: 0, drafts: [] as Draft[] };
  for await (const batch of readRegister([bytes], plan)) {
    const step = importing.step(register, batch.rows());
    for (const draft of step.drafts) write(register, draft);
    sum(total, step);
  }
  return total;
}

function sum(total: { added: number; changed: number; same: number; kept: number; drafts: Draft[] }, step: ImportStep) {
  total.added += step.added;
  total.changed += step.changed;
  total.same += step.same;
  total.kept += step.kept;
  total.drafts.push(...step.drafts);
}

function requestOf(register: Register, file: string, source = SOURCE) {
  const row = fileAt(register, source, file)?.request;
  return bodyNow(register, writtenAt(register, row) as EntryOf<"request">);
}

function decisionOf(register: Register, file: string, source = SOURCE) {
  const row = fileAt(register, source, file)?.decision;
  return row === undefined ? undefined : bodyNow(register, writtenAt(register, row) as EntryOf<"decision">);
}

const HEADER = "dossier;aanvrager;aanvrager_id;aanvrager_soort;regeling;project;aangevraagd;verleend;vastgesteld\n";
const FEAST = "W-1;Stichting Verzonnen;A1;stichting;Feesten;Straatfeest;1000,00;400,00;NULL\n";

test("a row becomes a scheme, a request and a decision, with its source and line, by its publisher", async () => {
  const register = emptyBook();
  expect(await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14" })).toMatchObject({ added: 1, changed: 0 });
  const request = requestOf(register, "W-1");
  const source = { name: SOURCE, date: "2019-01-14", file: "W-1", line: 2 };
  expect(request).toMatchObject({
    from: { listed: { key: "A1", name: "Stichting Verzonnen", form: "foundation" } },
    to: CITY,
    matter: "money",
    what: "Straatfeest",
    amount: 100_000,
    asked: "unknown",
    year: "unknown",
    source,
  });
  expect(register.entries[register.rowOf.get(request.rule as EntryId) ?? -1]).toMatchObject({
    kind: "rule",
    audience: "public",
    body: { title: "Feesten", type: "subsidy", owner: CITY, written: "unknown" },
  });
  expect(decisionOf(register, "W-1")).toMatchObject({
    decider: CITY,
    outcome: "partly",
    amount: 40_000,
    settled: "unknown",
    decided: "unknown",
    nature: "public-law",
    source,
  });
});

test.each([
  ["1000,00;1000,00", "granted"],
  ["NULL;1000,00", "granted"],
  ["1000,00;0,01", "partly"],
  ["1000,00;0,00", "not-granted"],
  ["1000,00;NULL", undefined],
])("asked and granted %s is %s", async (amounts, outcome) => {
  const register = emptyBook();
  await bring(register, `dossier;aangevraagd;verleend\nW-1;${amounts}\n`);
  expect(decisionOf(register, "W-1")?.outcome).toBe(outcome);
});

test.each([
  ["Aanvraag in behandeling nemen;0,00", undefined],
  ["Opstellen beschikking verlening;500,00", undefined],
  ["Wachten op bezwaar verlening;500,00", "granted"],
  ["Verwerken bezwaar verlening;0,00", "not-granted"],
  ["Zaak afgesloten;0,00", "not-granted"],
  ["Ingetrokken;0,00", "withdrawn"],
  ["Een nieuw woord;0,00", undefined],
  ["Een nieuw woord;500,00", "granted"],
])("with status and granted %s the decision is %s", async (cells, outcome) => {
  const register = emptyBook();
  await bring(register, `dossier;status;verleend\nW-1;${cells}\n`);
  expect(decisionOf(register, "W-1")?.outcome).toBe(outcome);
  expect(requestOf(register, "W-1").status).toBe(cells.split(";")[0]);
});

test("never: a private applicant's name, id or title in an entry, in this version or a later one", async () => {
  const register = emptyBook();
  await bring(register, `${HEADER}W-1;Q. Verzinsel;A9;particulier;Feesten;Feest bij Verzinsel;1,00;1,00;NULL\n`);
  await bring(register, `${HEADER}W-1;Stichting Verzinsel;A9;stichting;Feesten;Feest bij Verzinsel;2,00;2,00;NULL\n`, {
    sourceDate: "2019-01-14",
  });
  expect(requestOf(register, "W-1")).toMatchObject({ from: { residents: true }, what: "unknown" });
  expect(JSON.stringify(register.entries)).not.toMatch(/verzinsel|A9/i);
});

test("a masked name has its id as key, an unmasked name without id its name", async () => {
  const register = emptyBook();
  await bring(register, `${HEADER}W-1;(naam gemaskeerd);A2;overig;;;1,00;1,00;\nW-2;Kring Oost;;overig;;;1,00;1,00;\n`);
  expect(requestOf(register, "W-1").from).toEqual({ listed: { key: "A2", form: "other" } });
  expect(requestOf(register, "W-2").from).toEqual({ listed: { key: "kring oost", name: "Kring Oost", form: "other" } });
});

test("a scheme with a word of health in its published name goes in with the reason why", async () => {
  const register = emptyBook();
  await bring(register, "dossier;regeling;verleend\nW-1;Regeling gehandicaptensport;1,00\n");
  expect(register.entries.find(({ kind }) => kind === "rule")).toMatchObject({ body: { why: "zo heet de regeling" } });
});

test("the same file again adds nothing", async () => {
  const register = emptyBook();
  await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14" });
  const entries = register.entries.length;
  expect(await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14" })).toMatchObject({ added: 0, same: 1 });
  expect(await bring(register, HEADER + FEAST, { sourceDate: "2019-02-14" })).toMatchObject({ added: 0, same: 1 });
  expect(register.entries).toHaveLength(entries);
});

const LATER = FEAST.replace("400,00;NULL", "500,00;450,00").replace("Feesten", "Kleine feesten");

test("a newer version corrects its own entries; the old words stay", async () => {
  const register = emptyBook();
  await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14" });
  const { drafts, changed } = await bring(register, HEADER + LATER, { sourceDate: "2019-02-14" });
  expect(changed).toBe(1);
  expect(drafts.map(({ kind }) => kind)).toEqual(["rule", "correction", "correction"]);
  expect(decisionOf(register, "W-1")).toMatchObject({
    amount: 50_000,
    settled: 45_000,
    source: { date: "2019-02-14" },
  });
  expect(register.entries.find(({ kind }) => kind === "decision")).toMatchObject({ body: { amount: 40_000 } });
});

test.each(["2019-01-13", "2019-01-14", null])(
  "a version of %s never corrects one of 2019-01-14",
  async (sourceDate) => {
    const register = emptyBook();
    await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14" });
    expect(await bring(register, HEADER + LATER, { sourceDate })).toMatchObject({ changed: 0, kept: 1, drafts: [] });
  },
);

test("an older version does not come back after a newer one in which this file had not changed", async () => {
  const register = emptyBook();
  const other = FEAST.replace("W-1", "W-2");
  await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14" });
  await bring(register, HEADER + FEAST + other, { sourceDate: "2019-03-14" });
  expect(await bring(register, HEADER + LATER, { sourceDate: "2019-02-14" })).toMatchObject({ kept: 1, drafts: [] });
});

test("a newer version with fewer columns takes nothing back, and a missing file says nothing", async () => {
  const register = emptyBook();
  const second = "W-2;(naam gemaskeerd);A2;overig;Feesten;Markt;10,00;10,00;NULL\n";
  await bring(register, HEADER + FEAST + second, { sourceDate: "2019-01-14" });
  const shorter = "dossier;aanvrager;verleend\nW-1;Stichting Verzonnen;500,00\n";
  expect(await bring(register, shorter, { sourceDate: "2019-02-14" })).toMatchObject({ changed: 1 });
  expect(requestOf(register, "W-1")).toMatchObject({
    from: { listed: { key: "A1", form: "foundation" } },
    what: "Straatfeest",
    amount: 100_000,
  });
  expect(decisionOf(register, "W-1")).toMatchObject({ amount: 50_000, outcome: "partly" });
  expect(decisionOf(register, "W-2")).toMatchObject({ amount: 1000 });
});

test("what was waiting gets its decision from a newer version", async () => {
  const register = emptyBook();
  await bring(register, "dossier;status;verleend\nW-1;In behandeling;0,00\n", { sourceDate: "2016-01-18" });
  expect(decisionOf(register, "W-1")).toBeUndefined();
  const { drafts } = await bring(register, "dossier;verleend\nW-1;20,00\n", { sourceDate: "2019-01-14" });
  expect(drafts.map(({ kind }) => kind)).toEqual(["decision"]);
});

test("an entry by another author is left as it is", async () => {
  const register = emptyBook();
  await bring(register, HEADER + FEAST, { sourceDate: "2019-01-14", author: { party: AGENCY, account: "account" } });
  expect(await bring(register, HEADER + LATER, { sourceDate: "2019-02-14" })).toMatchObject({ kept: 1, drafts: [] });
});

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("Stichting Verzonnen", "(Particulier)", "NULL", "0,00", "12,50", "particulier", "İ".repeat(200)),
);
const row = fc.array(cell, { minLength: 9, maxLength: 9 });
const quoted = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(";");

test("seed 6: whatever stands in the cells, the book takes every draft, and the same rows again add nothing", async () => {
  const check = async (rows: readonly string[][]) => {
    const register = emptyBook();
    const file = HEADER + FEAST + rows.map((cells) => `${quoted(cells)}\n`).join("");
    const { added } = await bring(register, file, { sourceDate: "2019-01-14" });
    expect(added).toBeGreaterThan(0);
    const again = await bring(register, file, { sourceDate: "2019-02-14" });
    expect(again).toMatchObject({ added: 0, same: added, drafts: [] });
  };
  await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 5 }), check), { seed: 6, numRuns: 300 });
});

const folder = path.resolve(import.meta.dirname, "../../../shared/data/amsterdam-subsidieregister");
const here = existsSync(folder) ? ["the folder beside the project"] : [];
const real = (file: string) => readFileSync(path.join(folder, file));
const AMSTERDAM = "Subsidieregister Amsterdam";

test.each(here)("in %s: the real register goes in once, after the process snapshot", async () => {
  const register = emptyBook();
  const process = await bring(register, real("proces_2016-01.csv"), { sourceDate: "2016-01-18" });
  expect(process).toMatchObject({ added: 2009, changed: 0, same: 0, kept: 0 });
  const first = await bring(register, real("register_2019-01-14.csv"), { sourceDate: "2019-01-14" });
  expect(first.added + first.changed + first.same).toBe(12_778);
  expect(first.kept).toBe(0);
  const again = await bring(register, real("register_2019-01-14.csv"), { sourceDate: "2019-01-14" });
  expect(again).toMatchObject({ added: 0, changed: 0, same: 12_778, kept: 0, drafts: [] });
  const older = await bring(register, real("ingest-quirks/2017-01-02_cab8fa0_utf-8_semicolon_crlf.csv"));
  expect(older.changed).toBe(0);
  expect(decisionOf(register, "SBA-000992", AMSTERDAM)).toBeUndefined();
  expect(requestOf(register, "SBA-000019", AMSTERDAM)).toMatchObject({ from: { residents: true }, amount: 400_000 });
});

test.each(here)("in %s: outcomes of the real register, and nothing of its residents", async () => {
  const register = emptyBook();
  await bring(register, real("register_2019-01-14.csv"), { sourceDate: "2019-01-14" });
  const count = { request: 0, residents: 0, "not-granted": 0, decision: 0, rule: 0 };
  for (const entry of register.entries) {
    if (entry.kind === "request") count.request++;
    if (entry.kind === "request" && "residents" in entry.body.from) count.residents++;
    if (entry.kind === "decision") count.decision++;
    if (entry.kind === "decision" && entry.body.outcome === "not-granted") count["not-granted"]++;
    if (entry.kind === "rule") count.rule++;
  }
  expect(count).toEqual({ request: 12_778, residents: 2770, "not-granted": 2294, decision: 12_772, rule: 296 });
  expect(new Set(register.entries.map(({ audience }) => audience))).toContain("public");
});
