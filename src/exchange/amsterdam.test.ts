import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { AMSTERDAM_MAPPINGS } from "./amsterdam.ts";
import { readSample } from "./dialect.ts";
import { fittingMapping } from "./mapping.ts";
import { planReading, readRegister } from "./read-register.ts";

const folder = path.resolve(import.meta.dirname, "../../../shared/data/amsterdam-subsidieregister");
/** The real files lie beside the project; where they do not, the first test says so. */
const here = existsSync(folder) ? ["the folder beside the project"] : [];

async function readReal(file: string, sourceDate: string | null) {
  const bytes = readFileSync(path.join(folder, file));
  const sample = readSample(bytes);
  const mapping = fittingMapping(sample.dialect.headers, AMSTERDAM_MAPPINGS);
  if (mapping === null) throw new Error(`no ready mapping fits ${file}`);
  const batches = await Array.fromAsync(readRegister([bytes], planReading(sample, mapping, sourceDate)));
  return {
    dialect: sample.dialect,
    mapping,
    rows: batches.flatMap((b) => b.rows()),
    bad: batches.flatMap((b) => b.bad),
  };
}

test(`the real registers are ${here.length === 1 ? "here and read" : "not here: nothing of them is read"}`, () => {
  expect(here.length === 1).toBe(existsSync(folder));
});

test("the ready mappings are of one register of one publisher", () => {
  expect(new Set(AMSTERDAM_MAPPINGS.map(({ source }) => source)).size).toBe(1);
  expect(new Set(AMSTERDAM_MAPPINGS.map(({ publisher }) => publisher))).toEqual(new Set(["Gemeente Amsterdam"]));
});

test.each(here)("in %s: the real register: 12,778 rows, all good, residents without name and title", async () => {
  const { rows, bad, dialect } = await readReal("register_2019-01-14.csv", "2019-01-14");
  expect({ rows: rows.length, bad: bad.length }).toEqual({ rows: 12_778, bad: 0 });
  expect(dialect).toMatchObject({ separator: ",", encoding: "utf-8", lineEnd: "\r\n" });
  const residents = rows.filter(({ applicant }) => applicant.kind === "resident");
  // 2,769 that the city masked, and one whose name it left in.
  expect(residents).toHaveLength(2770);
  expect(residents.every(({ project }) => project === null)).toBe(true);
  expect(rows.filter(({ granted }) => granted === 0)).toHaveLength(2294);
  expect(rows.filter(({ granted }) => granted === null)).toHaveLength(6);
  expect(rows.filter(({ settled }) => settled === null)).toHaveLength(4722);
  const masked = rows.filter(({ applicant }) => applicant.kind === "organisation" && applicant.name === null);
  expect(masked).toHaveLength(919);
  expect(masked.every(({ applicant }) => applicant.kind === "organisation" && applicant.id !== null)).toBe(true);
});

test.each(here)("in %s: each way the weekly feed arrived is read", async () => {
  const semicolon = await readReal("ingest-quirks/2016-08-24_a9d3c71_cp1252_semicolon_lf.csv", "2016-08-24");
  expect(semicolon.dialect).toMatchObject({ encoding: "windows-1252", separator: ";", lineEnd: "\n" });
  // One receipt date lies a month behind the file itself.
  expect([semicolon.rows.length, semicolon.bad.length]).toEqual([1499, 1]);
  expect(semicolon.rows.filter(({ scheme }) => scheme?.includes("Cliëntenparticipatie"))).not.toHaveLength(0);
  const comma = await readReal("ingest-quirks/2016-10-17_cdc3a61_utf-8_comma_lf.csv", null);
  expect(comma.dialect).toMatchObject({ separator: ",", trailingEmptyColumn: true });
  // Six project titles hold a comma without quotes, which shifts every cell behind it.
  expect(comma.bad.map(({ problems }) => problems[0]?.code)).toEqual(Array.from({ length: 6 }, () => "cells-too-many"));
  expect(comma.rows).toHaveLength(1494);
  for (const file of ["2017-01-02_cab8fa0_utf-8_semicolon_crlf.csv", "2019-01-14_72dde00_utf-8_semicolon_lf.csv"]) {
    const { rows, bad } = await readReal(`ingest-quirks/${file}`, null);
    expect([rows.length, bad.length]).toEqual([1500, 0]);
    expect(new Set(rows.map(({ registerDate }) => registerDate))).toEqual(new Set([file.slice(0, 10)]));
  }
});

test.each(here)("in %s: the process snapshot is read without its one impossible date", async () => {
  const { rows, bad } = await readReal("proces_2016-01.csv", "2016-01-18");
  expect(rows).toHaveLength(2009);
  expect(bad).toMatchObject([
    { problems: [{ column: "ontvangstdatum", value: "2016-09-24", code: "date-after-register" }] },
  ]);
  expect(new Set(rows.map(({ status }) => status?.word)).size).toBe(42);
  expect(rows.filter(({ status }) => status?.state === "objection")).toHaveLength(118);
  expect(rows.filter(({ receivedOn }) => receivedOn === null)).toHaveLength(1);
});
