import fc from "fast-check";
import { expect, test } from "vitest";
import { badRowsFile } from "./bad-rows.ts";
import { readSample } from "./dialect.ts";
import { type Mapping, suggestColumns } from "./mapping.ts";
import { planReading, readRegister } from "./read-register.ts";
import type { BadRow, RegisterRow } from "./register-row.ts";
import type { CheckedRows } from "./row-checker.ts";
import { UnreadableFile } from "./unreadable-file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

const mappingOf = (headers: readonly string[]): Mapping => ({
  name: "proposed",
  source: "Register van Verzonnen",
  publisher: "Gemeente Verzonnen",
  columns: suggestColumns(headers),
});

interface Whole {
  readonly rows: readonly RegisterRow[];
  readonly bad: readonly BadRow[];
  readonly batches: readonly CheckedRows[];
}

async function readWhole(file: Uint8Array, sourceDate: string | null = null, chunkSize = 1e9): Promise<Whole> {
  const sample = readSample(file);
  const plan = planReading(sample, mappingOf(sample.dialect.headers), sourceDate);
  const batches = await Array.fromAsync(readRegister(chunksOf(file, chunkSize), plan));
  return { rows: batches.flatMap((b) => b.rows()), bad: batches.flatMap((b) => b.bad), batches };
}

function* chunksOf(file: Uint8Array, size: number): Generator<Uint8Array> {
  for (let start = 0; start < file.length; start += size) yield file.subarray(start, start + size);
}

const REGISTER = `dossier;aanvrager;aanvrager_id;aanvrager_soort;regeling;project;periodiciteit;aangevraagd;verleend;subsidiejaar;ontvangstdatum;status
W-1;Stichting Verzonnen;A1;stichting;Feesten;Straatfeest;Eenmalig;1.234,56;1.000,00;2016;27-8-2015;Wachten op bezwaar verlening
W-2;(Particulier);;particulier;Feesten;Feest bij Q. Verzonnen;Periodiek;500;NULL;NULL;NULL;Iets nieuws
W-3;(naam gemaskeerd);A3;overig;NULL;NULL;Soms;;0,00;2017;1-1-2016;NULL
`;

test("a row is typed; what the file does not say is null, and 0 stays 0", async () => {
  const { rows, bad } = await readWhole(bytes(REGISTER));
  expect(bad).toEqual([]);
  expect(rows[0]).toEqual({
    line: 2,
    fileNumber: "W-1",
    applicant: { kind: "organisation", name: "Stichting Verzonnen", id: "A1", form: "foundation", formDerived: false },
    scheme: "Feesten",
    policyArea: null,
    unit: null,
    department: null,
    project: "Straatfeest",
    cadence: "once",
    asked: 123_456,
    granted: 100_000,
    settled: null,
    year: 2016,
    receivedOn: "2015-08-27",
    status: { word: "Wachten op bezwaar verlening", state: "decided" },
    channel: null,
    registerDate: null,
    firstListedWithDecision: null,
  });
  expect(rows[2]).toMatchObject({ asked: null, granted: 0, cadence: null, scheme: null, project: null, status: null });
});

test("never: a resident's name, id or project title", async () => {
  const { rows } = await readWhole(bytes(REGISTER));
  expect(rows[1]).toMatchObject({ applicant: { kind: "resident" }, project: null, cadence: "yearly", granted: null });
  expect(JSON.stringify(rows[1])).not.toContain("Verzonnen");
});

test("the plan says which fields the file has", () => {
  const sample = readSample(bytes("dossier;verleend\nW-1;5\n"));
  const { fields } = planReading(sample, mappingOf(sample.dialect.headers), null);
  expect([...fields]).toEqual(["file-number", "granted"]);
});

test("a mapping that does not fit is refused before the first row", () => {
  const sample = readSample(bytes("kleur;verleend\nrood;5\n"));
  expect(() => planReading(sample, mappingOf(sample.dialect.headers), null)).toThrow(UnreadableFile);
});

const WITH_BAD_ROWS = `dossier,aanvrager,verleend,ontvangstdatum,
--------,--------,--------,--------,
W-1,Stichting Verzonnen,12.50,2015-08-27,
W-2,=SOM(A1),12.5O,2015-08-27,
,Stichting Verzonnen,1.00,31-2-2015,
W-4,Kring, Zang en Dans,12.50,2015-08-27
W-1,Stichting Verzonnen,13.00,2015-08-27,
W-5,"Kring "Oost"",1.00,2015-08-27,
W-6,Stichting Verzonnen,1.00,2016-09-24,
W-7,Kring
W-8,Kring Noord,2.00,NULL,
`;

