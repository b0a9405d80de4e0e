import { expect, test } from "vitest";
import { everyPicture, id, smallContext } from "../../test/support/small-book.ts";
import { findingCsv, findingJson } from "./finding-data.ts";

const context = smallContext();

test("a finding as data names parties and entries by id, and not those the viewer may not read", () => {
  const { tables, basis } = findingJson(context, everyPicture);
  expect(tables[0]?.rows[0]?.[0]).toBe(id("town"));
  expect(tables[0]?.rows.map((row) => row[5])).toEqual([id("entry3"), id("entry4"), null]);
  expect(basis.entries).toEqual([id("entry3"), id("entry4"), null]);
  expect(tables[1]?.rows[0]?.[1]).toBe("2018-03-01");
});

test("a finding as CSV follows RFC 4180: CRLF, quotes doubled, one heading per column", () => {
  const csv = findingCsv(context, everyPicture, "steps");
  const lines = csv.slice(1).split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines.at(-1)).toBe("");
  expect(csv).toContain('"zei ""ja"", misschien"');
  expect(lines[1]).toContain("2018-03-01");
});

test("text that a spreadsheet would take for a formula is made safe; numbers stay numbers", () => {
  expect(findingCsv(context, everyPicture, "steps")).toContain(",'=beslist,");
  expect(findingCsv(context, everyPicture, "groups")).toContain("'=De Brede Tafel,0.25,");
});

test("what is unknown says so in a file", () => {
  expect(findingCsv(context, everyPicture, "groups")).toContain(
    "Stichting Brug,onbekend,onbekend,onbekend,50000,onbekend",
  );
});