test("bad rows are listed by line, column, value and reason with what would be right; the good rows are in", async () => {
  const { rows, bad } = await readWhole(bytes(WITH_BAD_ROWS), "2016-01-18");
  expect(rows.map(({ fileNumber }) => fileNumber)).toEqual(["W-1", "W-8"]);
  const listed = bad.flatMap(({ line, problems }) =>
    problems.map(({ column, value, code, expected }) => [line, column, value, code, expected]),
  );
  expect(listed).toEqual([
    [4, "verleend", "12.5O", "amount-unreadable", "1234.56"],
    [5, "dossier", "", "file-number-missing", "SBA-000019"],
    [5, "ontvangstdatum", "31-2-2015", "date-impossible", "2015-08-27"],
    [6, null, "5", "cells-too-many", "4"],
    [7, "dossier", "W-1", "file-number-twice", "3"],
    [8, null, 'W-5,"Kring "Oost"",1.00,2015-08-27,', "quote-misplaced", '"…""…"'],
    [9, "ontvangstdatum", "2016-09-24", "date-after-register", "≤ 2016-01-18"],
    [10, null, "2", "cells-too-few", "4"],
  ]);
});

test("the file of bad rows is read with the same result, and mended it goes in", async () => {
  const sample = readSample(bytes(WITH_BAD_ROWS));
  const { bad } = await readWhole(bytes(WITH_BAD_ROWS), "2016-01-18");
  const file = badRowsFile(sample.dialect, bad);
  expect(file).toContain("W-2,=SOM(A1),12.5O,2015-08-27,\n");
  const again = await readWhole(bytes(file), "2016-01-18");
  expect(again.bad.map(({ raw }) => raw)).toEqual(bad.map(({ raw }) => raw).filter((raw) => !raw.startsWith("W-1")));
  const mended = await readWhole(bytes(file.replace("12.5O", "12.50")), "2016-01-18");
  expect(mended.rows.map(({ fileNumber }) => fileNumber)).toContain("W-2");
});

test("a text that no entry can hold is a bad row", async () => {
  const { bad } = await readWhole(bytes(`dossier;regeling\nW-1;${"x".repeat(201)}\nW-2;b\n`));
  expect(bad[0]?.problems).toMatchObject([{ column: "regeling", code: "text-too-long", expected: "200" }]);
});

const long = `dossier;verleend\n${Array.from({ length: 12_345 }, (_, i) => `W-${i};${i},50\n`).join("")}`;

test("rows come in batches, which can be counted before any row is made", async () => {
  const { batches } = await readWhole(bytes(long));
  const sizes = batches.map(({ good }) => good);
  expect(Math.max(...sizes)).toBe(1000);
  expect(sizes.length).toBe(13);
  expect(batches.map((batch) => batch.rows().length)).toEqual(sizes);
});

test.each([1, 7, 1000, 65_537])("chunks of %i bytes give the same rows as the whole", async (size) => {
  const file = bytes(REGISTER.repeat(3).replaceAll("Verzonnen", "Coöperatie"));
  const { rows, bad } = await readWhole(file, null, size);
  const whole = await readWhole(file);
  expect({ rows, bad }).toEqual({ rows: whole.rows, bad: whole.bad });
});

test("a quote that never closes is refused in the middle, with its line", async () => {
  const reading = readWhole(bytes(`${long}W-x;"5\nW-y;6\n`));
  await expect(reading).rejects.toMatchObject({ problem: { code: "quote-not-closed", line: 12_347 } });
});

const noise = fc.uint8Array({ maxLength: 400 });
const csvLike = fc
  .string({
    unit: fc.constantFrom("dossier", "verleend", ";", ",", "\t", '"', "\n", "\r\n", "-", "1", ".5", "é", "\ufeff", " "),
  })
  .map((text) => bytes(text));

test("seed 5: any bytes give rows or a refusal, and no row is lost", async () => {
  const check = async (file: Uint8Array, size: number) => {
    try {
      const { batches, rows, bad } = await readWhole(file, null, size);
      expect(batches.reduce((sum, { good }) => sum + good, 0)).toBe(rows.length);
      expect([...rows, ...bad].length).toBe(new Set([...rows, ...bad].map(({ line }) => line)).size);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  };
  const started = csvLike.map((file) => Uint8Array.of(...bytes("dossier;verleend\nW-1;5\n"), ...file));
  await fc.assert(fc.asyncProperty(fc.oneof(noise, csvLike, started), fc.integer({ min: 1, max: 500 }), check), {
    seed: 5,
    numRuns: 3000,
  });
});
